package io.fastpg.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.fastpg.ddl.LiveTable.LiveColumn;
import io.fastpg.ddl.TableDefinition.WantedColumn;
import io.fastpg.ddl.TableOptions.Flag;
import io.fastpg.schema.Identifier;

/**
 * What a table's columns need to become as they are wanted. The wanted ones are there
 * twice: as SQL to be written, and as the server prints them once they are made.
 */
final class Difference {

	private final LiveTable live;

	private final TableDefinition wanted;

	private final LiveTable printed;

	private final TableOptions options;

	private final String alter;

	private final List<Step> steps = new ArrayList<>();

	private Difference(LiveTable live, TableDefinition wanted, LiveTable printed, TableOptions options) {
		this.live = live;
		this.wanted = wanted;
		this.printed = printed;
		this.options = options;
		this.alter = "alter table " + wanted.name().quoted() + " ";
	}

	/**
	 * The steps in the order that lets each of them pass.
	 * @param live the table as it is, columns renamed
	 * @param wanted the table as it is to be
	 * @param printed the same, as the server prints it
	 * @param options what else was asked for
	 * @param takenRelations names that tables and indexes of its schema have
	 */
	static List<Step> steps(LiveTable live, TableDefinition wanted, LiveTable printed, TableOptions options,
			List<String> takenRelations) {
		Difference columns = new Difference(live, wanted, printed, options);
		ConstraintDifference constraints = new ConstraintDifference(live, wanted, printed, options, takenRelations);
		columns.steps.addAll(constraints.drops());
		wanted.columns()
			.forEach((column) -> live.column(column.name()).ifPresent((was) -> columns.change(was, column)));
		wanted.columns().stream().filter((column) -> live.column(column.name()).isEmpty()).forEach(columns::add);
		columns.drop();
		columns.steps.addAll(constraints.adds());
		return columns.steps;
	}

	private void change(LiveColumn was, WantedColumn column) {
		LiveColumn becomes = this.printed.column(column.name()).orElseThrow();
		if (was.generated()) {
			return;
		}
		boolean retyped = !isSameType(was, column, becomes);
		if (was.notNull() && !column.notNull() && !was.identity()) {
			alter(column, "drop not null");
		}
		String standing = was.defaultSql();
		boolean numbered = was.identity();
		if (numbered && this.options.has(Flag.WITHOUT_IDENTITY)) {
			alter(column, "drop identity");
			numbered = false;
		}
		if (retyped && standing != null && !was.isSerial()) {
			alter(column, "drop default");
			standing = null;
		}
		if (retyped) {
			retype(was, column, becomes);
		}
		if (!numbered && !column.identity()) {
			redefault(was, column, becomes, standing);
		}
		if (!was.notNull() && column.notNull()) {
			this.steps.add(Step.of(this.alter + "alter column " + Identifier.quote(column.name()) + " set not null")
				.advising("Column \"" + column.name() + "\" of table " + name() + " cannot become NOT NULL: it is NULL"
						+ " in rows that are there. Give them a value first, with an update."));
		}
		renumber(was, column);
	}

	/**
	 * A type of the user's own is left alone where the class does not ask for another.
	 */
	private static boolean isSameType(LiveColumn was, WantedColumn column, LiveColumn becomes) {
		if (was.type().equals(becomes.type())) {
			return true;
		}
		boolean text = becomes.type().equals(was.type().endsWith("[]") ? "text[]" : "text");
		return column.guessed() && ((was.ofEnum() && text) || becomes.type().equals(was.base()));
	}

	private void retype(LiveColumn was, WantedColumn column, LiveColumn becomes) {
		String name = Identifier.quote(column.name());
		String sql = this.alter + "alter column " + name + " type " + column.type() + " using " + name + "::"
				+ column.type();
		boolean lossless = TypeChange.isWidening((was.base() != null) ? was.base() : was.type(), becomes.type());
		this.steps.add(lossless ? Step.of(sql) : Step.lossy(sql,
				"changes column \"" + column.name() + "\" from " + was.type() + " to " + becomes.type()));
	}

	private void redefault(LiveColumn was, WantedColumn column, LiveColumn becomes, @Nullable String standing) {
		// What draws from a sequence was made by serial, and numbers rows as well
		boolean serial = was.isSerial() && column.defaultSql() == null;
		if (serial || Objects.equals(standing, becomes.defaultSql())) {
			return;
		}
		if (becomes.defaultSql() == null) {
			alter(column, "drop default");
		}
		else {
			this.steps.add(Step.of(this.alter + "alter column " + Identifier.quote(column.name()) + " set default "
					+ column.defaultSql())
				.holdingValue(column.holdsValue()));
		}
	}

	private void renumber(LiveColumn was, WantedColumn column) {
		if (!column.identity() || was.identity() || was.isSerial()) {
			return;
		}
		String name = Identifier.quote(column.name());
		if (was.defaultSql() != null) {
			alter(column, "drop default");
		}
		alter(column, "add generated by default as identity");
		this.steps.add(Step.of("select pg_catalog.setval(pg_catalog.pg_get_serial_sequence("
				+ SqlText.literal(this.wanted.name().quoted()) + ", " + SqlText.literal(column.name())
				+ "), (select coalesce(max(" + name + "), 0) + 1 from " + this.wanted.name().quoted() + "), false)"));
	}

	private void add(WantedColumn column) {
		Step step = Step.of(this.alter + "add column " + TableScript.column(column)).holdingValue(column.holdsValue());
		this.steps.add(step.advising("Column \"" + column.name() + "\" cannot be added to table " + name()
				+ ": it is to be NOT NULL without a default, and the table has rows. Give it one with defaultValue(\""
				+ column.name() + "\", …) or defaultSql, or let it be NULL."));
	}

	private void drop() {
		ColumnNames all = new ColumnNames(name(), this.live.columnNames());
		List<String> kept = this.options.all(Clause.Keep.class)
			.stream()
			.flatMap((keep) -> keep.columns().stream())
			.map(all::one)
			.toList();
		for (LiveColumn column : this.live.columns()) {
			Optional<WantedColumn> same = this.wanted.columns()
				.stream()
				.filter((one) -> one.name().equals(column.name()))
				.findFirst();
			if (same.isEmpty() && !kept.contains(column.name())) {
				this.steps.add(Step.lossy(this.alter + "drop column " + Identifier.quote(column.name()),
						"drops column \"" + column.name() + "\""));
			}
		}
	}

	private void alter(WantedColumn column, String what) {
		this.steps.add(Step.of(this.alter + "alter column " + Identifier.quote(column.name()) + " " + what));
	}

	private String name() {
		return "\"" + this.wanted.name().name() + "\"";
	}

}
