package io.fastpg.type;

import java.lang.reflect.Type;

import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/**
 * The Java type that values are wanted as.
 *
 * @param type the type with its arguments; never an Optional
 * @param raw its class, a primitive's box
 */
record Target(ResolvableType type, Class<?> raw) {

	static Target of(ResolvableType type) {
		return new Target(type, ClassUtils.resolvePrimitiveIfNecessary(type.toClass()));
	}

	static Target of(Type type) {
		return of(ResolvableType.forType(type));
	}

	/** Tells whether the caller takes whatever the type's values are by default. */
	boolean isAny() {
		return this.raw == Object.class;
	}

	boolean is(Class<?> wanted) {
		return this.raw == wanted;
	}

	boolean isAnyOr(Class<?> wanted) {
		return this.raw == wanted || isAny();
	}

	/** A raw class, for a target without type arguments. */
	Type declared() {
		return (isAny() || this.type.toClass().isPrimitive()) ? this.raw : this.type.getType();
	}

}
