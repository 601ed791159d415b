package io.fastpg.look;

import java.util.List;

import io.fastpg.filter.RowFilter;
import io.fastpg.row.Row;
import io.fastpg.schema.Column;
import io.fastpg.schema.Relation;
import io.fastpg.schema.Schema;
import io.fastpg.sql.Select;
import io.fastpg.type.TypeMap;

/**
 * Asks for the statistics of one column: one read of all rows; where values repeat, a
 * second; and a third where more than ten differ.
 */
public final class StatisticsReader {

	private final TypeMap types;

	private final Reads reads;

	/**
	 * Makes a reader.
	 * @param types how values are bound
	 * @param reads runs a read under the row filter of the call
	 */
	public StatisticsReader(TypeMap types, Reads reads) {
		this.types = types;
		this.reads = reads;
	}

	/**
	 * Returns the statistics of one column.
	 * @param column the column's name
	 * @return what its values are like
	 * @throws io.fastpg.exception.SchemaException if the relation has no such column
	 */
	public ColumnStatistics read(String column) {
		Column[] found = new Column[1];
		Row totals = this.reads.rows((schema, relation, filter) -> {
			found[0] = relation.column(column);
			return new ColumnQuestions(relation, found[0], filter).totals();
		}).get(0);
		long values = totals.getLong("total") - totals.getLong("nulls");
		long distinct = totals.getLong("distinct");
		List<ValueCount> most = (distinct < values) ? common(column, true) : List.of();
		List<ValueCount> least = (distinct < values && distinct > ColumnQuestions.listed()) ? common(column, false)
				: List.of();
		return new ColumnStatistics(column, found[0].typeText(), totals.getLong("total"), totals.getLong("nulls"),
				totals.getLong("blanks"), distinct, totals.getString("min"), totals.getString("max"), most, least);
	}

	private List<ValueCount> common(String column, boolean most) {
		List<Row> rows = this.reads
			.rows((schema, relation, filter) -> new ColumnQuestions(relation, relation.column(column), filter)
				.common(most, this.types, schema));
		return rows.stream()
			.map((row) -> new ValueCount(String.valueOf(row.getString("value")), row.getLong("count")))
			.toList();
	}

	/** Runs reads of one relation. */
	@FunctionalInterface
	public interface Reads {

		/**
		 * Returns the rows of a read.
		 * @param question makes the read
		 * @return its rows
		 */
		List<Row> rows(Question question);

	}

	/** Makes a read for what the current snapshot has. */
	@FunctionalInterface
	public interface Question {

		/**
		 * Returns the read.
		 * @param schema the snapshot
		 * @param relation what is read
		 * @param filter the row filter of the call
		 * @return a read under that filter
		 */
		Select of(Schema schema, Relation relation, RowFilter filter);

	}

}
