package io.fastpg.row;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import io.fastpg.exception.SchemaException;
import io.fastpg.exception.ValueConversionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RowTests {

	private final Row row = Row.of("artist_id", 1, "name", "AC/DC", "uid", null);

	@Test
	void columnsAreReadByNameAndByPosition() {
		assertThat(this.row.get("name")).isEqualTo("AC/DC");
		assertThat(this.row.get(0)).isEqualTo(1);
		assertThat(this.row.names()).containsExactly("artist_id", "name", "uid");
		assertThat(this.row.values()).containsExactly(1, "AC/DC", null);
		assertThat(this.row.size()).isEqualTo(3);
	}

	@Test
	void anUnknownColumnIsRefusedWithTheColumnsThereAre() {
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> this.row.get("artistId"))
			.withMessage(
					"The row has no column \"artistId\". Did you mean \"artist_id\"? Its columns are artist_id, name, uid.");
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> this.row.get(3));
	}

	@Test
	void aNullColumnIsThereAndAnAbsentOneIsNot() {
		assertThat(this.row.has("uid")).isTrue();
		assertThat(this.row.isNull("uid")).isTrue();
		assertThat(this.row.has("other")).isFalse();
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> this.row.isNull("other"));
	}

	@Test
	void withAndWithoutLeaveTheRowItselfUnchanged() {
		Row changed = this.row.with("name", "AC").with("extra", 2).without("uid").without("nothing");

		assertThat(changed).hasToString("Row {artist_id=1, name=AC, extra=2}");
		assertThat(this.row).hasToString("Row {artist_id=1, name=AC/DC, uid=null}");
	}

	@Test
	void typedGettersConvertExactlyOrRefuse() {
		Row typed = Row.of("n", 3_000_000_000L, "d", new BigDecimal("1.50"), "t",
				OffsetDateTime.parse("2024-01-01T00:00:00Z"), "day", LocalDate.EPOCH, "u", new UUID(0, 1), "mood",
				"HAPPY", "b", true, "none", null);

		assertThat(typed.getLong("n")).isEqualTo(3_000_000_000L);
		assertThat(typed.getDouble("d")).isEqualTo(1.5);
		assertThat(typed.getString("d")).isEqualTo("1.50");
		assertThat(typed.getBigDecimal("n")).isEqualTo("3000000000");
		assertThat(typed.getInstant("t")).isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
		assertThat(typed.getLocalDate("day")).isEqualTo(LocalDate.EPOCH);
		assertThat(typed.getUuid("u")).isEqualTo(new UUID(0, 1));
		assertThat(typed.get("mood", Mood.class)).isEqualTo(Mood.HAPPY);
		assertThat(typed.getBoolean("b")).isTrue();
		assertThat(typed.getString("none")).isNull();
		assertThatExceptionOfType(ValueConversionException.class).isThrownBy(() -> typed.getInt("n"))
			.withMessageContaining("\"n\"")
			.withMessageNotContaining("3000000000");
		assertThatExceptionOfType(ValueConversionException.class).isThrownBy(() -> typed.getLong("d"));
		assertThatExceptionOfType(ValueConversionException.class).isThrownBy(() -> typed.getInt("mood"));
		assertThatExceptionOfType(ValueConversionException.class).isThrownBy(() -> typed.getInt("none"))
			.withMessageContaining("NULL");
	}

	@Test
	void rowsAreEqualByContentWhateverTheOrder() {
		Row one = Row.of("a", 1, "b", new byte[] { 1, 2 });
		Row other = Row.of("b", new byte[] { 1, 2 }, "a", 1);

		assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
		assertThat(one).isNotEqualTo(Row.of("a", 1)).isNotEqualTo(Row.of("a", 1, "b", null));
		assertThat(Row.of(Map.of("a", 1))).isEqualTo(Row.of("a", 1));
	}

	@Test
	void namesAndValuesComeByTurns() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> Row.of("a", 1, "b"));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> Row.of("a", 1, 2, 3));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> Row.of("a", 1, "a", 3));
	}

	@Test
	void jacksonWritesAnObjectInColumnOrder() {
		String json = JsonMapper.builder().build().writeValueAsString(this.row);

		assertThat(json).isEqualTo("{\"artist_id\":1,\"name\":\"AC/DC\",\"uid\":null}");
	}

	@Test
	void htmlIsEscaped() {
		String html = Row.of("<b>", "a&b\"'<script>", "none", null).toHtml();

		assertThat(html).isEqualTo("<table><tbody><tr><th>&lt;b&gt;</th><td>a&amp;b&quot;&#39;&lt;script&gt;</td></tr>"
				+ "<tr><th>none</th><td class=\"null\"></td></tr></tbody></table>");
	}

	enum Mood {

		HAPPY

	}

}
