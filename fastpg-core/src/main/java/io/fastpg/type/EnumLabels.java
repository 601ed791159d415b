package io.fastpg.type;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.fastpg.schema.PgType;

/** Which constant of a Java enum is which label of a PostgreSQL enum. */
final class EnumLabels {

	private final PgType type;

	private final Class<?> enumClass;

	private final EnumText texts;

	private final Map<String, Enum<?>> constants;

	private final Map<Enum<?>, String> labels = new HashMap<>();

	EnumLabels(PgType type, Class<?> enumClass) {
		this.type = type;
		this.enumClass = enumClass;
		this.texts = EnumText.of(enumClass);
		this.constants = LabelMatch.find(this.texts, type.labels());
		this.constants.forEach((label, constant) -> this.labels.put(constant, label));
	}

	String label(Enum<?> constant) {
		String label = this.labels.get(constant);
		if (label == null) {
			throw new UnfitValueException("the constant has no label in " + this.type + ". Its labels are "
					+ this.type.labels() + ". Name one with @Label, or add it with ALTER TYPE.");
		}
		return label;
	}

	Enum<?> constant(String label, Reading reading) {
		Enum<?> constant = this.constants.get(label);
		// the label may be younger than what is known of the type
		constant = (constant != null || this.type.labels().contains(label)) ? constant : this.texts.find(label);
		if (constant == null) {
			throw reading.failed("a value's label has no constant in " + this.enumClass.getTypeName() + ". Of "
					+ this.type.labels() + " these have none: " + without() + ". Add the constant, or read String");
		}
		return constant;
	}

	private List<String> without() {
		return this.type.labels().stream().filter((label) -> !this.constants.containsKey(label)).toList();
	}

	/**
	 * What the labels are found for.
	 *
	 * @param type a PostgreSQL enum
	 * @param enumClass a Java enum
	 */
	record Key(PgType type, Class<?> enumClass) {

		EnumLabels match() {
			return new EnumLabels(this.type, this.enumClass);
		}

	}

}
