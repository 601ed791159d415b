package io.fastpg.codegen;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

import io.fastpg.codegen.Drift.Kind;
import io.fastpg.exception.SchemaException;
import io.fastpg.exception.ValueConversionException;
import io.fastpg.mapping.MappedClass;
import io.fastpg.mapping.Member;
import io.fastpg.mapping.Slot;
import io.fastpg.mapping.ColumnNames;
import io.fastpg.schema.Column;
import io.fastpg.schema.Column.Identity;
import io.fastpg.schema.Relation;
import io.fastpg.schema.Schema;
import io.fastpg.type.TypeMap;

/**
 * Compares classes with their tables, as they are now. Immutable.
 */
public final class RecordDrift {

	private final Schema schema;

	private final TypeMap types;

	private final Set<String> given;

	/**
	 * Makes the comparison.
	 * @param schema a snapshot
	 * @param types how columns are read
	 * @param given columns that writes have values for without the class: those of a row
	 * filter
	 */
	public RecordDrift(Schema schema, TypeMap types, Collection<String> given) {
		this.schema = schema;
		this.types = types;
		this.given = Set.copyOf(given);
	}

	/**
	 * Requires that classes fit their tables.
	 * @param classes records or beans
	 * @throws SchemaDriftException if one does not; it lists the differences of all
	 */
	public void require(Collection<? extends Class<?>> classes) {
		List<Drift> drifts = classes.stream().flatMap((type) -> of(type).stream()).toList();
		if (!drifts.isEmpty()) {
			throw new SchemaDriftException(drifts);
		}
	}

	/**
	 * Compares a class with the table that it names.
	 * @param type a record or bean
	 * @return what does not fit, in the order of its components; empty where all does
	 */
	public List<Drift> of(Class<?> type) {
		try {
			return new Comparison(type, this.schema.get(MappedClass.of(type).tableName())).run();
		}
		catch (SchemaException ex) {
			return List.of(new Drift(type, Kind.NO_TABLE, type.getTypeName() + ": " + ex.getMessage()));
		}
	}

	/** One class beside its relation. */
	private final class Comparison {

		private final Class<?> type;

		private final Relation relation;

		private final Set<String> covered = new HashSet<>();

		private final List<Drift> drifts = new ArrayList<>();

		Comparison(Class<?> type, Relation relation) {
			this.type = type;
			this.relation = relation;
		}

		List<Drift> run() {
			members(this.type, ColumnNames.of(this.relation.columns().stream().map(Column::name).toList()));
			if (this.relation.kind().isTable()) {
				this.relation.columns().stream().filter(this::isMissed).forEach(this::missed);
			}
			return List.copyOf(this.drifts);
		}

		private void members(Class<?> owner, ColumnNames seen) {
			for (Slot slot : MappedClass.of(owner).slots()) {
				try {
					member(owner, slot.member(), seen);
				}
				catch (SchemaException ex) {
					add(Kind.SEVERAL_COLUMNS, owner, slot.member(), ex.getMessage());
				}
			}
		}

		private void member(Class<?> owner, Member member, ColumnNames seen) {
			String column = seen.find(member);
			ColumnNames nested = (column == null) ? seen.nested(member) : null;
			if (column != null) {
				this.covered.add(column);
				value(owner, member, this.relation.column(column));
			}
			else if (nested != null) {
				members(ColumnNames.classOf(member), nested);
			}
			else {
				add(Kind.NO_COLUMN, owner, member, noColumn(member));
			}
		}

		private String noColumn(Member member) {
			try {
				return this.relation.column(member.columnName()).toString();
			}
			catch (SchemaException ex) {
				return ex.getMessage() + " Rename it, name its column with @Column, or remove it.";
			}
		}

		private void value(Class<?> owner, Member member, Column column) {
			try {
				RecordDrift.this.types.reader(column.type(), member.type(), column.name());
			}
			catch (ValueConversionException ex) {
				add(Kind.OTHER_TYPE, owner, member, ex.getMessage());
				return;
			}
			boolean primitive = ResolvableType.forType(member.type()).toClass().isPrimitive();
			// Of a view's columns, the catalog does not know whether they may be NULL
			if (primitive && column.nullable() && this.relation.kind().isTable()) {
				add(Kind.PRIMITIVE, owner, member, "It is of the primitive type " + member.type().getTypeName()
						+ ", and its column may be NULL. Use an object type, or make the column NOT NULL.");
			}
			String labels = EnumLabels.difference(column.type(), member.type());
			if (labels != null) {
				add(Kind.OTHER_LABELS, owner, member,
						labels + " Add or remove constants, or give them the labels' text with @Label.");
			}
		}

		private void add(Kind kind, Class<?> owner, Member member, @Nullable String message) {
			this.drifts
				.add(new Drift(this.type, kind, owner.getTypeName() + ", \"" + member.name() + "\": " + message));
		}

		/** Whether a row cannot be stored without it. */
		private boolean isMissed(Column column) {
			return !this.covered.contains(column.name()) && !RecordDrift.this.given.contains(column.name())
					&& !column.nullable() && column.defaultExpression() == null && column.identity() == Identity.NONE
					&& !column.generated();
		}

		private void missed(Column column) {
			this.drifts.add(new Drift(this.type, Kind.NO_COMPONENT, this.type.getTypeName()
					+ ": it has no component for column \"" + column.name() + "\" of table " + this.relation
					+ ", which is NOT NULL and has no default, so that no row can be inserted. Add the component,"
					+ " or give the column a default."));
		}

	}

}
