package io.fastpg.row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RowsTests {

	@Test
	void rowsPrintAsAnAlignedTable() {
		Rows<Row> rows = Rows
			.of(List.of(Row.of("artist_id", 1, "name", "AC/DC"), Row.of("artist_id", 22, "name", "Led\nZ")));

		assertThat(rows).hasToString("""
				artist_id | name
				----------+-------
				        1 | AC/DC
				       22 | Led\\nZ
				(2 rows)""");
	}

	@Test
	void recordsPrintTheirComponentsAndBeansTheirProperties() {
		assertThat(Rows.of(List.of(new Album(1, "Powerage")))).hasToString("""
				id | title
				---+---------
				 1 | Powerage
				(1 row)""");
		assertThat(Rows.of(List.of(new Cat()))).hasToString("""
				lives | name
				------+-----
				    9 | NULL
				(1 row)""");
	}

	@Test
	void singleValuesPrintUnderValue() {
		assertThat(Rows.of(Arrays.asList("a", null))).hasToString("""
				value
				-----
				a
				NULL
				(2 rows)""");
		assertThat(Rows.of(List.of())).hasToString("(0 rows)");
	}

	@Test
	void htmlHasHeadAndBodyAndIsEscaped() {
		assertThat(Rows.of(List.of(new Album(1, "<i>"))).toHtml())
			.isEqualTo("<table><thead><tr><th>id</th><th>title</th></tr></thead>"
					+ "<tbody><tr><td>1</td><td>&lt;i&gt;</td></tr></tbody></table>");
		assertThat(Rows.of(List.of()).toHtml()).isEqualTo("<table><tbody></tbody></table>");
	}

	@Test
	void nullPrintsUnlikeTheTextNull() {
		assertThat(Rows.of(Arrays.asList("NULL", null, "null", ""))).hasToString("""
				value
				------
				"NULL"
				NULL
				null

				(4 rows)""");
		assertThat(Rows.of(List.of(Row.of("x", Optional.empty(), "y", Optional.of(7))))).hasToString("""
				x    | y
				-----+--
				NULL | 7
				(1 row)""");
	}

	@Test
	void longValuesAreCutAndManyRowsLeftOut() {
		List<Row> rows = IntStream.rangeClosed(1, 31)
			.mapToObj((i) -> Row.of("n", i, "text", "x".repeat(i * 10)))
			.toList();

		List<String> lines = Rows.of(rows).toString().lines().toList();

		assertThat(lines).hasSize(2 + 20 + 1 + 5 + 1);
		assertThat(lines.get(7)).isEqualTo(" 6 | " + "x".repeat(60));
		assertThat(lines.get(8)).isEqualTo(" 7 | " + "x".repeat(59) + "…");
		assertThat(lines.get(22)).isEqualTo("…");
		assertThat(lines.get(23)).startsWith("27 | ");
		assertThat(lines.get(28)).isEqualTo("(31 rows)");
		assertThat(Rows.of(rows.subList(0, 30)).toString().lines()).hasSize(2 + 30 + 1).doesNotContain("…");
	}

	@Test
	void wideCharactersKeepTheColumnsAligned() {
		assertThat(Rows.of(List.of(Row.of("city", "東京", "n", 1), Row.of("city", "👨‍👩‍👧", "n", 22),
				Row.of("city", "e\u0301a", "n", 3))))
			.hasToString("""
					city | n
					-----+---
					東京 |  1
					👨‍👩‍👧   | 22
					e\u0301a   |  3
					(3 rows)""");
	}

	@Test
	void nothingThatSteersATerminalIsPrinted() {
		String hostile = "\u001b[2J\u0007\0\u009b31m\u202etxt\u2066\r\b\ud800";

		for (String printed : List.of(Rows.of(List.of(Row.of(hostile, hostile))).toString(),
				Row.of(hostile, hostile).toString())) {
			assertThat(printed).contains("\\u001b[2J\\u0007\\u0000\\u009b31m\\u202etxt\\u2066\\r\\u0008\\ud800");
			assertThat(printed.replace("\n", "").codePoints())
				.noneMatch((c) -> Character.isISOControl(c) || c == 0x202e || c == 0x2066 || c == 0xd800);
		}
		assertThat(Rows.of(List.of(Row.of(hostile, hostile))).toHtml()).doesNotContain("\u001b", "\0", "\u202e");
	}

	@Test
	void hostileTextIsNoMarkup() {
		String html = Rows.of(List.of(Row.of("<th onload='x'>", "\"><script>alert('&')</script>"))).toHtml();

		assertThat(html).isEqualTo("<table><thead><tr><th>&lt;th onload=&#39;x&#39;&gt;</th></tr></thead><tbody><tr>"
				+ "<td>&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;</td></tr></tbody></table>");
	}

	@Test
	void largeValuesAreNotPrintedWhole() {
		byte[] bytes = new byte[50_000_000];

		assertThat(Rows.of(List.of(Row.of("b", bytes, "a", new int[] { 1, 2 })))).hasToString("b" + " ".repeat(59)
				+ " | a\n" + "-".repeat(60) + "-+-------\n\\x" + "0".repeat(57) + "… | [1, 2]\n(1 row)");
	}

	@Test
	void theListIsACopyThatCannotBeChanged() {
		List<String> source = new ArrayList<>(List.of("a"));
		Rows<String> rows = Rows.of(source);
		source.add("b");

		assertThat(rows).containsExactly("a");
		assertThat(rows).isEqualTo(List.of("a"));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> rows.add("c"));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> rows.set(0, "c"));
	}

	private record Album(int id, String title) {
	}

	static class Cat {

		public int getLives() {
			return 9;
		}

		public String getName() {
			return null;
		}

	}

}
