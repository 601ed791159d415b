package io.fastpg.sql;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.Column;

/**
 * What comes back: the items of a select list or a RETURNING clause.
 */
public final class Projection {

	/** Nothing of a row: for a read that only counts. */
	public static final Projection NONE = new Projection(List.of());

	private final List<SelectItem> items;

	private final int hash;

	/**
	 * Makes a projection.
	 * @param items the items, in order
	 */
	public Projection(List<SelectItem> items) {
		this.items = List.copyOf(items);
		this.hash = this.items.hashCode();
	}

	/**
	 * Makes a projection of columns.
	 * @param columns at least one column, in order
	 * @return a projection that reads them
	 */
	public static Projection of(List<Column> columns) {
		return new Projection(columns.stream().map(SelectItem::of).toList());
	}

	boolean isEmpty() {
		return this.items.isEmpty();
	}

	void write(SqlWriter out) {
		if (out.knowsText()) {
			return;
		}
		String between = "";
		for (SelectItem item : this.items) {
			item.write(out.sql(between));
			between = ", ";
		}
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof Projection projection && this.hash == projection.hash
				&& this.items.equals(projection.items));
	}

	@Override
	public int hashCode() {
		return this.hash;
	}

}
