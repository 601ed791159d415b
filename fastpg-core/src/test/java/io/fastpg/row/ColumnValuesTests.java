package io.fastpg.row;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import io.fastpg.exception.SchemaException;
import io.fastpg.schema.Column;
import io.fastpg.schema.Relation;
import io.fastpg.schema.TableName;
import io.fastpg.testing.PgTypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ColumnValuesTests {

	private final Relation cats = relation("cat", "id", "name", "artist_id");

	@Test
	void aRecordGivesAllItsComponentsInTableOrder() {
		ColumnValues values = ColumnValues.of(new Cat(null, Optional.of("meow"), 1), this.cats);

		assertThat(named(values)).containsExactly(Map.entry("id", 1), Map.entry("name", "meow"));
		assertThat(values.asMap().keySet()).extracting(Column::name).containsExactly("id", "name", "artist_id");
		assertThat(values.nullsAreDefaults()).isTrue();
	}

	@Test
	void aRowOrMapGivesOnlyTheColumnsItHas() {
		ColumnValues row = ColumnValues.of(Row.of("artist_id", 7, "name", null), this.cats);
		ColumnValues map = ColumnValues.of(Map.of("artistId", 7), this.cats);

		assertThat(row.asMap().keySet()).extracting(Column::name).containsExactly("name", "artist_id");
		assertThat(row.asMap().get(this.cats.column("name"))).isNull();
		assertThat(row.nullsAreDefaults()).isFalse();
		assertThat(named(map)).containsExactly(Map.entry("artist_id", 7));
		assertThat(ColumnValues.of(Map.of(), this.cats).asMap()).isEmpty();
	}

	@Test
	void optionalsAreUnwrapped() {
		ColumnValues values = ColumnValues.of(Map.of("id", Optional.of(1), "name", Optional.empty()), this.cats);

		assertThat(values.asMap()).containsEntry(this.cats.column("id"), 1)
			.containsEntry(this.cats.column("name"), null);
	}

	@Test
	void aBeanGivesItsPropertiesButNoDerivedOnes() {
		ColumnValues values = ColumnValues.of(new BeanMapperTests.Cat() {
			public String getDerived() {
				return "not stored";
			}
		}, relation("cat", "artist_id", "name", "nick_names"));

		assertThat(values.asMap().keySet()).extracting(Column::name).containsExactly("artist_id", "name", "nick_names");
	}

	@Test
	void aBeansBooleanGetterIsRead() {
		assertThat(named(ColumnValues.of(new Flag(), relation("flag", "set")))).containsExactly(Map.entry("set", true));
	}

	@Test
	void aNameWithoutAColumnIsRefusedWithTheColumnsThereAre() {
		assertThatExceptionOfType(SchemaException.class)
			.isThrownBy(() -> ColumnValues.of(Row.of("weight", 1), this.cats))
			.withMessageContaining("\"weight\"")
			.withMessageContaining("id, name, artist_id");
		assertThatExceptionOfType(SchemaException.class)
			.isThrownBy(() -> ColumnValues.of(new Cat(7, Optional.empty(), null), relation("dog", "id", "name")))
			.withMessageContaining("artistId");
		assertThatExceptionOfType(SchemaException.class)
			.isThrownBy(() -> ColumnValues.of(new BeanMapperTests.Cat(), this.cats));
	}

	@Test
	void twoNamesForOneColumnAreRefused() {
		Map<String, Object> twice = new HashMap<>();
		twice.put("artistId", 1);
		twice.put("artist_id", 1);

		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> ColumnValues.of(twice, this.cats))
			.withMessageContaining("\"artist_id\"");
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> ColumnValues.of(new Twice(1, 1), this.cats));
	}

	@Test
	void otherKindsAreRefused() {
		for (Object source : new Object[] { "secret", 7, List.of(1), new int[0], BeanMapperTests.class,
				new Object() }) {
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> ColumnValues.of(source, this.cats))
				.withMessageContaining(source.getClass().getTypeName())
				.withMessageNotContaining("secret");
		}
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> ColumnValues.of(null, this.cats));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> ColumnValues.of(Collections.singletonMap(null, 1), this.cats));
	}

	@Test
	void oneClassIsWrittenToSeveralRelations() {
		Cat cat = new Cat(7, Optional.empty(), null);
		Relation backwards = relation("cat2", "artist_id", "name", "id");

		for (int run = 0; run < 3; run++) {
			assertThat(ColumnValues.of(cat, this.cats)).hasToString("[id, name, artist_id]");
			assertThat(ColumnValues.of(cat, backwards)).hasToString("[artist_id, name, id]");
		}
	}

	@Test
	void theTextNeverShowsValues() {
		assertThat(ColumnValues.of(Row.of("name", "secret"), this.cats)).hasToString("[name]");
	}

	private static Map<String, Object> named(ColumnValues values) {
		Map<String, Object> named = new java.util.LinkedHashMap<>();
		values.asMap().forEach((column, value) -> {
			if (value != null) {
				named.put(column.name(), value);
			}
		});
		return named;
	}

	private static Relation relation(String name, String... columns) {
		return new Relation(new TableName("public", name), Relation.Kind.TABLE, true,
				Stream.of(columns)
					.map((column) -> new Column(column, PgTypes.builtIn("text"), "text", true, null,
							Column.Identity.NONE, false, true, null))
					.toList(),
				List.of(), List.of(), List.of(), null);
	}

	private record Cat(Integer artistId, Optional<String> name, Integer id) {
	}

	private record Twice(int artistId, int artist_id) {
	}

	static class Flag {

		public boolean isSet() {
			return true;
		}

		public void setSet(boolean set) {
		}

	}

}
