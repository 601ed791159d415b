package io.fastpg.model;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.fastpg.model.Scenario.Step;

import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Does one scenario to fastpg and to the model, and looks at the tables after each step.
 */
final class Trial {

	private final Scenario scenario;

	private final Connection observer;

	private final Model model;

	/**
	 * Prepares the tables and their rows.
	 * @param scenario what will be done
	 * @param observer a connection that sees all rows, whatever policies there are
	 */
	Trial(Scenario scenario, Connection observer) {
		this.scenario = scenario;
		this.observer = observer;
		this.model = new Model(scenario.schema().tables(), scenario.policy().requireTenant() ? "tenant_id" : null,
				scenario.policy().rejectMismatch());
		scenario.rows().forEach((row) -> {
			try {
				this.model.load(row.table(), row.values());
			}
			catch (Refused ex) {
				// a row that the constraints do not let in
			}
		});
	}

	/** What the database looks like at first. */
	String script() {
		StringBuilder script = new StringBuilder();
		List<TableLayout> tables = this.scenario.schema().tables();
		tables.forEach((table) -> script.append(table.ddl(tables)).append(";\n"));
		for (int i = 0; i < tables.size(); i++) {
			for (Map<String, ?> row : this.model.rows(i)) {
				script.append("insert into ").append(tables.get(i).name()).append(" values (");
				script.append(row.values().stream().map(Trial::literal).collect(Collectors.joining(", ")));
				script.append(");\n");
			}
		}
		return script.toString();
	}

	private static String literal(Object value) {
		return (value != null) ? "'" + value.toString().replace("'", "''") + "'" : "null";
	}

	/** Does it; any difference is an error. */
	void run(Store fastpg) throws SQLException {
		List<List<Stored>> before = observed();
		for (Step step : this.scenario.steps()) {
			Object expected = outcome(step, this.model);
			Object actual = outcome(step, fastpg);
			List<List<Stored>> after = observed();
			assertThat(untouchable(step.sight(), after)).as("rows outside the filter of %s", step)
				.isEqualTo(untouchable(step.sight(), before));
			assertThat(actual).as("result of %s", step).isEqualTo(expected);
			assertThat(texts(after)).as("all rows after %s", step).isEqualTo(modelled());
			before = after;
		}
	}

	private static Object outcome(Step step, Store store) {
		try {
			return store.under(step.sight(), () -> step.operation().outcome(store));
		}
		catch (DataAccessException ex) {
			return Operation.FAILED;
		}
	}

	/** The versions of all rows that the filter does not let through. */
	private List<List<Stored>> untouchable(Sight sight, List<List<Stored>> tables) {
		List<List<Stored>> outside = new ArrayList<>();
		for (int i = 0; i < tables.size(); i++) {
			int index = i;
			outside.add(tables.get(i).stream().filter((row) -> !isInside(sight, index, row)).toList());
		}
		return outside;
	}

	private boolean isInside(Sight sight, int table, Stored row) {
		try {
			return this.model.terms(sight, table)
				.stream()
				.allMatch((term) -> term.value().toString().equals(row.values().get(term.column())));
		}
		catch (Refused ex) {
			return false;
		}
	}

	private static List<List<String>> texts(List<List<Stored>> tables) {
		return tables.stream()
			.map((rows) -> rows.stream().map((row) -> row.values().toString()).sorted().toList())
			.toList();
	}

	private List<List<String>> modelled() {
		List<List<String>> tables = new ArrayList<>();
		for (int i = 0; i < this.scenario.schema().tables().size(); i++) {
			tables.add(this.model.rows(i).stream().map((row) -> row.toString()).sorted().toList());
		}
		return tables;
	}

	private List<List<Stored>> observed() throws SQLException {
		List<List<Stored>> tables = new ArrayList<>();
		try (Statement statement = this.observer.createStatement()) {
			for (TableLayout table : this.scenario.schema().tables()) {
				List<String> columns = table.names();
				String sql = columns.stream().map((column) -> column + "::text").collect(Collectors.joining(", "));
				List<Stored> rows = new ArrayList<>();
				try (ResultSet resultSet = statement
					.executeQuery("select xmin || ' ' || ctid, " + sql + " from " + table.name())) {
					while (resultSet.next()) {
						rows.add(Stored.of(resultSet, columns));
					}
				}
				rows.sort(Comparator.comparing(Stored::version));
				tables.add(rows);
			}
		}
		return tables;
	}

	/**
	 * A row as it lies on disk.
	 *
	 * @param version the transaction that wrote it and its place: both change with any
	 * write, one that changes no value too
	 * @param values its columns
	 */
	private record Stored(String version, Map<String, String> values) {

		private static Stored of(ResultSet resultSet, List<String> columns) throws SQLException {
			Map<String, String> values = new LinkedHashMap<>();
			for (int i = 0; i < columns.size(); i++) {
				values.put(columns.get(i), Objects.requireNonNullElse(resultSet.getString(i + 2), "null"));
			}
			return new Stored(resultSet.getString(1), values);
		}

	}

}
