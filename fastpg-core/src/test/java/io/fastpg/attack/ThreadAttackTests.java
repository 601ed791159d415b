package io.fastpg.attack;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.fastpg.Database;
import io.fastpg.Query;
import io.fastpg.Selection;
import io.fastpg.Table;
import io.fastpg.exception.RowFilterException;
import io.fastpg.filter.FilterScope;
import io.fastpg.filter.RowFilter;
import io.fastpg.filter.UnfilteredAccess;
import io.fastpg.row.Row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Scopes and threads: whose filter is in force, and what is left of it. */
class ThreadAttackTests {

	private static final RowFilter ONE = RowFilter.of("tenant_id", 1);

	private static final RowFilter TWO = RowFilter.of("tenant_id", 2);

	@RegisterExtension
	static final Shop SHOP = new Shop();

	private final ExecutorService worker = Executors.newSingleThreadExecutor();

	@AfterEach
	void stop() {
		this.worker.shutdownNow();
	}

	@ParameterizedTest
	@EnumSource(names = { "FIRST", "BOTH" })
	void aTableHeldInAFieldServesEachCallItsOwnRows(Walls walls) {
		SHOP.reset(walls);
		Table<Row> albums = SHOP.whole(walls).table("album");
		Selection<Row> dear = FilterScope.call(TWO, () -> albums.where("price > ?", 0));

		assertThat(tenants(TWO, albums::list)).containsOnly(2);
		assertThat(tenants(ONE, albums::list)).containsOnly(1);
		assertThat(tenants(ONE, dear::list)).containsOnly(1);
		assertThatThrownBy(dear::list).isInstanceOf(RowFilterException.class);
		assertThatThrownBy(albums::list).isInstanceOf(RowFilterException.class);
	}

	@Test
	void aQueryHeldInAFieldServesEachCallItsOwnRows() {
		SHOP.reset(Walls.BOTH);
		Query<Row> query = FilterScope.call(TWO, () -> SHOP.whole(Walls.BOTH).query("table album"));

		assertThat(tenants(ONE, query::list)).containsOnly(1);
		assertThatThrownBy(query::list).isInstanceOf(RowFilterException.class);
	}

	@ParameterizedTest
	@EnumSource(names = { "FIRST", "BOTH" })
	void aViewTakenInACallIsNotWidenedInAnother(Walls walls) {
		SHOP.reset(walls);
		Table<Row> theirs = SHOP.whole(walls).table("album").xtra("tenant_id", 2);

		assertThat(tenants(ONE, theirs::list)).isEmpty();
		assertThat(FilterScope.call(ONE, theirs::count)).isZero();
		assertThatThrownBy(() -> FilterScope.run(ONE, () -> theirs.insert(Map.of("id", 40, "title", "x"))))
			.isInstanceOf(RowFilterException.class);
	}

	@ParameterizedTest
	@EnumSource(names = { "FIRST", "BOTH" })
	void threadsThatWereNotHandedAFilterHaveNone(Walls walls) {
		SHOP.reset(walls);
		Table<Row> albums = SHOP.whole(walls).table("album");

		FilterScope.run(TWO, () -> {
			assertFails(CompletableFuture.supplyAsync(albums::list));
			assertFails(CompletableFuture.supplyAsync(albums::list, this.worker));
			assertFails(CompletableFuture.completedFuture("x").thenApplyAsync((x) -> albums.list()));
			assertFails(onNewThread(albums::list));
			assertThat(IntStream.range(0, 64).parallel().mapToObj((i) -> rowsOrNone(albums)).flatMap(List::stream))
				.allMatch((row) -> row.getInt("tenant_id") == 2);
		});
		FilterScope.run(ONE,
				() -> assertThat(
						IntStream.range(0, 64).parallel().mapToObj((i) -> rowsOrNone(albums)).flatMap(List::stream))
					.allMatch((row) -> row.getInt("tenant_id") == 1));
	}

	@ParameterizedTest
	@EnumSource(names = { "FIRST", "BOTH" })
	void aThreadKeepsNothingOfWhatItWasHanded(Walls walls) throws Exception {
		SHOP.reset(walls);
		Table<Row> albums = SHOP.whole(walls).table("album");
		Runnable wrapped = FilterScope.call(TWO, () -> FilterScope.wrap((Runnable) albums::list));
		Callable<List<Row>> called = FilterScope.call(TWO, () -> FilterScope.wrap((Callable<List<Row>>) albums::list));
		Supplier<List<Row>> supplied = FilterScope.call(TWO, () -> FilterScope.wrapSupplier(albums::list));
		Function<Integer, List<Row>> applied = FilterScope.call(TWO,
				() -> FilterScope.wrapFunction((x) -> albums.list()));
		Callable<Object> failing = FilterScope.call(TWO, () -> FilterScope.wrap((Callable<Object>) () -> {
			throw new IllegalStateException();
		}));

		this.worker.submit(wrapped).get();
		assertFails(CompletableFuture.supplyAsync(albums::list, this.worker));
		assertThat(tenants(this.worker.submit(called).get())).containsOnly(2);
		assertFails(CompletableFuture.supplyAsync(albums::list, this.worker));
		assertThat(tenants(this.worker.submit(supplied::get).get())).containsOnly(2);
		assertFails(CompletableFuture.supplyAsync(albums::list, this.worker));
		assertThat(tenants(this.worker.submit(() -> applied.apply(1)).get())).containsOnly(2);
		assertFails(CompletableFuture.supplyAsync(albums::list, this.worker));
		assertThatThrownBy(() -> this.worker.submit(failing).get()).isInstanceOf(ExecutionException.class);
		assertFails(CompletableFuture.supplyAsync(albums::list, this.worker));
	}

