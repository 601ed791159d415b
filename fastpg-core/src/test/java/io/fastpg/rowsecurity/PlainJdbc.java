package io.fastpg.rowsecurity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/** SQL beside fastpg, as an application's own code would send it. */
record PlainJdbc(DataSource dataSource) {

	/** The first column of all results, in a transaction without a setting. */
	List<String> read(String sql) throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			return read(connection, sql);
		}
	}

	/** The first column of all results, in a transaction with a setting. */
	List<String> readAs(String setting, String value, String sql) throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			connection.setAutoCommit(false);
			try {
				set(connection, setting, value);
				List<String> rows = read(connection, sql);
				connection.commit();
				return rows;
			}
			finally {
				connection.rollback();
				connection.setAutoCommit(true);
			}
		}
	}

	private static void set(Connection connection, String setting, String value) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement("select set_config(?, ?, true)")) {
			statement.setString(1, setting);
			statement.setString(2, value);
			statement.execute();
		}
	}

	private static List<String> read(Connection connection, String sql) throws SQLException {
		List<String> rows = new ArrayList<>();
		try (Statement statement = connection.createStatement()) {
			boolean hasRows = statement.execute(sql);
			while (hasRows || statement.getUpdateCount() != -1) {
				ResultSet resultSet = statement.getResultSet();
				while (hasRows && resultSet.next()) {
					rows.add(resultSet.getString(1));
				}
				hasRows = statement.getMoreResults();
			}
		}
		return rows;
	}

}
