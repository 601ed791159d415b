package io.fastpg.ddl;

import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

import io.fastpg.mapping.SingleValues;
import io.fastpg.schema.Identifier;
import io.fastpg.type.Interval;
import io.fastpg.type.Range;
import io.fastpg.type.TypeConverter;
import io.fastpg.type.TypeMap;

/** The PostgreSQL type that a column made for a Java type has. */
final class JavaTypes {

	private static final String JSON = "jsonb";

	private static final Map<Class<?>, String> TYPES = Map.ofEntries(Map.entry(Short.class, "smallint"),
			Map.entry(Integer.class, "integer"), Map.entry(Long.class, "bigint"), Map.entry(Float.class, "real"),
			Map.entry(Double.class, "double precision"), Map.entry(BigDecimal.class, "numeric"),
			Map.entry(BigInteger.class, "numeric"), Map.entry(Boolean.class, "boolean"),
			Map.entry(String.class, "text"), Map.entry(Character.class, "text"), Map.entry(byte[].class, "bytea"),
			Map.entry(UUID.class, "uuid"), Map.entry(LocalDate.class, "date"), Map.entry(LocalTime.class, "time"),
			Map.entry(OffsetTime.class, "timetz"), Map.entry(LocalDateTime.class, "timestamp"),
			Map.entry(Instant.class, "timestamptz"), Map.entry(OffsetDateTime.class, "timestamptz"),
			Map.entry(ZonedDateTime.class, "timestamptz"), Map.entry(Duration.class, "interval"),
			Map.entry(Period.class, "interval"));

	private static final Map<Class<?>, String> RANGES = Map.of(Integer.class, "int4", Long.class, "int8",
			BigDecimal.class, "num", LocalDate.class, "date", LocalDateTime.class, "ts", OffsetDateTime.class, "tstz",
			Instant.class, "tstz", ZonedDateTime.class, "tstz");

	private final TypeMap types;

	JavaTypes(TypeMap types) {
		this.types = types;
	}

	/** The type as SQL writes it; null if there is none that fits by itself. */
	@Nullable String find(Type type) {
		return find(ResolvableType.forType(type));
	}

	private @Nullable String find(ResolvableType type) {
		Class<?> raw = ClassUtils.resolvePrimitiveIfNecessary(type.toClass());
		TypeConverter<?, ?> converter = this.types.converter(raw);
		if (converter != null) {
			return converter.typeName().isEmpty() ? find(ResolvableType.forClass(converter.storedAs()))
					: quoted(converter.typeName());
		}
		String known = TYPES.get(raw);
		if (known != null) {
			return known;
		}
		if (raw == Optional.class) {
			return find(type.getGeneric(0));
		}
		ResolvableType element = element(type, raw);
		return (element != null) ? array(element) : other(type, raw);
	}

	private static String quoted(String typeName) {
		return Stream.of(typeName.split("\\.", 2)).map(Identifier::quote).collect(Collectors.joining("."));
	}

	private static @Nullable ResolvableType element(ResolvableType type, Class<?> raw) {
		if (raw.isArray()) {
			return type.getComponentType();
		}
		return Collection.class.isAssignableFrom(raw) ? type.as(Collection.class).getGeneric(0) : null;
	}

	private @Nullable String array(ResolvableType element) {
		if (element.toClass() == Range.class) {
			return range(element, "multirange");
		}
		String type = find(element);
		// An array of arrays has the same type as one of one dimension
		return (type == null || type.equals(JSON) || type.endsWith("[]")) ? type : type + "[]";
	}

	private @Nullable String other(ResolvableType type, Class<?> raw) {
		if (raw == Range.class) {
			return range(type, "range");
		}
		if (raw == Interval.class) {
			return "interval";
		}
		if (raw.isEnum()) {
			return "text";
		}
		if (InetAddress.class.isAssignableFrom(raw)) {
			return "inet";
		}
		boolean json = JsonNode.class.isAssignableFrom(raw) || Map.class.isAssignableFrom(raw) || isObject(raw);
		return json ? JSON : null;
	}

	private static @Nullable String range(ResolvableType range, String suffix) {
		String subtype = RANGES.get(range.getGeneric(0).toClass());
		return (subtype != null) ? subtype + suffix : null;
	}

	/** A record or a bean, which Jackson writes. */
	private static boolean isObject(Class<?> raw) {
		boolean concrete = !raw.isInterface() && !Modifier.isAbstract(raw.getModifiers());
		return concrete && !SingleValues.contains(raw) && !raw.getName().startsWith("java.");
	}

	/** The enum that the type is, or holds several of; null if it is none. */
	static @Nullable Class<?> enumOf(Type type) {
		ResolvableType found = ResolvableType.forType(type);
		for (ResolvableType inner = inner(found); inner != null; inner = inner(found)) {
			found = inner;
		}
		return found.toClass().isEnum() ? found.toClass() : null;
	}

	private static @Nullable ResolvableType inner(ResolvableType type) {
		Class<?> raw = type.toClass();
		return (raw == Optional.class) ? type.getGeneric(0) : element(type, raw);
	}

	/** Whether the server can number it. */
	boolean isNumbered(Type type) {
		Class<?> raw = ClassUtils.resolvePrimitiveIfNecessary(ResolvableType.forType(type).toClass());
		TypeConverter<?, ?> converter = this.types.converter(raw);
		Class<?> stored = (converter != null) ? converter.storedAs() : raw;
		return stored == Integer.class || stored == Long.class;
	}

	static boolean isPrimitive(Type type) {
		return type instanceof Class<?> raw && raw.isPrimitive();
	}

}
