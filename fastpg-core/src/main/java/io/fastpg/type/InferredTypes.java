package io.fastpg.type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.postgresql.geometric.PGbox;
import org.postgresql.geometric.PGcircle;
import org.postgresql.geometric.PGline;
import org.postgresql.geometric.PGlseg;
import org.postgresql.geometric.PGpath;
import org.postgresql.geometric.PGpoint;
import org.postgresql.geometric.PGpolygon;
import tools.jackson.databind.JsonNode;

import org.springframework.util.ClassUtils;

import io.fastpg.exception.InvalidValueException;
import io.fastpg.exception.SchemaException;
import io.fastpg.mapping.MappedClass;
import io.fastpg.mapping.SnakeCase;
import io.fastpg.schema.PgType;
import io.fastpg.schema.PgType.Kind;
import io.fastpg.schema.Schema;

/** The PostgreSQL type that a Java value means where the catalog says nothing. */
final class InferredTypes {

	private static final PgType TEXT = builtIn(25, "text");

	private static final PgType NUMERIC = builtIn(1700, "numeric");

	private static final PgType TIMESTAMPTZ = builtIn(1184, "timestamptz");

	private static final PgType JSONB = builtIn(3802, "jsonb");

	private static final PgType INET = builtIn(869, "inet");

	private static final PgType INTERVAL = builtIn(1186, "interval");

	private static final Map<Class<?>, PgType> TYPES = Map.ofEntries(Map.entry(Short.class, builtIn(21, "int2")),
			Map.entry(Integer.class, builtIn(23, "int4")), Map.entry(Long.class, builtIn(20, "int8")),
			Map.entry(BigDecimal.class, NUMERIC), Map.entry(BigInteger.class, NUMERIC),
			Map.entry(Float.class, builtIn(700, "float4")), Map.entry(Double.class, builtIn(701, "float8")),
			Map.entry(Boolean.class, builtIn(16, "bool")), Map.entry(String.class, TEXT),
			Map.entry(Character.class, TEXT), Map.entry(UUID.class, builtIn(2950, "uuid")),
			Map.entry(LocalDate.class, builtIn(1082, "date")), Map.entry(LocalTime.class, builtIn(1083, "time")),
			Map.entry(OffsetTime.class, builtIn(1266, "timetz")),
			Map.entry(LocalDateTime.class, builtIn(1114, "timestamp")), Map.entry(OffsetDateTime.class, TIMESTAMPTZ),
			Map.entry(ZonedDateTime.class, TIMESTAMPTZ), Map.entry(Instant.class, TIMESTAMPTZ),
			Map.entry(byte[].class, builtIn(17, "bytea")), Map.entry(Duration.class, INTERVAL),
			Map.entry(Period.class, INTERVAL));

	/** Classes that look like beans, but are values. */
	private static final Map<Class<?>, PgType> VALUES = Map.of(Interval.class, INTERVAL, PGpoint.class,
			builtIn(600, "point"), PGlseg.class, builtIn(601, "lseg"), PGpath.class, builtIn(602, "path"), PGbox.class,
			builtIn(603, "box"), PGpolygon.class, builtIn(604, "polygon"), PGline.class, builtIn(628, "line"),
			PGcircle.class, builtIn(718, "circle"));

	/** By the name of their bounds' type. */
	private static final Map<String, PgType> RANGES = Stream
		.of(range(3904, "int4range", Integer.class), range(3926, "int8range", Long.class),
				range(3906, "numrange", BigDecimal.class), range(3912, "daterange", LocalDate.class),
				range(3908, "tsrange", LocalDateTime.class), range(3910, "tstzrange", Instant.class))
		.collect(Collectors.toUnmodifiableMap((range) -> Objects.requireNonNull(range.element()).name(),
				Function.identity()));

	private static PgType range(long oid, String name, Class<?> bound) {
		return new PgType(oid, "pg_catalog", name, Kind.RANGE, TYPES.get(bound), null, List.of());
	}

	private static PgType builtIn(long oid, String name) {
		return new PgType(oid, "pg_catalog", name, Kind.BASE, null, null, List.of());
	}

	private final Converters converters;

	InferredTypes(Converters converters) {
		this.converters = converters;
	}

	/** Tells whether values of a class have a PostgreSQL type by themselves. */
	static boolean isKnown(Class<?> type) {
		return type == Object.class || TYPES.containsKey(ClassUtils.resolvePrimitiveIfNecessary(type));
	}

	/** Tells whether a class that looks like a bean stands for one value. */
	static boolean isValue(Class<?> type) {
		return VALUES.containsKey(type);
	}

