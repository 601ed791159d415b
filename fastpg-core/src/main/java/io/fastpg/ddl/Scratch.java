package io.fastpg.ddl;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import io.fastpg.ddl.LiveTable.LiveColumn;
import io.fastpg.ddl.TableReader.Found;

/**
 * Lets the server make the wanted table, as a temporary one without a row, to see how it
 * prints it: only then can an expression be compared with what the catalog has. All of it
 * is undone before it returns.
 */
final class Scratch {

	private static final String TABLE = "fastpg_wanted_table";

	private static final String OID = "select 'pg_temp." + TABLE
			+ "'::pg_catalog.regclass::pg_catalog.oid::pg_catalog.int8";

	private Scratch() {
	}

	static String checkName(int position) {
		return "wanted_" + position;
	}

	/**
	 * Compares.
	 * @param connection one in a transaction
	 * @param before what comes before: enums, columns renamed
	 * @param wanted the table as it is to be
	 * @param options what else was asked for
	 * @return the steps from the table as it is, once {@code before} is done
	 */
	static List<Step> compare(Connection connection, List<Step> before, TableDefinition wanted, TableOptions options)
			throws SQLException {
		Savepoint savepoint = connection.setSavepoint();
		List<Step> steps;
		try (Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			for (Step step : before) {
				statement.execute(step.forDriver());
			}
			Found found = TableReader.find(connection, wanted.name()).orElseThrow();
			LiveTable live = TableReader.read(connection, wanted.name(), found);
			LiveTable printed = printed(statement, wanted);
			TableDefinition adopted = adopted(wanted, live, printed);
			if (!adopted.equals(wanted)) {
				statement.execute("drop table pg_temp." + TABLE);
				printed = printed(statement, adopted);
			}
			steps = Difference.steps(live, adopted, printed, options,
					TableReader.relations(connection, wanted.name().schema()));
		}
		catch (SQLException | RuntimeException | Error ex) {
			undo(connection, savepoint, ex);
			throw ex;
		}
		connection.rollback(savepoint);
		connection.releaseSavepoint(savepoint);
		return steps;
	}

	private static LiveTable printed(Statement statement, TableDefinition wanted) throws SQLException {
		statement.execute(Step.of(definition(wanted)).forDriver());
		try (ResultSet row = statement.executeQuery(OID)) {
			row.next();
			return TableReader.read(statement.getConnection(), wanted.name(), new Found(row.getLong(1), 'r', null));
		}
	}

	/** With the types of the table that say more than a class does. */
	private static TableDefinition adopted(TableDefinition wanted, LiveTable live, LiveTable printed) {
		return wanted.with(wanted.columns().stream().map((column) -> {
			LiveColumn becomes = printed.column(column.name()).orElseThrow();
			return live.column(column.name())
				.filter((was) -> column.guessed() && saysMore(was, becomes))
				.map((was) -> column.as(was.type()))
				.orElse(column);
		}).toList());
	}

	/** An enum instead of text, or a domain instead of its base. */
	private static boolean saysMore(LiveColumn was, LiveColumn becomes) {
		String text = was.type().endsWith("[]") ? "text[]" : "text";
		return (was.ofEnum() && becomes.type().equals(text)) || becomes.type().equals(was.base());
	}

	private static String definition(TableDefinition wanted) {
		List<String> lines = new ArrayList<>();
		wanted.columns().forEach((column) -> lines.add(TableScript.column(column)));
		for (int i = 0; i < wanted.checks().size(); i++) {
			lines.add("constraint " + checkName(i) + " check " + wanted.checks().get(i).condition());
		}
		return "create temporary table pg_temp." + TABLE + " (\n\t" + String.join(",\n\t", lines) + "\n)";
	}

	private static void undo(Connection connection, Savepoint savepoint, Throwable failure) {
		try {
			connection.rollback(savepoint);
		}
		catch (SQLException ex) {
			failure.addSuppressed(ex);
		}
	}

}
