package io.fastpg.row;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/** A row as names and values by turns: as arguments, as text, as HTML. */
final class RowPairs {

	private RowPairs() {
	}

	static Row row(String name, @Nullable Object value, @Nullable Object[] more) {
		if (more.length % 2 != 0) {
			throw new InvalidDataAccessApiUsageException(
					"A row is made of names and values by turns; the last name has no value.");
		}
		String[] names = new String[1 + more.length / 2];
		@Nullable Object[] values = new Object[names.length];
		names[0] = name;
		values[0] = value;
		for (int i = 1; i < names.length; i++) {
			if (!(more[2 * i - 2] instanceof String next)) {
				throw new InvalidDataAccessApiUsageException(
						"A row is made of names and values by turns; name " + (i + 1) + " is no String.");
			}
			names[i] = next;
			values[i] = more[2 * i - 1];
		}
		return new Row(new RowNames(names), values);
	}

	static String text(Row row) {
		StringBuilder text = new StringBuilder("{");
		for (int i = 0; i < row.size(); i++) {
			text.append((i > 0) ? ", " : "")
				.append(DisplayText.of(row.names().get(i)))
				.append('=')
				.append(Cell.text(row.get(i)));
		}
		return text.append('}').toString();
	}

	static String html(Row row) {
		StringBuilder html = new StringBuilder("<table><tbody>");
		for (int i = 0; i < row.size(); i++) {
			html.append("<tr><th>").append(Cell.html(row.names().get(i))).append("</th>");
			html.append(Cell.td(row.get(i))).append("</tr>");
		}
		return html.append("</tbody></table>").toString();
	}

}
