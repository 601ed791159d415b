package io.fastpg.type;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.PgType;

/**
 * How Java values become parameters of one PostgreSQL type.
 *
 * @param sentAs the built-in type that is declared to the server
 * @param sqlType the constant of {@link Types} nearest to it
 * @param accepts the Java types it takes, for messages
 * @param conversion turns an accepted value into the one class that the setter takes
 * @param setter calls the driver
 * @param text writes a converted value as an array's literal has it
 */
record ParameterType(String sentAs, int sqlType, String accepts, Conversion conversion, Setter setter,
		Function<Object, String> text) {

	/** Makes a type whose values the server parses from text. */
	static ParameterType ofText(String accepts, Conversion conversion) {
		return new ParameterType("varchar", Types.VARCHAR, accepts, conversion,
				(statement, index, value) -> statement.setString(index, (String) value), Object::toString);
	}

	/** Returns the same type, taking what another conversion makes of a value. */
	ParameterType after(UnaryOperator<Object> first) {
		return new ParameterType(this.sentAs, this.sqlType, this.accepts,
				(value) -> this.conversion.convert(first.apply(value)), this.setter, this.text);
	}

	/** Tells whether the driver declares that very type, so that no cast is needed. */
	boolean isOf(PgType type) {
		return type.is(this.sentAs) || this.sentAs.equals("varchar") && (type.is("text") || type.is("name"));
	}

	/** Converts a value that is not null. */
	interface Conversion {

		/**
		 * Returns the value to set; null where values of this class are not accepted.
		 * @throws UnfitValueException if the class is accepted but not this value
		 * @throws ArithmeticException if the number is not representable
		 */
		@Nullable Object convert(Object value);

	}

	/** Calls the driver's setter. */
	interface Setter {

		void set(PreparedStatement statement, int index, Object value) throws SQLException;

	}

}
