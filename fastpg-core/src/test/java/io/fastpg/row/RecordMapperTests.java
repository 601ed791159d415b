package io.fastpg.row;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.IncorrectResultSetColumnCountException;

import io.fastpg.exception.SchemaException;
import io.fastpg.exception.ValueConversionException;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class RecordMapperTests {

	@RegisterExtension
	final TestDatabase test = new TestDatabase();

	private MapperDatabase database;

	@BeforeEach
	void open() {
		this.database = new MapperDatabase(this.test.dataSource());
	}

	@Test
	void eachComponentTakesTheColumnOfItsName() {
		List<Track> tracks = this.database.query(Track.class, """
				select 1::int8 track_id, 'Riff Raff' name, 1.25::numeric(6,2) price, true live, null::int4 disc,
					'{rock,NULL}'::text[] tags, '{"a": [1]}'::jsonb extra, timestamptz '2024-01-01 00:00+00' made,
					'unused' another""");

		assertThat(tracks).containsExactly(new Track(1, "Riff Raff", new BigDecimal("1.25"), true, Optional.empty(),
				Arrays.asList("rock", null), Map.of("a", List.of(1)), Instant.parse("2024-01-01T00:00:00Z")));
	}

	@Test
	void theExactNameWinsOverASimilarOne() {
		assertThat(this.database.query(Exact.class, "select 1 as \"artistId\", 2 as artist_id"))
			.containsExactly(new Exact(1));
		assertThat(this.database.query(Exact.class, "select 1 as artistid, 2 as artist_id"))
			.containsExactly(new Exact(2));
		assertThat(this.database.query(Exact.class, "select 1 as \"ARTIST_ID\"")).containsExactly(new Exact(1));
		assertThatExceptionOfType(SchemaException.class)
			.isThrownBy(() -> this.database.query(Exact.class, "select 1 as \"ARTISTID\", 2 as \"Artist_Id\""))
			.withMessageContaining("ARTISTID, Artist_Id");
	}

	@Test
	void aComponentWithoutAColumnIsNullUnlessItIsPrimitive() {
		assertThat(this.database.query(Partly.class, "select 'x' name"))
			.containsExactly(new Partly("x", null, Optional.empty()));
		assertThatExceptionOfType(SchemaException.class)
			.isThrownBy(() -> this.database.query(Primitive.class, "select 'x' name"))
			.withMessageContaining("\"lives\"")
			.withMessageContaining("Its columns are name");
		assertThatExceptionOfType(SchemaException.class)
			.isThrownBy(() -> this.database.query(Partly.class, "select 1 another"));
	}

	@Test
	void nullForAPrimitiveComponentNamesTheColumn() {
		assertThatExceptionOfType(ValueConversionException.class)
			.isThrownBy(() -> this.database.query(Primitive.class, "select 'x' name, null::int4 lives"))
			.withMessageContaining("column \"lives\" (int4) as int");
	}

	@Test
	void aColumnOfAnotherTypeIsRefused() {
		assertThatExceptionOfType(ValueConversionException.class)
			.isThrownBy(() -> this.database.query(Primitive.class, "select 'x' name, 'nine' lives"))
			.withMessageContaining("column \"lives\" (text) as int");
	}

	@Test
	void anExceptionOfTheConstructorComesThrough() {
		assertThatIllegalStateException().isThrownBy(() -> this.database.query(Picky.class, "select 1 id"))
			.withMessage("not me");
	}

	@Test
	void rowsHoldAllColumnsInOrder() {
		assertThat(this.database.query(Row.class, "select 1 artist_id, 'AC/DC' as \"Name\", null::text uid"))
			.containsExactly(Row.of("artist_id", 1, "Name", "AC/DC", "uid", null));
	}

	@Test
	void columnsOfOneNameAreRefused() {
		for (Class<?> type : new Class<?>[] { Row.class, Exact.class, BeanMapperTests.Cat.class }) {
			assertThatExceptionOfType(SchemaException.class)
				.isThrownBy(() -> this.database.query(type, "select 1 artist_id, 2 artist_id"))
				.withMessageContaining("artist_id");
		}
	}

	@Test
	void singleValuesComeFromTheOnlyColumn() {
		assertThat(this.database.query(Long.class, "select 7 union all select null order by 1")).containsExactly(7L,
				null);
		assertThat(this.database.query(Mood.class, "select 'HAPPY'")).containsExactly(Mood.HAPPY);
		assertThat(this.database.query(JsonNode.class, "select '[1]'::jsonb")).asString().isEqualTo("[[1]]");
		assertThat(this.database.query(int[].class, "select '{1}'::int4[]")).containsExactly(new int[] { 1 });
		assertThatExceptionOfType(IncorrectResultSetColumnCountException.class)
			.isThrownBy(() -> this.database.query(Long.class, "select 1, 2"));
	}

	@Test
	void theProjectionIsWhatTheClassNeeds() {
		List<String> columns = List.of("uid", "lives", "name");

		assertThat(RowMappers.projection(Primitive.class, columns)).containsExactly("lives", "name");
		assertThat(RowMappers.projection(Row.class, columns)).isEqualTo(columns);
		assertThat(RowMappers.projection(BeanMapperTests.Cat.class, columns)).containsExactly("name");
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> RowMappers.projection(Picky.class, columns))
			.withMessageContaining("uid, lives, name");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> RowMappers.projection(String.class, columns));
	}

	@Test
	void aGenericComponentIsReadAsItsBound() {
		assertThat(this.database.query(Box.class, "select 1 content, 2 bounded, '{3}'::int4[] more"))
			.containsExactly(new Box<>(1, 2, List.of(3)));
	}

	private record Box<A, B extends Number>(A content, B bounded, List<? extends A> more) {
	}

	private record Track(long trackId, String name, BigDecimal price, boolean live, Optional<Integer> disc,
			List<String> tags, Map<String, List<Integer>> extra, Instant made) {
	}

	private record Exact(int artistId) {
	}

	private record Partly(String name, Integer lives, Optional<String> owner) {
	}

	private record Primitive(String name, int lives) {
	}

	private record Picky(int id) {

		Picky {
			throw new IllegalStateException("not me");
		}

	}

	private enum Mood {

		HAPPY

	}

}
