package io.fastpg.type;

import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.PgType;

/** How the values of some PostgreSQL types travel. Immutable and thread-safe. */
interface TypeFamily {

	/** Returns how values are sent. */
	ParameterType parameterType(PgType type);

	/** Returns what a Row holds. */
	Type javaType(PgType type);

	/** Returns the Java types that values can be read as, for messages. */
	String readAs(PgType type);

	/**
	 * Returns what reads a value's text, as it stands in an array or a row; null if the
	 * target is none of the family's.
	 */
	@Nullable ElementReader reader(PgType type, Target target, Reading reading);

	/** Returns what reads a column; null if the target is none of the family's. */
	default @Nullable Getter getter(PgType type, Target target, Reading reading) {
		ElementReader reader = reader(type, target, reading);
		return (reader == null) ? null : (resultSet, index) -> {
			String text = resultSet.getString(index);
			return (text != null) ? reader.read(text) : null;
		};
	}

}
