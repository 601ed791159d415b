package io.fastpg.type;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

import io.fastpg.exception.InvalidValueException;
import io.fastpg.exception.ValueConversionException;
import io.fastpg.schema.Column;
import io.fastpg.schema.PgType;
import io.fastpg.schema.PgType.Kind;
import io.fastpg.schema.Schema;

/**
 * How Java values travel to and from PostgreSQL types. Immutable and thread-safe.
 * <ul>
 * <li>Numbers are converted exactly, or refused.</li>
 * <li>Times are sent rounded to microseconds, half up, as the server rounds them; but a
 * time of day just before midnight stays before it. {@code MAX} and {@code MIN} are
 * {@code infinity} and {@code -infinity}.</li>
 * <li>A Java enum is sent and read by the names of its constants.</li>
 * <li>A String given to json or jsonb is JSON text; anything else is written by Jackson.
 * JSON's null is a {@code NullNode}, SQL's NULL is null.</li>
 * <li>Arrays have one dimension, and are read as unmodifiable lists, sets, or Java
 * arrays.</li>
 * <li>Every other type travels as the text that the server reads and prints.</li>
 * </ul>
 */
public final class TypeMap {

	private static final Map<String, ParameterType> NATIVE = nativeTypes();

	private static final ParameterType AS_TEXT = ParameterType.ofText(PlainTypes.TEXT, PlainTypes::toText);

	private final JsonText json;

	private final InferredTypes inferred = new InferredTypes();

	/**
	 * Makes a map.
	 * @param json writes and reads json and jsonb; used as it is, but that numbers with a
	 * fraction are read as {@link BigDecimal}
	 */
	public TypeMap(JsonMapper json) {
		this.json = new JsonText(json);
	}

	private static Map<String, ParameterType> nativeTypes() {
		Map<String, ParameterType> types = new HashMap<>(NumberTypes.ALL);
		types.putAll(PlainTypes.ALL);
		types.putAll(TemporalTypes.ALL);
		return Map.copyOf(types);
	}

	/**
	 * Returns the binding for parameters of a type.
	 * @param type a type of the catalog; a domain is bound as its base
	 * @return a binding whose messages name the type
	 */
	public Binding binding(PgType type) {
		return binding(type, null);
	}

	/**
	 * Returns the binding for a column's values.
	 * @param column a column of the catalog
	 * @return a binding whose messages name column and type
	 */
	public Binding binding(Column column) {
		return binding(column.type(), column.name());
	}

	private Binding binding(PgType type, @Nullable String column) {
		PgType underlying = type.underlying();
		return new Binding(type, column, isNative(underlying) ? "?" : "?::" + underlying.sql(),
				parameterType(underlying));
	}

	private static boolean isNative(PgType type) {
		return type.schema().equals("pg_catalog") && NATIVE.containsKey(type.name());
	}

	private ParameterType parameterType(PgType type) {
		ParameterType nativeType = isNative(type) ? NATIVE.get(type.name()) : null;
		if (nativeType != null) {
			return nativeType;
		}
		if (JsonText.isJson(type)) {
			return this.json.parameterType(type);
		}
		if (type.kind() == Kind.ARRAY) {
			PgType element = ArrayReaders.elementOf(type).underlying();
			return ArrayTypes.of(element, parameterType(element));
		}
		return AS_TEXT;
	}

	/**
	 * Returns the binding for a value of which only its Java class is known: an argument
	 * of raw SQL. Integer is int4, Long int8, String text, Instant timestamptz; a map or
	 * a {@link JsonNode} is jsonb; an enum is the PostgreSQL enum with the snake_case
	 * name of its class, else text; a collection or an array is an array of what its
	 * elements are.
	 * @param value a value that is not null
	 * @param schema where enum types are looked up
	 * @return a binding that takes this value
	 * @throws InvalidValueException if values of this class are not supported, or
	 * elements are of different classes
	 * @throws IllegalArgumentException if a collection has no element to tell its type
	 */
	public Binding inferred(Object value, Schema schema) {
		return binding(this.inferred.of(value, schema));
	}

	/**
	 * Returns the reader of a column.
	 * @param type the column's type; a domain is read as its base
	 * @param target a Java type: a class, a primitive, or generic such as
	 * {@code List<Mood>} or {@code Optional<String>}; {@code Object} means
	 * {@link #defaultJavaType(PgType)}
	 * @param column the column's name, for messages
	 * @return a reader of values of the target type
	 * @throws ValueConversionException if the type cannot be read as the target
	 */
	public ValueReader reader(PgType type, Type target, String column) {
		ResolvableType resolved = ResolvableType.forType(target);
		Class<?> raw = resolved.toClass();
		Reading reading = new Reading(column, type, target);
		if (raw.isPrimitive()) {
			ValueReader unboxed = PrimitiveReaders.find(nativeName(type.underlying()), raw, reading);
			return (unboxed != null) ? unboxed : ValueReader
				.unboxed(getter(type, resolved, ClassUtils.resolvePrimitiveIfNecessary(raw), reading), reading, raw);
		}
		return ValueReader.of(getter(type, resolved, raw, reading), raw);
	}

