package io.fastpg.type;

import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ResolvableType;

import io.fastpg.exception.InvalidValueException;
import io.fastpg.exception.ValueConversionException;
import io.fastpg.schema.Column;
import io.fastpg.schema.PgType;
import io.fastpg.schema.Schema;

/**
 * How Java values travel to and from PostgreSQL types. Immutable and thread-safe.
 * <ul>
 * <li>Numbers are converted exactly, or refused.</li>
 * <li>Times are sent rounded to microseconds, half up, as the server rounds them; but a
 * time of day just before midnight stays before it. {@code MAX} and {@code MIN} are
 * {@code infinity} and {@code -infinity}.</li>
 * <li>An interval is an {@link Interval}, or a Duration or Period that loses nothing;
 * hstore is a map of Strings.</li>
 * <li>A Java enum is sent and read by the names of its constants.</li>
 * <li>A String given to json or jsonb is JSON text; anything else is written by Jackson.
 * JSON's null is a {@code NullNode}, SQL's NULL is null.</li>
 * <li>Arrays have one dimension, and are read as unmodifiable lists, sets, or Java
 * arrays.</li>
 * <li>Every other type travels as the text that the server reads and prints.</li>
 * </ul>
 */
public final class TypeMap {

	private final Families families;

	private final Converters converters;

	private final InferredTypes inferred;

	/**
	 * Makes a map.
	 * @param json writes and reads json and jsonb; used as it is, but that numbers with a
	 * fraction are read as {@link java.math.BigDecimal}
	 */
	public TypeMap(JsonMapper json) {
		this(json, List.of());
	}

	/**
	 * Makes a map with converters of the application's.
	 * @param json as above
	 * @param converters at most one for each Java class, and for each PostgreSQL type
	 * @throws IllegalArgumentException if there are two
	 */
	public TypeMap(JsonMapper json, Collection<? extends TypeConverter<?, ?>> converters) {
		this.families = new Families(this, new JsonText(json));
		this.converters = new Converters(converters);
		this.inferred = new InferredTypes(this.converters);
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
		ParameterType parameterType = parameterType(underlying);
		return new Binding(type, column, parameterType.isOf(underlying) ? "?" : "?::" + underlying.sql(),
				parameterType);
	}

	/** Returns how values of a type that is no domain are sent. */
	ParameterType parameterType(PgType type) {
		ParameterType parameterType = this.families.of(type).parameterType(type);
		return this.converters.isEmpty() ? parameterType : parameterType.after(this.converters::stored);
	}

	/**
	 * Finds the application's converter of a class.
	 * @param type a class
	 * @return its converter, or null
	 */
	public @Nullable TypeConverter<?, ?> converter(Class<?> type) {
		return this.converters.of(type);
	}

	/**
	 * Tells whether a converter stores something else in a value's place.
	 * @param value what is to be written
	 * @return whether a converter is registered for its class
	 */
	public boolean isConverted(Object value) {
		return this.converters.ofValue(value) != null;
	}

	/**
	 * Tells whether a class stands for one value although it does not look like it.
	 * @param type a class
	 * @return whether it is a type of ours or of the driver's, or a converter is
	 * registered for it
	 */
	public boolean isValue(Class<?> type) {
		return type == Range.class || InferredTypes.isValue(type) || this.converters.of(type) != null;
	}

	/**
	 * Returns the binding for a value of which only its Java class is known: an argument
	 * of raw SQL. Integer is int4, Long int8, String text, Instant timestamptz; a map or
	 * a {@link JsonNode} is jsonb; an enum is the PostgreSQL enum with the snake_case
	 * name of its class, else text; a record is the row type with the snake_case name of
	 * its class; a {@link Range} is the range of what its bounds are; a collection or an
	 * array is an array of what its elements are.
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
			PgType underlying = type.underlying();
			String name = underlying.schema().equals("pg_catalog") ? underlying.name() : "";
			ValueReader unboxed = PrimitiveReaders.find(name, raw, reading);
			return (unboxed != null) ? unboxed : ValueReader.unboxed(getter(type, resolved, reading), reading, raw);
		}
		return ValueReader.of(getter(type, resolved, reading), raw);
	}

	private Getter getter(PgType declared, ResolvableType target, Reading reading) {
		if (target.toClass() == Optional.class) {
			Getter getter = getter(declared, target.getGeneric(0), reading);
			return (resultSet, index) -> Optional.ofNullable(getter.get(resultSet, index));
		}
		TypeConverter<?, ?> converter = this.converters.of(declared, Target.of(target));
		if (converter != null) {
			Getter getter = getter(declared, ResolvableType.forClass(converter.storedAs()), reading);
			return (resultSet, index) -> {
				Object stored = getter.get(resultSet, index);
				return (stored != null) ? Converters.read(converter, stored, reading) : null;
			};
		}
		PgType type = declared.underlying();
		TypeFamily family = this.families.of(type);
		Getter getter = family.getter(type, Target.of(target), reading);
		if (getter == null) {
			throw reading.unsupported(family.readAs(type));
		}
		return getter;
	}

	/** Returns what reads a value inside another; null if the target is unknown to it. */
	@Nullable ElementReader elementReader(PgType declared, ResolvableType target, Reading reading) {
		TypeConverter<?, ?> converter = this.converters.of(declared, Target.of(target));
		if (converter != null) {
			ElementReader reader = elementReader(declared, ResolvableType.forClass(converter.storedAs()), reading);
			return (reader == null) ? null : (text) -> {
				Object stored = reader.read(text);
				return (stored != null) ? Converters.read(converter, stored, reading) : null;
			};
		}
		PgType type = declared.underlying();
		return this.families.of(type).reader(type, Target.of(target), reading);
	}

	/** Returns the class that the driver's own objects need no reader for. */
	Class<?> driverClass(PgType type, ResolvableType target) {
		Class<?> wanted = Target.of(target).raw();
		Class<?> known = (wanted == Object.class) ? ResolvableType.forType(defaultJavaType(type)).toClass() : wanted;
		// else what a converter stores might be taken for what it reads
		return (isValue(known) || known == Object.class || !ArrayReaders.isDecoded(type)) ? Void.class : known;
	}

	/** Returns what a type can be read as, for messages. */
	String readAs(PgType type) {
		PgType underlying = type.underlying();
		return this.families.of(underlying).readAs(underlying);
	}

	/**
	 * Returns what a {@code Row} holds for values of a type.
	 * @param type a type of the catalog
	 * @return a class, or a parameterized type: a List for arrays and multiranges, a
	 * {@link Range}, a Map for row types; String for types that travel as text
	 */
	public Type defaultJavaType(PgType type) {
		TypeConverter<?, ?> converter = this.converters.of(type);
		if (converter != null) {
			return converter.javaType();
		}
		PgType underlying = type.underlying();
		return this.families.of(underlying).javaType(underlying);
	}

}