	PgType of(Object given, Schema schema) {
		TypeConverter<?, ?> converter = this.converters.ofValue(given);
		if (converter != null && !converter.typeName().isEmpty()) {
			return schema.type(converter.typeName()).orElseThrow(() -> unknownType(converter));
		}
		Object value = this.converters.stored(given);
		if (value instanceof Collection<?> || value.getClass().isArray() && !(value instanceof byte[])) {
			return arrayOf(value, schema);
		}
		if (value instanceof Range<?> range) {
			return rangeOf(range, schema);
		}
		PgType type = ofClass(value.getClass(), schema);
		if (type == null) {
			throw new InvalidValueException("A parameter is a " + value.getClass().getTypeName()
					+ ", for which there is no PostgreSQL type. Parameters may be Short, Integer, Long, BigDecimal, "
					+ "BigInteger, Float, Double, Boolean, String, Character, enums, UUID, LocalDate, LocalTime, "
					+ "LocalDateTime, OffsetTime, OffsetDateTime, ZonedDateTime, Instant, Duration, Period, Interval, "
					+ "InetAddress, byte[], Range, Map, JsonNode, the driver's geometric classes, records that have the "
					+ "name of a row type, and collections and arrays of these. Convert the value, or pass text and cast it in SQL: ?::type."
					+ Advice.on(value.getClass()));
		}
		return type;
	}

	private static SchemaException unknownType(TypeConverter<?, ?> converter) {
		return new SchemaException("The converter of " + converter.javaType().getName() + " names the type \""
				+ converter.typeName() + "\", which the database does not have.");
	}

	private static @Nullable PgType ofClass(Class<?> valueClass, Schema schema) {
		PgType type = TYPES.getOrDefault(valueClass, VALUES.get(valueClass));
		if (type != null) {
			return type;
		}
		if (InetAddress.class.isAssignableFrom(valueClass)) {
			return INET;
		}
		if (Enum.class.isAssignableFrom(valueClass)) {
			return enumType(valueClass, schema);
		}
		if (valueClass.isRecord()) {
			return rowType(valueClass, schema);
		}
		boolean json = Map.class.isAssignableFrom(valueClass) || JsonNode.class.isAssignableFrom(valueClass);
		return json ? JSONB : null;
	}

	private static PgType enumType(Class<?> constantClass, Schema schema) {
		// a constant with a body has a class of its own
		Class<?> declaring = constantClass.isEnum() ? constantClass : constantClass.getSuperclass();
		return schema.type(SnakeCase.of(declaring.getSimpleName()))
			.filter((type) -> type.kind() == Kind.ENUM)
			.orElse(TEXT);
	}

	/** A record is the row type that has its name, as an enum is the enum. */
	private static @Nullable PgType rowType(Class<?> recordClass, Schema schema) {
		return schema.type(MappedClass.of(recordClass).tableName())
			.filter((type) -> type.kind() == Kind.COMPOSITE)
			.orElse(null);
	}

	private PgType rangeOf(Range<?> range, Schema schema) {
		List<PgType> bounds = Stream.<@Nullable Object>of(range.lower(), range.upper())
			.filter(Objects::nonNull)
			.map((bound) -> of(bound, schema))
			.distinct()
			.toList();
		PgType type = (bounds.size() == 1) ? RANGES.get(bounds.get(0).name()) : null;
		if (type == null || !bounds.get(0).equals(type.element())) {
			throw new InvalidValueException("A parameter is a Range "
					+ (bounds.isEmpty() ? "without bounds" : "with bounds of type " + bounds.get(0))
					+ ", which does not tell what range type it is. Pass its text, and cast it in SQL: ?::int4range.");
		}
		return type;
	}

	private PgType arrayOf(Object value, Schema schema) {
		List<PgType> types = Objects.requireNonNull(ArrayTypes.elements(value))
			.stream()
			.filter(Objects::nonNull)
			.map((element) -> of(element, schema))
			.distinct()
			.toList();
		if (types.size() > 1) {
			throw new InvalidValueException(
					"A parameter is a collection or an array whose elements mean different " + "PostgreSQL types: "
							+ types.get(0) + " and " + types.get(1) + ". Make all elements of one class.");
		}
		PgType element = types.isEmpty() ? componentType(value, schema) : types.get(0);
		if (element.kind() == Kind.ARRAY) {
			// of all dimensions there is one type
			return element;
		}
		return new PgType(0, element.schema(), "_" + element.name(), Kind.ARRAY, element, null, List.of());
	}

	private static PgType componentType(Object value, Schema schema) {
		Class<?> component = value.getClass().getComponentType();
		PgType type = (component != null) ? ofClass(ClassUtils.resolvePrimitiveIfNecessary(component), schema) : null;
		if (type == null) {
			throw new IllegalArgumentException("A collection without elements, or of nulls only, has no type.");
		}
		return type;
	}

}
