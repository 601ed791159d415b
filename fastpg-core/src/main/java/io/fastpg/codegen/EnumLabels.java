package io.fastpg.codegen;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

import io.fastpg.mapping.Label;
import io.fastpg.schema.PgType;

/** Compares the constants of a Java enum with the labels of its type. */
final class EnumLabels {

	private EnumLabels() {
	}

	/** What differs, in words; null where nothing does, or there is no enum on a side. */
	static @Nullable String difference(PgType type, Type target) {
		PgType labelled = JavaTypes.enumOf(type);
		Class<?> java = enumClass(ResolvableType.forType(target));
		if (labelled == null || java == null) {
			return null;
		}
		List<String> constants = Arrays.stream(java.getEnumConstants()).map(EnumLabels::label).toList();
		List<String> parts = new ArrayList<>();
		labelled.labels()
			.stream()
			.filter((label) -> !constants.contains(label))
			.forEach((label) -> parts.add("\"" + label + "\" has no constant"));
		constants.stream()
			.filter((constant) -> !labelled.labels().contains(constant))
			.forEach((constant) -> parts.add("\"" + constant + "\" is no label"));
		return parts.isEmpty() ? null : "The constants of " + java.getTypeName() + " are not the labels of type "
				+ labelled + ": " + String.join(", ", parts) + ".";
	}

	/** The enum that a type is, or holds: in an Optional, an array or a collection. */
	private static @Nullable Class<?> enumClass(ResolvableType type) {
		Class<?> raw = type.toClass();
		if (raw.isEnum()) {
			return raw;
		}
		if (raw.isArray()) {
			return enumClass(type.getComponentType());
		}
		return (type.getGenerics().length == 1) ? enumClass(type.getGeneric(0)) : null;
	}

	private static String label(Object constant) {
		Enum<?> named = (Enum<?>) constant;
		try {
			Label label = named.getDeclaringClass().getField(named.name()).getAnnotation(Label.class);
			return (label != null) ? label.value() : named.name();
		}
		catch (NoSuchFieldException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
