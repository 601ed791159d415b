package io.fastpg.type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.postgresql.geometric.PGbox;
import org.postgresql.geometric.PGcircle;
import org.postgresql.geometric.PGline;
import org.postgresql.geometric.PGlseg;
import org.postgresql.geometric.PGpath;
import org.postgresql.geometric.PGpoint;
import org.postgresql.geometric.PGpolygon;
import org.postgresql.util.PGobject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.fastpg.schema.Attribute;
import io.fastpg.schema.PgType;
import io.fastpg.schema.PgType.Kind;
import io.fastpg.testing.PgTypes;

/**
 * The types of docs/types.md: its table has a line for each of these, and each has values
 * that must survive the journey.
 */
final class TypeTable {

	private static final long LAST_MICRO = 999_999_000;

	private TypeTable() {
	}

	static List<TypeRow> rows() {
		return Stream.of(numbers(), texts(), times(), addressesAndBits(), shapes(), documents(), structures())
			.flatMap(List::stream)
			.toList();
	}

	private static List<TypeRow> numbers() {
		return List.of(row("smallint", "int2", "", -32_768, 32_767, 0, (short) 7),
				row("integer", "int4", "", Integer.MIN_VALUE, Integer.MAX_VALUE, 0),
				row("bigint", "int8", "", Long.MIN_VALUE, Long.MAX_VALUE, 0L, 7),
				row("oid", "oid", "Unsigned.", 0L, 4_294_967_295L),
				row("numeric, decimal", "numeric",
						"`NaN` and the infinities come as Double, also where a Row or Number is asked for; "
								+ "as BigDecimal they are refused.",
						BigDecimal.ZERO, new BigDecimal("-1.10"), BigDecimal.ONE.scaleByPowerOfTen(-16_383),
						new BigDecimal("12345678901234567890.123456789"), new BigInteger("-" + "9".repeat(1000)),
						Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY),
				row("real", "float4", "", Float.MIN_VALUE, -Float.MAX_VALUE, 0.1f, -0.0f, Float.NaN,
						Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY),
				row("double precision", "float8", "", Double.MIN_VALUE, -Double.MAX_VALUE, 0.1, -0.0, Double.NaN,
						Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY),
				row("money", "money",
						"The text of `lc_monetary`. For numbers cast in SQL: `?::numeric::money`, "
								+ "`price::numeric`.",
						"-$92,233,720,368,547,758.08", "$92,233,720,368,547,758.07", "$0.00"),
				row("boolean", "bool", "", true, false));
	}

	private static List<TypeRow> texts() {
		return List.of(
				row("text", "text", "NUL and unpaired surrogates, which PostgreSQL cannot hold, are refused.", "",
						"NULL", "née 日本 😀 '\"\\ \r\n\t{},", 'x', Sample.FIRST),
				row("varchar(n)", "varchar", "Longer text is the server's error.", "", " ", "née"),
				row("char(n)", "bpchar", "Padded with blanks to its length, which are read as they are.", "", "ab  "),
				row(new PgType(0, "public", "citext", Kind.BASE, null, null, List.of()), "citext",
						"Of the extension, in any schema.", "", "MiXed"),
				row("name", "name", "More than 63 bytes are refused; the server would cut them off.", "",
						"n".repeat(63)),
				row("\"char\"", "char", "One ASCII character, or none. More is refused; the server would cut it off.",
						"", "x", "~"),
				row("bytea", "bytea", "", new byte[0], new byte[] { 0, -1, 92, 39, 127 }),
				row(PgTypes.enumeration("mood", "FIRST", "so \"so\""), "an enum", "See [Enums](#enums).", "so \"so\"",
						Sample.FIRST),
				row(PgTypes.domain("weight", PgTypes.builtIn("numeric")), "a domain", "As the type under it.",
						new BigDecimal("3.20")));
	}

