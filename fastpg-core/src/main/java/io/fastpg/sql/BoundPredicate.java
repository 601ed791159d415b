package io.fastpg.sql;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.Column;
import io.fastpg.schema.Relation;

/**
 * A predicate about the rows of one relation.
 *
 * @param predicate what is said of the rows
 * @param relation has the columns
 */
public record BoundPredicate(Predicate predicate, Relation relation) implements BoundCondition {

	/**
	 * Looks up the columns.
	 * @throws io.fastpg.exception.SchemaException if the relation lacks a column, or one
	 * is no text where text is looked into
	 */
	public BoundPredicate {
		predicate.requireColumns(relation);
	}

	@Override
	public Object shape() {
		return this.predicate.toString();
	}

	@Override
	public void write(SqlWriter out) {
		this.predicate.write(new InStatement(out, this.relation));
	}

	@Override
	public boolean isText() {
		return false;
	}

	/** Writes columns of the relation and binds values by their types. */
	private record InStatement(SqlWriter out, Relation relation) implements PredicateWriter {

		@Override
		public void sql(String piece) {
			this.out.sql(piece);
		}

		@Override
		public void column(String name) {
			this.out.identifier(name);
		}

		@Override
		public void value(String name, Operator.Operand operand, @Nullable Object value) {
			Column column = this.relation.column(name);
			switch (operand) {
				case VALUE -> this.out.value(column, value);
				case VALUES -> this.out.values(column, value);
				case TEXT -> this.out.text(value);
			}
		}

	}

}
