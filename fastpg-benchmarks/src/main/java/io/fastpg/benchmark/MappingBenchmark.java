package io.fastpg.benchmark;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;

import io.fastpg.benchmark.Album.Genre;
import io.fastpg.execute.ResultColumns;
import io.fastpg.row.RowMapper;
import io.fastpg.row.RowMappers;
import io.fastpg.schema.CatalogReader;
import io.fastpg.type.TypeMap;

/**
 * A thousand rows of twelve columns that are in memory already, in the binary form that
 * the driver receives from the sixth run on: what it costs to make records of them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
@OperationsPerInvocation(ItemDatabase.ROWS)
public class MappingBenchmark implements AutoCloseable {

	private static final int RUNS_UNTIL_BINARY = 6;

	private final ItemDatabase database = ItemDatabase.open();

	private final Connection connection;

	private final ResultSet rows;

	private final RowMapper<Album> fastpg;

	private final DataClassRowMapper<Album> dataClass = new DataClassRowMapper<>(Album.class);

	private final SimplePropertyRowMapper<Album> simpleProperty = new SimplePropertyRowMapper<>(Album.class);

	/** Reads the rows. */
	public MappingBenchmark() {
		try {
			this.connection = this.database.pool().getConnection();
			this.rows = rows(this.connection);
			this.fastpg = new RowMappers(new TypeMap(JsonMapper.shared())).mapper(Album.class,
					ResultColumns.of(this.rows, CatalogReader.read(this.connection)));
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The benchmark's own SQL failed", ex);
		}
	}

	private static ResultSet rows(Connection connection) throws SQLException {
		PreparedStatement statement = connection.prepareStatement(Album.SQL, ResultSet.TYPE_SCROLL_INSENSITIVE,
				ResultSet.CONCUR_READ_ONLY);
		for (int run = 1; run < RUNS_UNTIL_BINARY; run++) {
			statement.executeQuery().close();
		}
		return statement.executeQuery();
	}

	@Benchmark
	public List<Album> raw() throws SQLException {
		return each((resultSet) -> new Album(resultSet.getInt(1), resultSet.getString(2), resultSet.getString(3),
				resultSet.getLong(4), resultSet.getBigDecimal(5), resultSet.getBoolean(6),
				resultSet.getObject(7, OffsetDateTime.class), resultSet.getObject(8, UUID.class),
				resultSet.getDouble(9), resultSet.getObject(10, LocalDate.class),
				Genre.valueOf(resultSet.getString(11)), resultSet.getString(12)));
	}

	@Benchmark
	public List<Album> byLabel() throws SQLException {
		return each((resultSet) -> new Album(resultSet.getInt("id"), resultSet.getString("tenant_id"),
				resultSet.getString("title"), resultSet.getLong("plays"), resultSet.getBigDecimal("price"),
				resultSet.getBoolean("available"), resultSet.getObject("added_at", OffsetDateTime.class),
				resultSet.getObject("code", UUID.class), resultSet.getDouble("loudness"),
				resultSet.getObject("released_on", LocalDate.class), Genre.valueOf(resultSet.getString("genre")),
				resultSet.getString("note")));
	}

	@Benchmark
	public List<Album> dataClassRowMapper() throws SQLException {
		return each((resultSet) -> this.dataClass.mapRow(resultSet, 0));
	}

	@Benchmark
	public List<Album> simplePropertyRowMapper() throws SQLException {
		return each((resultSet) -> this.simpleProperty.mapRow(resultSet, 0));
	}

	@Benchmark
	public List<Album> fastpg() throws SQLException {
		return each(this.fastpg);
	}

	private List<Album> each(RowMapper<Album> mapper) throws SQLException {
		List<Album> albums = new ArrayList<>(ItemDatabase.ROWS);
		this.rows.beforeFirst();
		while (this.rows.next()) {
			albums.add(mapper.map(this.rows));
		}
		return albums;
	}

	/** Stops the server. */
	@Override
	@TearDown
	public void close() throws IOException, SQLException {
		this.connection.close();
		this.database.close();
	}

}
