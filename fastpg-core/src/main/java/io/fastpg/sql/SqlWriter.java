package io.fastpg.sql;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.fastpg.filter.RowFilter;
import io.fastpg.schema.Column;
import io.fastpg.schema.Identifier;
import io.fastpg.schema.PgType;
import io.fastpg.schema.Relation;
import io.fastpg.type.Binding;
import io.fastpg.type.Parameter;
import io.fastpg.type.TypeMap;

/**
 * Collects a statement's text and parameters. Where the text of the shape is known
 * already, it collects the parameters only.
 */
public final class SqlWriter {

	private final TypeMap types;

	private final @Nullable SqlText known;

	private final StringBuilder text;

	private final List<Parameter> parameters;

	private SqlWriter(TypeMap types, @Nullable SqlText known) {
		this.types = types;
		this.known = known;
		this.text = new StringBuilder((known != null) ? 0 : 200);
		this.parameters = (known != null) ? new ArrayList<>(known.bindings().size()) : new ArrayList<>();
	}

	/**
	 * Writes a statement.
	 * @param statement the statement
	 * @param types how its values are bound
	 * @param known what its shape has; null where it is not known yet
	 * @return text and parameters
	 */
	static Sql write(Statement statement, TypeMap types, @Nullable SqlText known) {
		SqlWriter out = new SqlWriter(types, known);
		statement.write(out);
		return new Sql((known != null) ? known.text() : out.text.toString(), out.parameters);
	}

	/** Whether pieces of text without parameters need not be written. */
	boolean knowsText() {
		return this.known != null;
	}

	SqlWriter sql(String piece) {
		if (this.known == null) {
			this.text.append(piece);
		}
		return this;
	}

	SqlWriter name(Column column) {
		return identifier(column.name());
	}

	SqlWriter identifier(String name) {
		return (this.known == null) ? sql(Identifier.quote(name)) : this;
	}

	SqlWriter name(Relation relation) {
		return (this.known == null) ? sql(relation.name().quoted()) : this;
	}

	SqlWriter alias(Relation relation) {
		return identifier(relation.name().name());
	}

	/** One parameter of the column's type. */
	SqlWriter value(Column column, @Nullable Object value) {
		Binding known = known();
		return parameter((known != null) ? known : this.types.binding(column), value);
	}

	/** One parameter that is an array of the column's type. */
	SqlWriter values(Column column, @Nullable Object values) {
		Binding known = known();
		return parameter((known != null) ? known : this.types.binding(array(column)), values);
	}

	/** One parameter of type text. */
	SqlWriter text(@Nullable Object value) {
		Binding known = known();
		return parameter((known != null) ? known : this.types.binding(PgType.TEXT), value);
	}

	private @Nullable Binding known() {
		return (this.known != null) ? this.known.bindings().get(this.parameters.size()) : null;
	}

	private SqlWriter parameter(Binding binding, @Nullable Object value) {
		this.parameters.add(new Parameter(binding, value));
		return sql(binding.placeholder());
	}

	// A column that is none, but in messages: column "weight" (float4[])
	private static Column array(Column column) {
		PgType element = column.type().underlying();
		PgType type = new PgType(0, element.schema(), "_" + element.name(), PgType.Kind.ARRAY, element, null,
				List.of());
		return new Column(column.name(), type, type.toString(), true, null, Column.Identity.NONE, false, true, null);
	}

	/** A row count, for LIMIT and OFFSET. */
	SqlWriter count(long rows) {
		this.parameters.add(new Parameter(this.types.binding(PgType.INT8), rows));
		return sql("?");
	}

	/** The names of the columns, with commas between. */
	SqlWriter names(List<Column> columns) {
		for (int i = 0; i < columns.size(); i++) {
			sql((i > 0) ? ", " : "").name(columns.get(i));
		}
		return this;
	}

	SqlWriter fragment(BoundFragment fragment) {
		this.parameters.addAll(fragment.parameters());
		return (this.known == null) ? sql(fragment.text()) : this;
	}

	/** The filter's terms, each before any text of the user's. */
	SqlWriter filter(RowFilter filter, Relation relation, String qualifier) {
		String between = "";
		for (RowFilter.Term term : filter.terms()) {
			Column column = relation.column(term.column());
			sql(between).sql(qualifier).name(column).sql(" = ").value(column, term.value());
			between = " AND ";
		}
		return this;
	}

	/**
	 * The filter once more, in a form that the planner keeps in its place, before text of
	 * the user's: a plain comparison it may evaluate last, and what fails before tells of
	 * a row outside the filter.
	 */
	SqlWriter fence(RowFilter filter, Relation relation) {
		for (RowFilter.Term term : filter.terms()) {
			Column column = relation.column(term.column());
			sql(" AND coalesce(").name(column).sql(" = ").value(column, term.value()).sql(", false)");
		}
		return this;
	}

	SqlWriter key(Key key) {
		for (int i = 0; i < key.columns().size(); i++) {
			Column column = key.columns().get(i);
			sql((i > 0) ? " AND " : "").name(column).sql(" = ").value(column, key.values().get(i));
		}
		return this;
	}

}
