package io.fastpg.benchmark;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import io.fastpg.Database;
import io.fastpg.Table;

/** What all benchmarks have: the contenders, over one pool. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public abstract class ItemBenchmark implements AutoCloseable {

	final ItemDatabase database = ItemDatabase.open();

	final RawItems raw = new RawItems(this.database.pool());

	final TemplateItems template = new TemplateItems(this.database.pool());

	final Table<Item> table;

	final Table<Item> filtered;

	ItemBenchmark(String table) {
		this.table = Database.of(this.database.pool()).table(table, Item.class);
		this.filtered = this.table.xtra("tenant_id", ItemDatabase.TENANT);
	}

	/** Stops the server. */
	@Override
	@TearDown
	public void close() throws IOException {
		this.database.close();
	}

}
