package io.fastpg.codegen;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A class that is generated, and so not there yet.
 *
 * @param name its simple name, in the package of the records
 */
record GeneratedType(String name) implements Type {

	/** Returns the type of lists of it. */
	static Type listOf(Type element) {
		return new ListType(element);
	}

	private record ListType(Type element) implements ParameterizedType {

		@Override
		public Type[] getActualTypeArguments() {
			return new Type[] { this.element };
		}

		@Override
		public Type getRawType() {
			return List.class;
		}

		@Override
		public @Nullable Type getOwnerType() {
			return null;
		}

	}

}
