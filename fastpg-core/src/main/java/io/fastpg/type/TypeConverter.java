package io.fastpg.type;

import java.util.function.Function;

/**
 * A Java type of the application's, and the type that fastpg knows which stands for it in
 * the database: {@code UserId} as Long, a {@code Vector} as String. Columns, keys, array
 * elements, range bounds and arguments of that class are converted; NULL never comes to
 * it. Register it with {@code DatabaseBuilder.converter}, or as a Spring bean. An
 * implementation must be immutable and thread-safe.
 *
 * @param <T> the application's type
 * @param <S> the type that is stored
 */
public interface TypeConverter<T, S> {

	/**
	 * Names the application's type.
	 * @return a class without type arguments; a subclass of it is not converted
	 */
	Class<T> javaType();

	/**
	 * Names the type that is stored: one that the column's type can be written from and
	 * read as. String is the text that PostgreSQL reads and prints, for every type.
	 * @return a class without type arguments
	 */
	Class<S> storedAs();

	/**
	 * Names the PostgreSQL type of such values, for a type that is used for nothing else:
	 * then rows hold the Java type without being asked for it, and an argument of SQL of
	 * one's own is of this type.
	 * @return a bare name or {@code schema.name}, in the catalog's spelling; empty for
	 * none in particular
	 */
	default String typeName() {
		return "";
	}

	/**
	 * Converts a value to be stored.
	 * @param value never null
	 * @return what is stored, never null
	 */
	S write(T value);

	/**
	 * Converts a stored value.
	 * @param stored never null
	 * @return the value, never null
	 */
	T read(S stored);

	/**
	 * Makes a converter of two functions.
	 * @param javaType the application's type
	 * @param storedAs the type that is stored
	 * @param write converts a value to be stored
	 * @param read converts a stored value
	 * @param <T> the application's type
	 * @param <S> the type that is stored
	 * @return a converter for no PostgreSQL type in particular
	 */
	static <T, S> TypeConverter<T, S> of(Class<T> javaType, Class<S> storedAs, Function<T, S> write,
			Function<S, T> read) {
		return of(javaType, storedAs, "", write, read);
	}

	/**
	 * Makes a converter of two functions, for a PostgreSQL type.
	 * @param javaType the application's type
	 * @param storedAs the type that is stored
	 * @param typeName as {@link #typeName()} returns it
	 * @param write converts a value to be stored
	 * @param read converts a stored value
	 * @param <T> the application's type
	 * @param <S> the type that is stored
	 * @return a converter
	 */
	static <T, S> TypeConverter<T, S> of(Class<T> javaType, Class<S> storedAs, String typeName, Function<T, S> write,
			Function<S, T> read) {
		return new FunctionConverter<>(javaType, storedAs, typeName, write, read);
	}

}
