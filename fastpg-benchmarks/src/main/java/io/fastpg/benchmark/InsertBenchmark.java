package io.fastpg.benchmark;

import java.sql.SQLException;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;

/** One row, stored and read back as it was stored. */
public class InsertBenchmark extends ItemBenchmark {

	private final Item item = Item.unsaved();

	/** Opens the database. */
	public InsertBenchmark() {
		super("stored_item");
	}

	/** Empties the table, so that no contender meets a larger one. */
	@Setup(Level.Iteration)
	public void truncate() {
		this.database.execute("truncate stored_item");
	}

	@Benchmark
	public Object raw() throws SQLException {
		return this.raw.insert(this.item, this.item.tenantId());
	}

	@Benchmark
	public Object rawFiltered() throws SQLException {
		return this.raw.insert(this.item, ItemDatabase.TENANT);
	}

	@Benchmark
	public Object jdbcTemplate() {
		return this.template.insert(this.item);
	}

	@Benchmark
	public Object fastpg() {
		return this.table.insert(this.item);
	}

	@Benchmark
	public Object fastpgFiltered() {
		return this.filtered.insert(this.item);
	}

}