	private static List<TypeRow> times() {
		return List.of(
				row("date", "date", "`LocalDate.MAX` and `MIN` are `infinity` and `-infinity`.", LocalDate.MAX,
						LocalDate.MIN, LocalDate.of(-4713, 11, 24), LocalDate.of(1582, 10, 10),
						LocalDate.of(5_874_897, 12, 31)),
				row("time", "time", "`24:00` is refused: java.time does not have it.", LocalTime.MIDNIGHT,
						LocalTime.of(23, 59, 59, (int) LAST_MICRO)),
				row("time with time zone", "timetz", "With the offset it has. `24:00` is refused.",
						OffsetTime.of(23, 59, 59, (int) LAST_MICRO, ZoneOffset.ofHoursMinutesSeconds(15, 59, 59)),
						OffsetTime.of(0, 0, 0, 0, ZoneOffset.ofHoursMinutesSeconds(-15, -59, -59)),
						OffsetTime.of(1, 2, 3, 4000, ZoneOffset.ofHoursMinutes(5, 30))),
				row("timestamp", "timestamp", "`LocalDateTime.MAX` and `MIN` are `infinity` and `-infinity`.",
						LocalDateTime.MAX, LocalDateTime.MIN, LocalDateTime.of(-4713, 11, 24, 0, 0),
						LocalDateTime.of(294_276, 12, 31, 23, 59, 59, (int) LAST_MICRO),
						LocalDateTime.of(-43, 3, 15, 12, 0, 0, 1000)),
				row("timestamp with time zone", "timestamptz",
						"An instant, read in UTC. `MAX` and `MIN` of OffsetDateTime and Instant are `infinity` and "
								+ "`-infinity`; as ZonedDateTime, which has none, they are refused.",
						OffsetDateTime.MAX, OffsetDateTime.MIN,
						OffsetDateTime.of(-4713, 11, 24, 0, 0, 0, 0, ZoneOffset.UTC),
						OffsetDateTime.of(294_276, 12, 31, 23, 59, 59, (int) LAST_MICRO, ZoneOffset.UTC), Instant.MAX,
						Instant.MIN, Instant.parse("1900-01-01T00:00:00.000001Z"),
						ZonedDateTime.of(2024, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC)),
				row("interval", "interval",
						"Duration where there are neither months nor days, Period where there is no time; "
								+ "else refused. See [Intervals](#intervals).",
						Interval.ZERO, Interval.INFINITY, Interval.NEGATIVE_INFINITY, Interval.of(1, -1, 0),
						Interval.of(178_000_000 * 12, 0, 0), Interval.of(-178_000_000 * 12, 0, 0),
						Interval.of(Integer.MIN_VALUE, Integer.MAX_VALUE, Long.MIN_VALUE),
						Duration.ofHours(2_562_047_788L), Duration.ofMillis(-1), Period.of(-1, -2, 3)));
	}

	private static List<TypeRow> addressesAndBits() {
		return List.of(row("uuid", "uuid", "", new UUID(0, 0), new UUID(-1, -1)),
				row("inet", "inet", "As InetAddress where there is no netmask. Scope ids of IPv6 are refused.",
						"10.0.0.0/8", "::/0", address("255.255.255.255"), address("0.0.0.0"), address("2001:db8::1"),
						address("::")),
				row("cidr", "cidr", "", "10.0.0.0/8", "0.0.0.0/0", "::ffff:1.2.3.4/128"),
				row("macaddr", "macaddr", "", "00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff"),
				row("macaddr8", "macaddr8", "", "00:00:00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff:ff:ff"),
				row("bit(n)", "bit", "Other characters are refused. Boolean for a single bit only.", "1", "0",
						"101".repeat(100), true, false),
				row("bit varying(n)", "varbit", "As bit.", "", "0", "101".repeat(100), true));
	}

	private static List<TypeRow> shapes() {
		return List.of(row("point", "point", "", "(1.0,-2.5)", new PGpoint(Double.MAX_VALUE, -0.5)),
				row("line", "line", "", "{1,-2,3}", new PGline(1, 2, 3.5)),
				row("lseg", "lseg", "", "[(1,2),(3,4.5)]", new PGlseg(1, 2, 3, 4.5)),
				row("box", "box", "", "(3.0,4.0),(1.0,2.0)", new PGbox(3, 4, 1, 2)),
				row("path", "path", "", "((1,2),(3,4))", "[(1,2),(3,4)]", shape(new PGpath(), "[(1,2),(3,4.5)]"),
						shape(new PGpath(), "((1,2),(3,4.5))")),
				row("polygon", "polygon", "", "((1,2),(3,4),(5,6.5))", shape(new PGpolygon(), "((1,2),(3,4),(5,6.5))")),
				row("circle", "circle", "", "<(1,2),3>", new PGcircle(1, 2, 3.5)));
	}

