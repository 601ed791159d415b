package io.fastpg.ddl;

import java.util.ArrayList;
import java.util.List;

import org.springframework.dao.DataAccessException;

import io.fastpg.ddl.IndexOptions.Flag;
import io.fastpg.ddl.IndexOptions.Term;
import io.fastpg.exception.InvalidStatementException;
import io.fastpg.exception.SchemaException;
import io.fastpg.schema.Column;
import io.fastpg.schema.Identifier;
import io.fastpg.schema.Relation;
import io.fastpg.schema.Schema;
import io.fastpg.schema.TableName;
import io.fastpg.sql.Enclosed;

/** Makes indexes. */
record IndexChanges(Session session) {

	private static final String INVALID = """
			select not i.indisvalid
			from pg_catalog.pg_index i
			join pg_catalog.pg_class c on c.oid operator(pg_catalog.=) i.indexrelid
			join pg_catalog.pg_namespace n on n.oid operator(pg_catalog.=) c.relnamespace
			where n.nspname operator(pg_catalog.=) ? and c.relname operator(pg_catalog.=) ?
			""";

	String create(String table, IndexOptions options) {
		String task = "Creating an index on \"" + table + "\"";
		if (options.terms().isEmpty()) {
			throw new InvalidStatementException("An index on \"" + table + "\" is asked for, and nothing that it is"
					+ " to be on. Name columns, or an expression.");
		}
		if (!options.has(Flag.CONCURRENTLY)) {
			return this.session.change((schema) -> {
				Plan plan = plan(task, table, options, schema);
				this.session.run(task, Step.of(plan.sql()));
				return plan.name().name();
			});
		}
		if (this.session.executor().isInTransaction()) {
			throw new InvalidStatementException("An index on \"" + table + "\" cannot be built concurrently inside of"
					+ " a transaction: PostgreSQL commits on the way. Build it before or after, or leave concurrently()"
					+ " out.");
		}
		// What another instance has made since the snapshot was read is seen too
		this.session.schemaChanged().run();
		return concurrently(task, plan(task, table, options, this.session.schema().get()));
	}

	private String concurrently(String task, Plan plan) {
		// An invalid one of that name was there before, and is not ours to drop
		boolean before = isInvalid(task, plan.name());
		try {
			this.session.run(task, Step.of(plan.sql()));
		}
		catch (DataAccessException ex) {
			if (before || !isInvalid(task, plan.name())) {
				throw ex;
			}
			drop(task, plan.name(), ex);
			throw Session.failed("The index \"" + plan.name().name() + "\" could not be built: " + ex.getMessage()
					+ "\nWhat was left of it, an invalid index, has been dropped. Repair the rows and try again.", ex);
		}
		finally {
			this.session.schemaChanged().run();
		}
		return plan.name().name();
	}

	private void drop(String task, TableName index, DataAccessException failure) {
		try {
			this.session.run(task, Step.of("drop index " + index.quoted()));
		}
		catch (DataAccessException ex) {
			failure.addSuppressed(ex);
			throw failure;
		}
	}

	private boolean isInvalid(String task, TableName index) {
		return this.session.read(task, (connection) -> {
			try (var statement = connection.prepareStatement(INVALID)) {
				statement.setString(1, index.schema());
				statement.setString(2, index.name());
				try (var row = statement.executeQuery()) {
					return row.next() && row.getBoolean(1);
				}
			}
		});
	}

	private Plan plan(String task, String table, IndexOptions options, Schema schema) {
		Relation relation = schema.get(table);
		if (relation.kind() == Relation.Kind.VIEW || relation.kind() == Relation.Kind.FOREIGN_TABLE) {
			throw new SchemaException(relation + " has no rows of its own, so it cannot have an index. Put it on the"
					+ " tables behind it.");
		}
		ColumnNames columns = new ColumnNames(relation.toString(),
				relation.columns().stream().map(Column::name).toList());
		TableName name = new TableName(relation.name().schema(), name(task, relation, options, columns));
		StringBuilder sql = new StringBuilder("create ");
		sql.append(options.has(Flag.UNIQUE) ? "unique index " : "index ");
		sql.append(options.has(Flag.CONCURRENTLY) ? "concurrently " : "");
		sql.append(options.has(Flag.IF_NOT_EXISTS) ? "if not exists " : "");
		sql.append(Identifier.quote(name.name())).append(" on ").append(relation.name().quoted());
		sql.append(" using ").append(Identifier.quote(options.method())).append(" (");
		sql.append(String.join(", ", options.terms().stream().map((term) -> term(term, columns)).toList())).append(')');
		if (!options.included().isEmpty()) {
			sql.append(" include ").append(SqlText.names(columns.all(options.included())));
		}
		if (options.condition() != null) {
			sql.append(" where ").append(Enclosed.inBrackets("condition", options.condition()));
		}
		return new Plan(name, sql.toString());
	}

	private static String term(Term term, ColumnNames columns) {
		return term.expression() ? Enclosed.inBrackets("expression", term.text())
				: Identifier.quote(columns.one(term.text()));
	}

	private String name(String task, Relation relation, IndexOptions options, ColumnNames columns) {
		if (options.indexName() != null) {
			return options.indexName();
		}
		List<String> parts = new ArrayList<>();
		for (Term term : options.terms()) {
			parts.add(term.expression() ? "expr" : columns.one(term.text()));
		}
		String name = Names.index(relation.name().name(), parts);
		return options.has(Flag.IF_NOT_EXISTS) ? name : Names.free(name,
				this.session.read(task, (connection) -> TableReader.relations(connection, relation.name().schema())));
	}

	/** What is sent, and what it makes. */
	private record Plan(TableName name, String sql) {
	}

}