	private static String nativeName(PgType type) {
		return type.schema().equals("pg_catalog") ? type.name() : "";
	}

	private Getter getter(PgType declared, ResolvableType target, Class<?> raw, Reading reading) {
		if (raw == Optional.class) {
			ResolvableType inner = target.getGeneric(0);
			Getter getter = getter(declared, inner, inner.toClass(), reading);
			return (resultSet, index) -> Optional.ofNullable(getter.get(resultSet, index));
		}
		PgType type = declared.underlying();
		Getter getter = (type.kind() == Kind.ARRAY) ? arrayGetter(type, target, raw, reading)
				: scalarGetter(type, target, raw, reading);
		if (getter == null) {
			throw reading.unsupported(supported(type));
		}
		return getter;
	}

	private @Nullable Getter scalarGetter(PgType type, ResolvableType target, Class<?> raw, Reading reading) {
		if (JsonText.isJson(type)) {
			ElementReader json = this.json.reader(jsonTarget(target, raw), reading);
			return (resultSet, index) -> {
				String text = resultSet.getString(index);
				return (text != null) ? json.read(text) : null;
			};
		}
		String name = nativeName(type);
		if (NumberReaders.DEFAULTS.containsKey(name)) {
			return NumberReaders.find(name, raw, reading);
		}
		if (TemporalReaders.DEFAULTS.containsKey(name)) {
			return TemporalReaders.find(name, raw, reading);
		}
		return switch (name) {
			case "bool" -> PlainReaders.bool(raw);
			case "uuid" -> PlainReaders.uuid(raw);
			case "bytea" -> PlainReaders.bytes(raw);
			case "point", "box" -> PlainReaders.geometric(raw);
			default -> PlainReaders.text(raw, reading);
		};
	}

	private @Nullable Getter arrayGetter(PgType type, ResolvableType target, Class<?> raw, Reading reading) {
		ResolvableType elementTarget = ArrayReaders.elementTarget(target);
		if (elementTarget == null) {
			return null;
		}
		PgType elementType = ArrayReaders.elementOf(type);
		Class<?> elementClass = ClassUtils.resolvePrimitiveIfNecessary(elementTarget.toClass());
		ElementReader element = elementReader(elementType.underlying(), elementTarget, elementClass, reading);
		Class<?> unconverted = (elementClass == Object.class)
				? ResolvableType.forType(defaultJavaType(elementType)).toClass() : elementClass;
		return (element != null) ? ArrayReaders.getter(type, raw, unconverted, element, reading) : null;
	}

	private @Nullable ElementReader elementReader(PgType type, ResolvableType target, Class<?> raw, Reading reading) {
		if (JsonText.isJson(type)) {
			return this.json.reader(jsonTarget(target, raw), reading);
		}
		String name = nativeName(type);
		if (NumberReaders.DEFAULTS.containsKey(name)) {
			return NumberReaders.element(name, raw, reading);
		}
		if (TemporalReaders.DEFAULTS.containsKey(name)) {
			return TemporalReaders.element(name, raw, reading);
		}
		return switch (name) {
			case "bool" -> PlainReaders.boolElement(raw);
			case "uuid" -> PlainReaders.uuidElement(raw);
			case "bytea" -> PlainReaders.bytesElement(raw);
			default -> PlainReaders.textElement(raw, reading);
		};
	}

	private static Type jsonTarget(ResolvableType target, Class<?> raw) {
		// a raw List has elements of no type, and a primitive is read as its box
		return (raw == Object.class || target.toClass().isPrimitive()) ? raw : target.getType();
	}

	/**
	 * Returns what a {@code Row} holds for values of a type.
	 * @param type a type of the catalog
	 * @return a class, or a parameterized List for arrays; String for types that travel
	 * as text
	 */
	public Type defaultJavaType(PgType type) {
		PgType underlying = type.underlying();
		if (underlying.kind() == Kind.ARRAY) {
			Type element = defaultJavaType(ArrayReaders.elementOf(underlying));
			return ResolvableType.forClassWithGenerics(List.class, ResolvableType.forType(element)).getType();
		}
		if (JsonText.isJson(underlying)) {
			return JsonNode.class;
		}
		String name = nativeName(underlying);
		Class<?> known = NumberReaders.DEFAULTS.getOrDefault(name, TemporalReaders.DEFAULTS.get(name));
		return (known != null) ? known : switch (name) {
			case "bool" -> Boolean.class;
			case "uuid" -> java.util.UUID.class;
			case "bytea" -> byte[].class;
			default -> String.class;
		};
	}

	private String supported(PgType type) {
		if (type.kind() == Kind.ARRAY) {
			return ArrayReaders.SUPPORTED;
		}
		String name = nativeName(type);
		if (NumberReaders.DEFAULTS.containsKey(name)) {
			return NumberReaders.SUPPORTED;
		}
		if (name.equals("timestamptz")) {
			return TemporalReaders.INSTANTS;
		}
		Type only = defaultJavaType(type);
		return (only == String.class) ? PlainReaders.TEXT : ((Class<?>) only).getSimpleName();
	}

}
