package io.fastpg.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.fastpg.ddl.TableOptions.Flag;
import io.fastpg.ddl.TableReader.Found;
import io.fastpg.exception.SchemaException;
import io.fastpg.mapping.MappedClass;
import io.fastpg.mapping.NameMatch;
import io.fastpg.schema.Identifier;
import io.fastpg.schema.Schema;
import io.fastpg.schema.TableName;
import io.fastpg.sql.Enclosed;

/** Makes the table of a class, or makes a table what the class asks for. */
final class TableChanges {

	private final Session session;

	private final Tenancy tenancy;

	private final Class<?> type;

	private final TableOptions options;

	private final String asked;

	TableChanges(Session session, Tenancy tenancy, Class<?> type, TableOptions options) {
		this.session = session;
		this.tenancy = tenancy;
		this.type = type;
		this.options = options;
		this.asked = (options.tableName() != null) ? options.tableName() : MappedClass.of(type).tableName();
	}

	static void create(Session session, String name, String columnsSql) {
		String task = "Creating table \"" + name + "\"";
		String columns = Enclosed.inBrackets("list of columns", columnsSql);
		session.changeAlone(task, (schema) -> {
			TableName table = TableNames.created(name, schema);
			Found found = session.find(task, table);
			if (found != null) {
				throw exists(table, "Choose another name, or drop it first.");
			}
			session.run(task, Step.of("create table " + table.quoted() + " " + columns));
			return null;
		});
	}

	private static SchemaException exists(TableName name, String advice) {
		return new SchemaException("There is a table, view or index \"" + name + "\" already. " + advice);
	}

	String create() {
		String task = "Creating table \"" + this.asked + "\"";
		return this.session.changeAlone(task, (schema) -> {
			TableName name = TableNames.created(this.asked, schema);
			Found found = this.session.find(task, name);
			if (found == null || !this.options.has(Flag.IF_NOT_EXISTS)) {
				TableDefinition wanted = define(name, schema);
				if (found != null) {
					replace(task, name, found);
				}
				make(task, wanted, schema);
			}
			return name(name);
		});
	}

	private void replace(String task, TableName name, Found found) {
		if (!this.options.has(Flag.REPLACE)) {
			throw exists(name,
					"Leave it with ifNotExists(), drop it with replace(), or change it with db.transform(…).");
		}
		if (!found.isTable()) {
			throw exists(name, "It is no table, so it is not replaced. Drop it first.");
		}
		boolean cascade = this.options.has(Flag.CASCADE);
		if (!cascade) {
			Drop.refuseDependents(this.session, name, found, "replace", "Drop them first, or say cascade().");
		}
		this.session.run(task, Step.of("drop table " + name.quoted() + (cascade ? " cascade" : "")));
	}

	private void make(String task, TableDefinition wanted, Schema schema) {
		this.session.run(task, creation(task, wanted, schema));
		secure(wanted);
	}

	private List<Step> creation(String task, TableDefinition wanted, Schema schema) {
		List<String> taken = this.session.read(task,
				(connection) -> TableReader.relations(connection, wanted.name().schema()));
		List<Step> steps = TableScript.enums(wanted, schema);
		steps.addAll(new TableScript(wanted, taken, List.of()).create());
		return steps;
	}

	private void secure(TableDefinition wanted) {
		this.session.schemaChanged().run();
		if (this.options.has(Flag.TENANT_READY)) {
			this.tenancy.policies().accept(wanted.name());
		}
	}

	private TableDefinition define(TableName name, Schema schema) {
		Literals literals = new Literals(this.session.executor(), this.session.types(), schema);
		return RecordTable.define(this.type, name, this.options, schema, literals, this.tenancy);
	}

	String transform() {
		String task = "Transforming table \"" + this.asked + "\"";
		return this.session.changeAlone(task, (schema) -> {
			TableName name = TableNames.meant(this.asked, schema);
			TableDefinition wanted = define(name, schema);
			List<Step> steps = steps(task, wanted, schema);
			refuseLoss(name, steps);
			this.session.run(task, steps);
			secure(wanted);
			return name(name);
		});
	}

	List<String> transformSql() {
		String task = "Planning the transformation of table \"" + this.asked + "\"";
		return this.session.changeAlone(task, (schema) -> {
			TableDefinition wanted = define(TableNames.meant(this.asked, schema), schema);
			return steps(task, wanted, schema).stream().map(Step::forScript).toList();
		});
	}

	private List<Step> steps(String task, TableDefinition wanted, Schema schema) {
		Found found = this.session.find(task, wanted.name());
		if (found == null) {
			return creation(task, wanted, schema);
		}
		if (!found.isTable()) {
			throw new SchemaException("\"" + wanted.name() + "\" is no table of this database, so it cannot be"
					+ " transformed. Change what is behind it.");
		}
		return this.session.read(task, (connection) -> {
			List<Step> steps = TableScript.enums(wanted, schema);
			steps.addAll(renames(wanted, TableReader.read(connection, wanted.name(), found)));
			steps.addAll(Scratch.compare(connection, List.copyOf(steps), wanted, this.options));
			return steps;
		});
	}

	private List<Step> renames(TableDefinition wanted, LiveTable live) {
		List<Step> steps = new ArrayList<>();
		List<String> names = new ArrayList<>(live.columnNames());
		ColumnNames targets = new ColumnNames("\"" + wanted.name().name() + "\"",
				wanted.columns().stream().map(TableDefinition.WantedColumn::name).toList());
		for (Clause.Rename rename : this.options.all(Clause.Rename.class)) {
			String to = targets.one(rename.to());
			String from = from(rename.from(), to, names);
			if (from != null) {
				steps.add(Step.of("alter table " + wanted.name().quoted() + " rename column " + Identifier.quote(from)
						+ " to " + Identifier.quote(to)));
				names.set(names.indexOf(from), to);
			}
		}
		return steps;
	}

	/** Null where it is done already. */
	private static @Nullable String from(String asked, String to, List<String> names) {
		String from = NameMatch.find(asked, names);
		boolean there = names.contains(to);
		if (from == null || from.equals(to)) {
			if (there) {
				return null;
			}
			throw new SchemaException("Column \"" + asked + "\" cannot be renamed to \"" + to
					+ "\": the table has neither. Its columns are " + String.join(", ", names) + ".");
		}
		if (there) {
			throw new SchemaException("Column \"" + from + "\" cannot be renamed to \"" + to
					+ "\": the table has both. Leave rename(…) out, and keep or drop one of them.");
		}
		return from;
	}

	private void refuseLoss(TableName name, List<Step> steps) {
		List<String> losses = steps.stream().map(Step::loss).filter(Objects::nonNull).map(Object::toString).toList();
		if (!losses.isEmpty() && !this.options.has(Flag.ALLOW_LOSSY)) {
			throw new SchemaException("Transforming table \"" + name.name()
					+ "\" was refused, for data may be lost: it " + String.join("; it ", losses)
					+ ". Nothing was changed. Allow it with allowLossy(), or say" + " rename(…), keep(…) or type(…).");
		}
	}

	private String name(TableName name) {
		this.session.schemaChanged().run();
		return SchemaChanges.lookedUp(name, this.session.schema().get());
	}

}
