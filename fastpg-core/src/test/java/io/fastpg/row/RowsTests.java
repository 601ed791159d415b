package io.fastpg.row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
				    9 | null
				(1 row)""");
	}

	@Test
	void singleValuesPrintUnderValue() {
		assertThat(Rows.of(Arrays.asList("a", null))).hasToString("""
				value
				-----
				a
				null
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
