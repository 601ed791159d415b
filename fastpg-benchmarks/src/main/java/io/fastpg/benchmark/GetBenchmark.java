package io.fastpg.benchmark;

import java.sql.SQLException;

import org.openjdk.jmh.annotations.Benchmark;

/** One row by its key, into a record. */
public class GetBenchmark extends ItemBenchmark {

	private int id;

	/** Opens the database. */
	public GetBenchmark() {
		super("item");
	}

	private int nextId() {
		this.id = this.id % ItemDatabase.ROWS + 1;
		return this.id;
	}

	@Benchmark
	public Object raw() throws SQLException {
		return this.raw.get(nextId());
	}

	@Benchmark
	public Object rawFiltered() throws SQLException {
		return this.raw.get(nextId(), ItemDatabase.TENANT);
	}

	@Benchmark
	public Object jdbcTemplate() {
		return this.template.get(nextId());
	}

	@Benchmark
	public Object fastpg() {
		return this.table.get(nextId());
	}

	@Benchmark
	public Object fastpgFiltered() {
		return this.filtered.get(nextId());
	}

}
