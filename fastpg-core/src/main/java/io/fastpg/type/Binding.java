package io.fastpg.type;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.fastpg.exception.InvalidValueException;
import io.fastpg.schema.PgType;

/**
 * One bound parameter type: what stands in the SQL text, and how a value is set. The
 * server is always told the parameter's type, also for NULL. Immutable and thread-safe.
 */
public final class Binding {

	private final PgType type;

	private final @Nullable String column;

	private final String placeholder;

	private final ParameterType parameterType;

	Binding(PgType type, @Nullable String column, String placeholder, ParameterType parameterType) {
		this.type = type;
		this.column = column;
		this.placeholder = placeholder;
		this.parameterType = parameterType;
	}

	/**
	 * Returns what stands in the SQL text for this parameter.
	 * @return {@code ?}, or with a cast {@code ?::"public"."mood"}
	 */
	public String placeholder() {
		return this.placeholder;
	}

	/**
	 * Returns the type of the parameter.
	 * @return the type as the catalog has it, a domain not resolved
	 */
	public PgType type() {
		return this.type;
	}

	/**
	 * Sets the value.
	 * @param statement a statement whose text has {@link #placeholder()} there
	 * @param index the parameter's position, from 1
	 * @param value the value; null, or an empty {@link Optional}, sets a typed NULL
	 * @throws InvalidValueException if the type does not take values of this class, or
	 * cannot hold this value exactly
	 * @throws SQLException if the driver refuses it
	 */
	public void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
		Object given = (value instanceof Optional<?> optional) ? optional.orElse(null) : value;
		if (given == null) {
			// by name, because the driver leaves NULLs of most java.sql.Types untyped
			statement.setNull(index, this.parameterType.sqlType(), this.parameterType.sentAs());
			return;
		}
		this.parameterType.setter().set(statement, index, convert(given));
	}

	private Object convert(Object value) {
		try {
			Object converted = this.parameterType.conversion().convert(value);
			if (converted != null) {
				return converted;
			}
		}
		catch (UnfitValueException ex) {
			throw new InvalidValueException("Cannot store a " + name(value) + " in " + this + ": " + ex.getMessage());
		}
		catch (ArithmeticException ex) {
			throw new InvalidValueException(
					"Cannot store a " + name(value) + " in " + this + ": the number cannot be held exactly.");
		}
		throw new InvalidValueException("Cannot store a " + name(value) + " in " + this + ". It takes "
				+ this.parameterType.accepts() + "." + Advice.on(value.getClass(), this.type));
	}

	private static String name(Object value) {
		return value.getClass().getTypeName();
	}

	/**
	 * Returns the column or parameter for messages: {@code column "weight" (float4)}.
	 */
	@Override
	public String toString() {
		return (this.column != null) ? "column \"" + this.column + "\" (" + this.type + ")"
				: "a parameter of type " + this.type;
	}

}
