package io.fastpg.rowsecurity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

import io.fastpg.rowsecurity.Finding.Kind;
import io.fastpg.schema.RowPolicy;

/** Reads tables as one who has forgotten the filter, inside a transaction. */
record Canary(Connection connection) {

	/** The settings that have a value in this session, though nobody has given one. */
	List<String> preset(Collection<String> columns) throws SQLException {
		try (PreparedStatement statement = this.connection
			.prepareStatement("select coalesce(array_agg(s), '{}') as settings from unnest(?) s(s)"
					+ " where pg_catalog.current_setting(s, true) <> ''")) {
			statement.setArray(1, settings(columns));
			try (ResultSet rows = statement.executeQuery()) {
				rows.next();
				return SecurityCatalog.strings(rows, "settings");
			}
		}
	}

	/** Empties the settings until the transaction, or its savepoint, is rolled back. */
	void clear(Collection<String> columns) throws SQLException {
		try (PreparedStatement statement = this.connection
			.prepareStatement("select pg_catalog.set_config(s, '', true) from unnest(?) s(s)")) {
			statement.setArray(1, settings(columns));
			statement.execute();
		}
	}

	private java.sql.Array settings(Collection<String> columns) throws SQLException {
		return this.connection.createArrayOf("text", columns.stream().map(RowPolicy::setting).toArray());
	}

	/**
	 * What is to be said of a table. No row and no error says nothing: a policy is asked
	 * once there is a row.
	 */
	Optional<Finding> ask(SecuredTable table) throws SQLException {
		Savepoint savepoint = this.connection.setSavepoint();
		Optional<Finding> finding = Optional.empty();
		try (Statement statement = this.connection.createStatement();
				ResultSet rows = statement.executeQuery("select 1 from " + table.name().quoted() + " limit 1")) {
			if (rows.next()) {
				finding = Optional.of(Finding.of(Kind.CANARY_SILENT, table.name(), "a read without a filter brought"
						+ " rows, and should have raised an error. Look for what lets this role past the policies."));
			}
		}
		catch (PSQLException ex) {
			ServerErrorMessage message = ex.getServerErrorMessage();
			if (message == null) {
				throw ex;
			}
			if (!isRaised(message)) {
				finding = Optional.of(Finding.of(Kind.CANARY_UNCLEAR, table.name(),
						"a read without a filter failed, but" + " not by fastpg's policy (SQLSTATE "
								+ message.getSQLState() + "). Look for a policy, view or"
								+ " privilege that gets in its way."));
			}
		}
		this.connection.rollback(savepoint);
		this.connection.releaseSavepoint(savepoint);
		return finding;
	}

	private static boolean isRaised(ServerErrorMessage message) {
		String text = message.getMessage();
		return "42501".equals(message.getSQLState()) && text != null && text.startsWith(RowPolicy.NO_FILTER);
	}

}
