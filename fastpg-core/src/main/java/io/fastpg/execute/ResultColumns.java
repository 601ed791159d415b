package io.fastpg.execute;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.postgresql.jdbc.PgResultSet;

import io.fastpg.row.ResultColumn;
import io.fastpg.schema.PgType;
import io.fastpg.schema.Schema;

/** Says of which columns a result is made, without asking the server. */
public final class ResultColumns {

	private ResultColumns() {
	}

	/**
	 * Returns the columns of a result.
	 * @param resultSet a result of the driver's, wrapped by a pool or not
	 * @param schema knows the types
	 * @return name and type of each column, in order; a type that the schema does not
	 * know stands as text
	 * @throws SQLException if the result is closed
	 */
	public static List<ResultColumn> of(ResultSet resultSet, Schema schema) throws SQLException {
		// JDBC's getColumnTypeName asks the server which columns are serial; the driver
		// has the oids at hand
		PgResultSet result = resultSet.unwrap(PgResultSet.class);
		ResultSetMetaData metaData = resultSet.getMetaData();
		List<ResultColumn> columns = new ArrayList<>(metaData.getColumnCount());
		for (int i = 1; i <= metaData.getColumnCount(); i++) {
			long oid = Integer.toUnsignedLong(result.getColumnOID(i));
			columns.add(new ResultColumn(metaData.getColumnLabel(i), schema.type(oid).orElse(PgType.TEXT)));
		}
		return columns;
	}

}
