package io.fastpg.row;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import io.fastpg.exception.SchemaException;
import io.fastpg.exception.ValueConversionException;

/**
 * An ordered map of column to value that never changes. A value may be null, which is
 * NULL; a column that is absent is something else. Rows are equal if they have the same
 * columns with equal values, in any order. Jackson writes a row as an object.
 */
public final class Row {

	private final RowNames names;

	private final @Nullable Object[] values;

	Row(RowNames names, @Nullable Object[] values) {
		this.names = names;
		this.values = values;
	}

	/**
	 * Returns a row of the given columns: {@code Row.of("name", "moo", "uid", null)}.
	 * @param name the first column's name
	 * @param value the first column's value
	 * @param more further names and values by turns
	 * @return a row in the given order
	 * @throws InvalidDataAccessApiUsageException if a name is missing, no String, or
	 * repeated
	 */
	public static Row of(String name, @Nullable Object value, @Nullable Object... more) {
		return RowPairs.row(name, value, more);
	}

	/**
	 * Returns a row with the entries of a map.
	 * @param map column names and values, in the order of the row
	 * @return a row; without columns if the map is empty
	 */
	public static Row of(Map<String, ? extends @Nullable Object> map) {
		return new Row(new RowNames(map.keySet().toArray(String[]::new)), map.values().toArray());
	}

	/**
	 * Returns this row with one more, or one changed, column.
	 * @param name the column's name
	 * @param value its value
	 * @return another row; a new column stands last
	 */
	public Row with(String name, @Nullable Object value) {
		boolean known = this.names.has(name);
		@Nullable Object[] changed = Arrays.copyOf(this.values, this.values.length + (known ? 0 : 1));
		RowNames changedNames = known ? this.names : this.names.with(name);
		changed[changedNames.position(name)] = value;
		return new Row(changedNames, changed);
	}

	/**
	 * Returns this row without one column.
	 * @param name the column's name
	 * @return another row, or this one if it has no such column
	 */
	public Row without(String name) {
		if (!this.names.has(name)) {
			return this;
		}
		RowNames fewer = this.names.without(name);
		return new Row(fewer, fewer.names().stream().map(this::get).toArray());
	}

	/**
	 * Returns a column's value.
	 * @param name the column's exact name
	 * @return the value; null for NULL
	 * @throws SchemaException if the row has no such column; the message lists those it
	 * has
	 */
	public @Nullable Object get(String name) {
		return this.values[this.names.position(name)];
	}

	/**
	 * Returns the value at a position.
	 * @param position the column's position, from 0
	 * @return the value; null for NULL
	 * @throws IndexOutOfBoundsException if the row has no such position
	 */
	public @Nullable Object get(int position) {
		return this.values[position];
	}

	/**
	 * Returns a column's value as a type, converted exactly: between classes of numbers,
	 * from text to an enum by constant name, between the classes of instants, and from
	 * plain values to String.
	 * @param <V> the type
	 * @param name the column's exact name
	 * @param type the class of the value
	 * @return the value; null for NULL
	 * @throws SchemaException if the row has no such column
	 * @throws ValueConversionException if the value cannot be converted exactly, or is
	 * NULL and the type primitive
	 */
	@SuppressWarnings("unchecked")
	public <V> @Nullable V get(String name, Class<V> type) {
		return (V) RowValue.convert(name, get(name), type);
	}

	/**
	 * Returns a column's value as text.
	 * @param name the column's exact name
	 * @return the text; null for NULL
	 */
	public @Nullable String getString(String name) {
		return get(name, String.class);
	}

	/**
	 * Returns a column's value as an int.
	 * @param name the column's exact name
	 * @return the number
	 * @throws ValueConversionException if it is NULL or no int
	 */
	public int getInt(String name) {
		return required(name, int.class);
	}

	/**
	 * Returns a column's value as a long.
	 * @param name the column's exact name
	 * @return the number
	 * @throws ValueConversionException if it is NULL or no long
	 */
	public long getLong(String name) {
		return required(name, long.class);
	}

	/**
	 * Returns a column's value as the nearest double.
	 * @param name the column's exact name
	 * @return the number
	 * @throws ValueConversionException if it is NULL or no number
	 */
	public double getDouble(String name) {
		return required(name, double.class);
	}

	/**
	 * Returns a column's value as a boolean.
	 * @param name the column's exact name
	 * @return the value
	 * @throws ValueConversionException if it is NULL or no boolean
	 */
	public boolean getBoolean(String name) {
		return required(name, boolean.class);
	}

	@SuppressWarnings({ "unchecked", "NullAway" })
	private <V> V required(String name, Class<V> primitive) {
		return (V) RowValue.convert(name, get(name), primitive);
	}

	/**
	 * Returns a column's value as a decimal number.
	 * @param name the column's exact name
	 * @return the number; null for NULL
	 */
	public @Nullable BigDecimal getBigDecimal(String name) {
		return get(name, BigDecimal.class);
	}

	/**
	 * Returns a column's value as a UUID.
	 * @param name the column's exact name
	 * @return the value; null for NULL
	 */
	public @Nullable UUID getUuid(String name) {
		return get(name, UUID.class);
	}

	/**
	 * Returns a timestamptz column's value as an instant.
	 * @param name the column's exact name
	 * @return the instant; null for NULL
	 */
	public @Nullable Instant getInstant(String name) {
		return get(name, Instant.class);
	}

	/**
	 * Returns a date column's value.
	 * @param name the column's exact name
	 * @return the date; null for NULL
	 */
	public @Nullable LocalDate getLocalDate(String name) {
		return get(name, LocalDate.class);
	}

	/**
	 * Tells whether the row has a column.
	 * @param name the column's exact name
	 * @return true also if its value is NULL
	 */
	public boolean has(String name) {
		return this.names.has(name);
	}

	/**
	 * Tells whether a column's value is NULL.
	 * @param name the column's exact name
	 * @return whether it is NULL
	 * @throws SchemaException if the row has no such column
	 */
	public boolean isNull(String name) {
		return get(name) == null;
	}

	/**
	 * Returns the columns' names.
	 * @return an unmodifiable list in the row's order
	 */
	public List<String> names() {
		return this.names.names();
	}

	/**
	 * Returns the values.
	 * @return an unmodifiable list in the row's order, with null for NULL
	 */
	public List<@Nullable Object> values() {
		return Collections.unmodifiableList(Arrays.asList(this.values));
	}

	/**
	 * Returns the number of columns.
	 * @return the number of columns
	 */
	public int size() {
		return this.values.length;
	}

	/**
	 * Returns the row as a map.
	 * @return an unmodifiable map in the row's order, with null for NULL
	 */
	@JsonValue
	public Map<String, @Nullable Object> asMap() {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		for (int i = 0; i < this.values.length; i++) {
			map.put(names().get(i), this.values[i]);
		}
		return Collections.unmodifiableMap(map);
	}

	/**
	 * Returns the row as an HTML table of a name and a value per line, all text escaped;
	 * the cell of a NULL is empty and of the class {@code null}.
	 * @return a {@code <table>} element
	 */
	public String toHtml() {
		return RowPairs.html(this);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Row row && row.size() == size()
				&& names().stream().allMatch((name) -> row.has(name) && RowValue.same(get(name), row.get(name)));
	}

	@Override
	public int hashCode() {
		return asMap().entrySet().stream().mapToInt(RowValue::hash).sum();
	}

	/**
	 * Returns the columns with their values, on one line and safe in a terminal:
	 * {@code Row {artist_id=1, name=AC/DC}}.
	 */
	@Override
	public String toString() {
		return "Row " + RowPairs.text(this);
	}

}
