package io.fastpg.codegen;

import java.util.ArrayList;
import java.util.List;

/** The lines in which two texts differ, as {@code diff} shows them. */
final class LineDifference {

	private static final int MOST_LINES = 60;

	private final List<String> before;

	private final List<String> after;

	private final List<String> result = new ArrayList<>();

	private int shared;

	private boolean inHunk;

	private LineDifference(List<String> before, List<String> after) {
		this.before = before;
		this.after = after;
	}

	/** Lines that begin with a minus, a plus, or two at signs and a line's number. */
	static List<String> between(String before, String after) {
		LineDifference difference = new LineDifference(before.lines().toList(), after.lines().toList());
		difference.find();
		List<String> lines = difference.result;
		if (lines.size() <= MOST_LINES) {
			return lines;
		}
		List<String> cut = new ArrayList<>(lines.subList(0, MOST_LINES));
		cut.add("... and " + (lines.size() - MOST_LINES) + " more lines");
		return cut;
	}

	private void find() {
		while (this.shared < Math.min(this.before.size(), this.after.size())
				&& this.before.get(this.shared).equals(this.after.get(this.shared))) {
			this.shared++;
		}
		int[][] common = common();
		int i = 0;
		int j = 0;
		while (i < common.length - 1 || j < common[0].length - 1) {
			boolean bothLeft = i < common.length - 1 && j < common[0].length - 1;
			if (bothLeft && before(i).equals(after(j))) {
				this.inHunk = false;
				i++;
				j++;
			}
			else if (j == common[0].length - 1 || (bothLeft && common[i + 1][j] >= common[i][j + 1])) {
				add(i, "-" + before(i++));
			}
			else {
				add(i, "+" + after(j++));
			}
		}
	}

	private void add(int index, String line) {
		if (!this.inHunk) {
			this.result.add("@@ line " + (this.shared + index + 1) + " @@");
			this.inHunk = true;
		}
		this.result.add(line);
	}

	/** How many lines the rests of both have in common, from each pair of lines on. */
	private int[][] common() {
		int[][] common = new int[this.before.size() - this.shared + 1][this.after.size() - this.shared + 1];
		for (int i = common.length - 2; i >= 0; i--) {
			for (int j = common[0].length - 2; j >= 0; j--) {
				common[i][j] = before(i).equals(after(j)) ? common[i + 1][j + 1] + 1
						: Math.max(common[i + 1][j], common[i][j + 1]);
			}
		}
		return common;
	}

	private String before(int index) {
		return this.before.get(this.shared + index);
	}

	private String after(int index) {
		return this.after.get(this.shared + index);
	}

}
