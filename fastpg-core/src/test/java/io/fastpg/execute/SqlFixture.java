package io.fastpg.execute;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

import io.fastpg.sql.Sql;
import io.fastpg.type.Binding;
import io.fastpg.type.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Statements for tests of the executor: parameters are bound as the driver sees fit.
 */
final class SqlFixture {

	private static final Binding PLAIN = new Binding() {

		@Override
		public String placeholder() {
			return "?";
		}

		@Override
		public void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
			statement.setObject(index, value);
		}

	};

	private SqlFixture() {
	}

	static Sql sql(String text, Object... values) {
		return new Sql(text, parameters(values));
	}

	static List<Parameter> parameters(Object... values) {
		return Arrays.stream(values).map((value) -> new Parameter(PLAIN, value)).toList();
	}

}
