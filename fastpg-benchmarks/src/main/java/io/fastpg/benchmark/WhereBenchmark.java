package io.fastpg.benchmark;

import java.sql.SQLException;

import org.openjdk.jmh.annotations.Benchmark;

/** The first ten rows of a condition, into records. */
public class WhereBenchmark extends ItemBenchmark {

	private static final long PLAYS = 1_000_000L;

	/** Opens the database. */
	public WhereBenchmark() {
		super("item");
	}

	@Benchmark
	public Object raw() throws SQLException {
		return this.raw.where(PLAYS, 10);
	}

	@Benchmark
	public Object jdbcTemplate() {
		return this.template.where(PLAYS, 10);
	}

	@Benchmark
	public Object fastpg() {
		return this.table.where("plays > ?", PLAYS).orderBy("id").limit(10).list();
	}

}