	@ParameterizedTest
	@EnumSource(names = { "FIRST", "BOTH" })
	void whatIsWrappedRunsAsItsGiverAndGivesItsThreadItsOwnBack(Walls walls) {
		SHOP.reset(walls);
		Table<Row> albums = SHOP.whole(walls).table("album");
		Supplier<List<Row>> ofTwo = FilterScope.call(TWO, () -> FilterScope.wrapSupplier(albums::list));
		Supplier<List<Row>> ofNobody = FilterScope.wrapSupplier(albums::list);

		FilterScope.run(ONE, () -> {
			assertThat(tenants(ofTwo.get())).containsOnly(2);
			assertThat(tenants(albums.list())).containsOnly(1);
			assertThatThrownBy(ofNobody::get).isInstanceOf(RowFilterException.class);
			assertThat(tenants(albums.list())).containsOnly(1);
		});
		assertThatThrownBy(albums::list).isInstanceOf(RowFilterException.class);
	}

	@ParameterizedTest
	@EnumSource(names = { "FIRST", "BOTH" })
	void aWrappedExecutorServesEachGiverItsOwnRows(Walls walls) {
		SHOP.reset(walls);
		Table<Row> albums = SHOP.whole(walls).table("album");
		Executor executor = FilterScope.wrap((Executor) this.worker);

		for (int i = 0; i < 40; i++) {
			int tenant = 1 + i % 2;
			List<Integer> seen = FilterScope
				.call(RowFilter.of("tenant_id", tenant), () -> CompletableFuture.supplyAsync(albums::list, executor))
				.thenApply(ThreadAttackTests::tenants)
				.join();
			assertThat(seen).containsOnly(tenant);
		}
		assertFails(CompletableFuture.supplyAsync(albums::list, executor));
	}

	@ParameterizedTest
	@EnumSource(names = { "FIRST", "BOTH" })
	void aScopeEndsHoweverItsCallEnds(Walls walls) {
		SHOP.reset(walls);
		Table<Row> albums = SHOP.whole(walls).table("album");

		assertThatThrownBy(() -> FilterScope.run(TWO, () -> {
			throw new IllegalStateException();
		})).isInstanceOf(IllegalStateException.class);
		assertThatThrownBy(albums::list).isInstanceOf(RowFilterException.class);
		assertThatThrownBy(() -> FilterScope.call(TWO, () -> {
			throw new StackOverflowError();
		})).isInstanceOf(StackOverflowError.class);
		assertThatThrownBy(albums::list).isInstanceOf(RowFilterException.class);
		FilterScope forgotten = FilterScope.open(TWO);
		try (FilterScope request = FilterScope.openAlone(ONE)) {
			assertThat(tenants(albums.list())).containsOnly(1);
			assertThat(request).isNotNull();
		}
		forgotten.close();
		assertThatThrownBy(albums::list).isInstanceOf(RowFilterException.class);
	}

	@ParameterizedTest
	@EnumSource(names = { "FIRST", "BOTH" })
	void aScopeIsNotExchangedFromInside(Walls walls) {
		SHOP.reset(walls);
		Database db = SHOP.whole(walls);

		FilterScope.run(ONE, () -> {
			assertThatThrownBy(() -> FilterScope.run(TWO, () -> db.table("album").list()))
				.isInstanceOf(RowFilterException.class);
			assertThat(db.xtra("tenant_id", 2).table("album").list()).isEmpty();
			assertThat(db.forTenant(2).table("album").list()).isEmpty();
			assertThatThrownBy(() -> db.forTenant(2).query("table album").list())
				.isInstanceOf(RowFilterException.class);
		});
	}

	@ParameterizedTest
	@EnumSource(names = { "FIRST", "BOTH" })
	void theWayPastIsClosedWhereItIsForbidden(Walls walls) {
		SHOP.reset(walls);
		Database forbidden = walls
			.raise(Database.builder(SHOP.dataSource(walls)).unfilteredAccess(UnfilteredAccess.FORBIDDEN))
			.build();
		Database outside = walls
			.raise(Database.builder(SHOP.dataSource(walls)).unfilteredAccess(UnfilteredAccess.OUTSIDE_SCOPES))
			.build();
		Table<Row> taken = outside.unfiltered("taken outside").table("album");

		assertThatThrownBy(() -> forbidden.unfiltered("x").table("album").list())
			.isInstanceOf(RowFilterException.class);
		FilterScope.run(ONE, () -> {
			assertThatThrownBy(() -> outside.unfiltered("x").table("album").list())
				.isInstanceOf(RowFilterException.class);
			assertThatThrownBy(taken::list).isInstanceOf(RowFilterException.class);
			assertThatThrownBy(() -> taken.where("true").delete()).isInstanceOf(RowFilterException.class);
		});
	}

	private static List<Row> rowsOrNone(Table<Row> albums) {
		try {
			return albums.list();
		}
		catch (RowFilterException ex) {
			return List.of();
		}
	}

	private static CompletableFuture<List<Row>> onNewThread(Supplier<List<Row>> action) {
		CompletableFuture<List<Row>> future = new CompletableFuture<>();
		new Thread(() -> {
			try {
				future.complete(action.get());
			}
			catch (RuntimeException ex) {
				future.completeExceptionally(ex);
			}
		}).start();
		return future;
	}

	private static void assertFails(CompletableFuture<?> future) {
		assertThatThrownBy(future::join).hasCauseInstanceOf(RowFilterException.class);
	}

	private static List<Integer> tenants(RowFilter filter, Supplier<List<Row>> action) {
		return tenants(FilterScope.call(filter, action));
	}

	private static List<Integer> tenants(List<Row> rows) {
		return rows.stream().map((row) -> row.getInt("tenant_id")).toList();
	}

}
