package io.fastpg.type;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import io.fastpg.mapping.Label;

/** The text of a Java enum's constants: what {@link Label} says, else the name. */
final class EnumText {

	private static final ClassValue<EnumText> CLASSES = new ClassValue<>() {
		@Override
		protected EnumText computeValue(Class<?> type) {
			return new EnumText(type);
		}
	};

	private final Map<Enum<?>, String> texts = new LinkedHashMap<>();

	private final Map<String, Enum<?>> constants = new HashMap<>();

	private EnumText(Class<?> type) {
		for (Object each : type.getEnumConstants()) {
			Enum<?> constant = (Enum<?>) each;
			this.texts.put(constant, label(constant));
			this.constants.put(constant.name(), constant);
		}
		this.texts.forEach((constant, text) -> this.constants.put(text, constant));
		if (Set.copyOf(this.texts.values()).size() < this.texts.size()) {
			throw new InvalidDataAccessApiUsageException(
					"Two constants of " + type.getTypeName() + " stand for the same text. Give each its own @Label.");
		}
	}

	private static String label(Enum<?> constant) {
		try {
			Label label = constant.getDeclaringClass().getField(constant.name()).getAnnotation(Label.class);
			return (label != null) ? label.value() : constant.name();
		}
		catch (NoSuchFieldException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Returns what is known of an enum, asked for by its class or a constant's. */
	static EnumText of(Class<?> type) {
		// a constant with a body has a class of its own
		return CLASSES.get(type.isEnum() ? type : type.getSuperclass());
	}

	static String of(Enum<?> constant) {
		return of(constant.getClass()).text(constant);
	}

	String text(Enum<?> constant) {
		return this.texts.getOrDefault(constant, constant.name());
	}

	/** Returns the text of each constant. */
	Map<Enum<?>, String> texts() {
		return this.texts;
	}

	/** Returns the constant with that label, else with that name; null for none. */
	@Nullable Enum<?> find(String text) {
		return this.constants.get(text);
	}

}
