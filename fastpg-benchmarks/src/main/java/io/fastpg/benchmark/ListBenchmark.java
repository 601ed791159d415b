package io.fastpg.benchmark;

import java.sql.SQLException;

import org.openjdk.jmh.annotations.Benchmark;

/** A thousand rows, into records. */
public class ListBenchmark extends ItemBenchmark {

	/** Opens the database. */
	public ListBenchmark() {
		super("item");
	}

	@Benchmark
	public Object raw() throws SQLException {
		return this.raw.list();
	}

	@Benchmark
	public Object rawFiltered() throws SQLException {
		return this.raw.list(ItemDatabase.TENANT);
	}

	@Benchmark
	public Object jdbcTemplate() {
		return this.template.list();
	}

	@Benchmark
	public Object fastpg() {
		return this.table.list();
	}

	@Benchmark
	public Object fastpgFiltered() {
		return this.filtered.list();
	}

}
