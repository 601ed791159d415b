package io.fastpg.ddl;

import org.jspecify.annotations.Nullable;

import io.fastpg.ddl.TableReader.Found;
import io.fastpg.exception.InvalidStatementException;
import io.fastpg.exception.SchemaException;
import io.fastpg.schema.Relation;
import io.fastpg.schema.Schema;
import io.fastpg.schema.TableName;
import io.fastpg.sql.ParsedSql;

/** Makes and refreshes views. */
record ViewChanges(Session session) {

	void create(String name, String sql, ViewOptions options) {
		String task = "Creating the view \"" + name + "\"";
		String query = query(sql);
		this.session.change((schema) -> {
			TableName view = TableNames.created(name, schema);
			boolean replace = options.isReplacing();
			if (!replace && this.session.find(task, view) != null) {
				throw new SchemaException("There is a table, view or index \"" + view
						+ "\" already. Replace a view with orReplace(), or drop it first.");
			}
			if (options.isMaterialized()) {
				if (replace) {
					dropMaterialized(task, view, schema);
				}
				this.session.run(task, Step.of("create materialized view " + view.quoted() + " as\n" + query));
			}
			else {
				this.session.run(task, Step
					.of("create " + (replace ? "or replace " : "") + "view " + view.quoted() + " as\n" + query));
			}
			return null;
		});
	}

	private static String query(String sql) {
		ParsedSql parsed = ParsedSql.parse(sql);
		String first = parsed.firstKeyword();
		if (!first.equals("select") && !first.equals("with") && !first.equals("values") && !first.equals("table")) {
			throw new InvalidStatementException("A view is a query, and this text begins with "
					+ first.toUpperCase(java.util.Locale.ROOT) + ". Write SELECT, WITH, VALUES or TABLE.");
		}
		if (parsed.parameterCount() > 0) {
			throw new InvalidStatementException("A view takes no arguments, and its text has " + parsed.parameterCount()
					+ " placeholders. Write the values themselves; the operator ? is written ??.");
		}
		return parsed.source();
	}

	private void dropMaterialized(String task, TableName view, Schema schema) {
		Found found = this.session.find(task, view);
		if (found == null) {
			return;
		}
		if (found.kind() != 'm') {
			throw new SchemaException(
					"\"" + view + "\" is no materialized view, so it is not replaced by one." + " Drop it first.");
		}
		Drop.run(this.session, schema.get(view.toString()), false);
	}

	void refresh(String name, boolean concurrently) {
		Relation relation = materialized(name);
		if (relation == null) {
			// It may have been made since the schema was read
			this.session.schemaChanged().run();
			relation = materialized(name);
		}
		if (relation == null) {
			throw new SchemaException(this.session.schema().get().get(name) + " is no materialized view: there is"
					+ " nothing to refresh. Its rows are always those of now.");
		}
		this.session.run("Refreshing the view " + relation, Step
			.of("refresh materialized view " + (concurrently ? "concurrently " : "") + relation.name().quoted()));
	}

	private @Nullable Relation materialized(String name) {
		return this.session.schema()
			.get()
			.find(name)
			.filter((relation) -> relation.kind() == Relation.Kind.MATERIALIZED_VIEW)
			.orElse(null);
	}

}