	private static List<TypeRow> documents() {
		return List.of(
				row("json", "json", "See [JSON](#json).", "{\"b\":  1, \"a\": [null]}", json("{\"a\":1.10}"),
						json("null")),
				row("jsonb", "jsonb", "See [JSON](#json).", "{\"a\": 1.10}",
						json("{\"a\":12345678901234567890.123456789}"), json("null")),
				row("xml", "xml", "What is no XML is the server's error.", "<a b=\"c\"/>", "<a>née</a>"),
				row(new PgType(0, "public", "hstore", Kind.BASE, null, null, List.of()), "hstore",
						"Of the extension, in any schema. Values may be null.", Map.of(),
						nullable("née \"\\, =>", null, "NULL", "", "", "NULL"), "\"a\"=>\"1\", \"b\"=>NULL"),
				row("tsvector", "tsvector", "", "", "'a':1A 'cat':2 'so ''so''':3"),
				row("tsquery", "tsquery", "", "", "'a' & !'b'"), row("pg_lsn, and every other type", "pg_lsn",
						"As the server reads and prints it.", "0/0", "FFFFFFFF/FFFFFFFF"));
	}

	private static List<TypeRow> structures() {
		LocalDate day = LocalDate.of(2024, 2, 29);
		return List.of(
				row(range("int4range", "int4"), "int4range, int8range, numrange",
						"See [Ranges](#ranges-and-multiranges).", "[1,5)", Range.closedOpen(Integer.MIN_VALUE, 5),
						Range.atLeast(3), Range.empty(), Range.all()),
				row(range("daterange", "date"), "daterange, tsrange, tstzrange",
						"And every range of your own: of what its bounds are.", Range.closedOpen(day, LocalDate.MAX),
						Range.lessThan(day)),
				row(new PgType(0, "pg_catalog", "int4multirange", Kind.MULTIRANGE, range("int4range", "int4"), null,
						List.of()), "multiranges", "A List in the server's order.", List.of(),
						List.of(Range.lessThan(1), Range.closedOpen(5, 7))),
				row(new PgType(0, "public", "place", Kind.COMPOSITE, null, null, List.of(),
						List.of(new Attribute("lat", PgTypes.builtIn("float8")),
								new Attribute("town", PgTypes.builtIn("text")))),
						"a row type", "Also as your own record or bean. See [Row types](#row-types).",
						Map.of("lat", 1.5, "town", "Rome"), new Place(-0.5, "née \"\\(,)"), new Place(Double.NaN, ""),
						new Place(0, null)));
	}

	private static PgType range(String name, String bound) {
		return new PgType(0, "pg_catalog", name, Kind.RANGE, PgTypes.builtIn(bound), null, List.of());
	}

	private static TypeRow row(String name, String type, String notes, Object... values) {
		return row(new PgType(0, "pg_catalog", type, Kind.BASE, null, null, List.of()), name, notes, values);
	}

	private static TypeRow row(PgType type, String name, String notes, Object... values) {
		return new TypeRow(name, type, notes, List.of(values));
	}

	private static Object address(String literal) {
		return InetText.parse(literal);
	}

	private static PGobject shape(PGobject shape, String text) {
		try {
			shape.setValue(text);
			return shape;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static JsonNode json(String text) {
		return JsonMapper.builder()
			.enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
			.build()
			.readTree(text);
	}

	private static Object nullable(String... keysAndValues) {
		Map<String, String> map = new java.util.LinkedHashMap<>();
		for (int i = 0; i < keysAndValues.length; i += 2) {
			map.put(keysAndValues[i], keysAndValues[i + 1]);
		}
		return map;
	}

	/** One line of the page. */
	record TypeRow(String name, PgType type, String notes, List<Object> values) {

		/** The class that a value is read back as: of an interface where it is one's. */
		static Class<?> target(Object value) {
			return (value instanceof Map) ? Map.class
					: (value instanceof List) ? List.class : (value instanceof JsonNode) ? JsonNode.class
							: (value instanceof InetAddress) ? InetAddress.class : value.getClass();
		}

		/** The values of one class, and NULL, as a Java array. */
		Object array(Class<?> target) {
			Object[] same = this.values.stream().filter((value) -> target(value) == target).toArray();
			Object[] array = (Object[]) java.lang.reflect.Array.newInstance(target, same.length + 1);
			System.arraycopy(same, 0, array, 0, same.length);
			return array;
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

	/** Of the row type "place". */
	record Place(double lat, String town) {

	}

	enum Sample {

		FIRST

	}

}
