package io.fastpg.type;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/** Makes a collection or a Java array of elements. */
interface Collector {

	Collector LIST = Collections::unmodifiableList;

	/** Returns the object; the list is given away. */
	Object collect(List<@Nullable Object> elements);

	/**
	 * Returns the type of elements that a target wants; null if it is neither an array
	 * nor one of our collections.
	 */
	static @Nullable ResolvableType elementOf(ResolvableType target) {
		Class<?> raw = target.toClass();
		if (raw.isArray()) {
			return (raw == byte[].class) ? null : target.getComponentType();
		}
		if (raw == EnumSet.class) {
			return target.getGeneric(0).toClass().isEnum() ? target.getGeneric(0) : null;
		}
		return (raw == List.class || raw == Set.class || raw == Collection.class || raw == Iterable.class
				|| raw == Object.class) ? target.getGeneric(0) : null;
	}

	/** Returns what makes a target that has elements. */
	static Collector of(ResolvableType target, Reading reading) {
		Class<?> raw = target.toClass();
		if (raw.isArray()) {
			return (elements) -> toArray(elements, raw.getComponentType(), reading);
		}
		if (raw == EnumSet.class) {
			return (elements) -> toEnumSet(elements, target.getGeneric(0).toClass(), reading);
		}
		return (raw == Set.class) ? (elements) -> Collections.unmodifiableSet(new LinkedHashSet<>(elements)) : LIST;
	}

	private static Object toArray(List<@Nullable Object> elements, Class<?> componentType, Reading reading) {
		Object array = Array.newInstance(componentType, elements.size());
		for (int i = 0; i < elements.size(); i++) {
			Object element = elements.get(i);
			if (element == null && componentType.isPrimitive()) {
				throw reading.failed("an element is NULL. Use an array or a List of "
						+ ClassUtils.resolvePrimitiveIfNecessary(componentType).getSimpleName());
			}
			Array.set(array, i, element);
		}
		return array;
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static Object toEnumSet(List<@Nullable Object> elements, Class<?> enumClass, Reading reading) {
		EnumSet set = EnumSet.noneOf((Class) enumClass);
		for (Object element : elements) {
			if (element == null) {
				throw reading.failed("an element is NULL, which an EnumSet cannot hold. Use a Set or a List");
			}
			set.add(element);
		}
		return set;
	}

}
