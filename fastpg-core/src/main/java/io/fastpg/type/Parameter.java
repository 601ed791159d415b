package io.fastpg.type;

import java.sql.PreparedStatement;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * One bound parameter of a statement.
 *
 * @param binding its type, and how it is set
 * @param value its value; null for NULL
 */
public record Parameter(Binding binding, @Nullable Object value) {

	/**
	 * Sets the value.
	 * @param statement a statement whose text has the binding's placeholder there
	 * @param index the parameter's position, from 1
	 * @throws SQLException if the driver refuses it
	 */
	public void bind(PreparedStatement statement, int index) throws SQLException {
		this.binding.bind(statement, index, this.value);
	}

	/**
	 * Returns the placeholder; the value is never shown.
	 */
	@Override
	public String toString() {
		return this.binding.placeholder();
	}

}
