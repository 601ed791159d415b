package io.fastpg.type;

import java.util.function.Function;

/** A converter made of two functions. */
record FunctionConverter<T, S>(Class<T> javaType, Class<S> storedAs, String typeName, Function<T, S> writer,
		Function<S, T> reader) implements TypeConverter<T, S> {

	@Override
	public S write(T value) {
		return this.writer.apply(value);
	}

	@Override
	public T read(S stored) {
		return this.reader.apply(stored);
	}

}
