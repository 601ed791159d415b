package io.fastpg.mapping;

import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.core.KotlinDetector;
import org.springframework.util.ReflectionUtils;

/**
 * The constructor that makes objects of a class.
 *
 * @param constructor the constructor
 * @param parameters its parameters in their order
 */
record Creator(Constructor<?> constructor, List<Member> parameters) {

	/**
	 * Returns a record's canonical constructor, Kotlin's primary one, else the one
	 * without parameters, else the only one there is; null where none will do.
	 */
	static @Nullable Creator find(Class<?> type) {
		if (type.isInterface() || type.isPrimitive() || type.isArray() || type.isEnum()) {
			return null;
		}
		return type.isRecord() ? ofRecord(type) : ofClass(type);
	}

	private static Creator ofRecord(Class<?> type) {
		RecordComponent[] components = type.getRecordComponents();
		Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
		List<Member> parameters = Arrays.stream(components)
			.map((component) -> Member.of(component.getName(), component.getGenericType(), component))
			.toList();
		try {
			return new Creator(type.getDeclaredConstructor(types), parameters);
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static @Nullable Creator ofClass(Class<?> type) {
		Constructor<?> primary = KotlinDetector.isKotlinType(type) ? BeanUtils.findPrimaryConstructor(type) : null;
		if (primary != null) {
			return named(primary);
		}
		Constructor<?>[] constructors = type.getDeclaredConstructors();
		for (Constructor<?> constructor : constructors) {
			if (constructor.getParameterCount() == 0) {
				return new Creator(constructor, List.of());
			}
		}
		return (constructors.length == 1) ? named(constructors[0]) : null;
	}

	private static @Nullable Creator named(Constructor<?> constructor) {
		@Nullable String[] names = names(constructor);
		if (names == null) {
			return null;
		}
		List<Member> members = new ArrayList<>();
		Parameter[] parameters = constructor.getParameters();
		for (int i = 0; i < parameters.length; i++) {
			String name = names[i];
			if (name == null) {
				return null;
			}
			members.add(Member.of(name, constructor.getGenericParameterTypes()[i], parameters[i],
					ReflectionUtils.findField(constructor.getDeclaringClass(), name)));
		}
		return new Creator(constructor, List.copyOf(members));
	}

	private static @Nullable String @Nullable [] names(Constructor<?> constructor) {
		try {
			return BeanUtils.getParameterNames(constructor);
		}
		catch (IllegalStateException ex) {
			// compiled without -parameters
			return null;
		}
	}

	@Nullable Member parameter(String name) {
		return this.parameters.stream().filter((parameter) -> parameter.name().equals(name)).findFirst().orElse(null);
	}

}
