package io.fastpg.type;

import java.lang.reflect.Type;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import io.fastpg.schema.PgType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends values to the server and reads them back, nine times on one statement: from the
 * sixth on, the driver prepares it on the server and receives binary.
 */
final class Echo {

	static final int RUNS = 9;

	private final DataSource dataSource;

	// Makes each text a new one to the driver, which would otherwise send binary at once
	private int texts;

	private final TypeMap types = new TypeMap(JsonMapper.builder().build());

	Echo(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	TypeMap types() {
		return this.types;
	}

	/** Returns what every run read, which must be the same each time. */
	@Nullable Object of(PgType type, @Nullable Object value, Type target) {
		return of(this.types.binding(type), value, type, target);
	}

	@Nullable Object of(Binding binding, @Nullable Object value, PgType type, Type target) {
		return read("select " + binding.placeholder(), new Parameter(binding, value), type, target);
	}

	/** Reads what an expression returns. */
	@Nullable Object expression(String sql, PgType type, Type target) {
		return read("select " + sql, null, type, target);
	}

	private @Nullable Object read(String sql, @Nullable Parameter parameter, PgType type, Type target) {
		ValueReader reader = this.types.reader(type, target, "c");
		List<@Nullable Object> results = new ArrayList<>();
		this.texts++;
		try (Connection connection = this.dataSource.getConnection();
				PreparedStatement statement = connection.prepareStatement(sql + " -- " + this.texts)) {
			for (int run = 0; run < RUNS; run++) {
				if (parameter != null) {
					parameter.bind(statement, 1);
				}
				try (ResultSet resultSet = statement.executeQuery()) {
					resultSet.next();
					results.add(reader.read(resultSet, 1));
				}
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		assertThat(results).as("all runs read the same")
			.allSatisfy((result) -> assertThat(result).isEqualTo(results.get(0)));
		return results.get(0);
	}

	/**
	 * Returns the type that the server was told, and the value as the server prints it.
	 */
	String serverSays(PgType type, @Nullable Object value) {
		Binding binding = this.types.binding(type);
		String sql = "select pg_typeof(v) || ' ' || coalesce(v::text, 'NULL') from (select " + binding.placeholder()
				+ ") t(v)";
		try (Connection connection = this.dataSource.getConnection();
				PreparedStatement statement = connection.prepareStatement(sql)) {
			binding.bind(statement, 1, value);
			try (ResultSet resultSet = statement.executeQuery()) {
				resultSet.next();
				return resultSet.getString(1);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
