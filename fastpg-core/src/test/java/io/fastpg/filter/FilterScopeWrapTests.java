package io.fastpg.filter;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.fastpg.exception.RowFilterException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FilterScopeWrapTests {

	private static final RowFilter ONE = RowFilter.of("tenant_id", 1);

	private static final RowFilter TWO = RowFilter.of("tenant_id", 2);

	private final ExecutorService pool = Executors.newSingleThreadExecutor();

	private final ExecutorService scoped = FilterScope.wrap(this.pool);

	@AfterEach
	void nothingIsLeftBehind() throws Exception {
		assertThat(FilterScope.isBound()).isFalse();
		assertThat(this.pool.submit(FilterScope::isBound).get()).isFalse();
		this.pool.shutdown();
	}

	@Test
	void aWrappedSupplierHasTheFilterOfWhoeverWrappedIt() {
		Supplier<RowFilter> wrapped = FilterScope.call(ONE,
				() -> FilterScope.wrapSupplier(() -> FilterScope.current()));

		RowFilter seen = CompletableFuture.supplyAsync(wrapped, this.pool).join();

		assertThat(seen).isEqualTo(ONE);
	}

	@Test
	void aWrappedFunctionHasTheFilterOfWhoeverAddedTheStageAndNotOfWhoeverCompletesIt() {
		CompletableFuture<String> shared = new CompletableFuture<>();
		Function<String, RowFilter> current = (name) -> FilterScope.current();
		CompletableFuture<RowFilter> bare = FilterScope.call(ONE, () -> shared.thenApply(current));
		CompletableFuture<RowFilter> wrapped = FilterScope.call(ONE,
				() -> shared.thenApply(FilterScope.wrapFunction(current)));

		FilterScope.run(TWO, () -> shared.complete("cat"));

		assertThat(bare.join()).isEqualTo(TWO);
		assertThat(wrapped.join()).isEqualTo(ONE);
	}

	@Test
	void aStageOnAWrappedExecutorHasTheFilterOfWhoeverCompletesTheOneBefore() {
		CompletableFuture<String> shared = new CompletableFuture<>();
		CompletableFuture<RowFilter> stage = FilterScope.call(ONE,
				() -> shared.thenApplyAsync((name) -> FilterScope.current(), this.scoped));

		shared.complete("cat");

		assertThat(stage.join()).isEqualTo(RowFilter.none());
	}

	@Test
	void everyWayToGiveAWrappedExecutorServiceATaskHandsTheFilterOver() throws Exception {
		Callable<RowFilter> current = FilterScope::current;
		CompletableFuture<RowFilter> executed = new CompletableFuture<>();
		CompletableFuture<RowFilter> submitted = new CompletableFuture<>();

		try (FilterScope scope = FilterScope.open(ONE)) {
			assertThat(scope).isNotNull();
			this.scoped.execute(() -> executed.complete(FilterScope.current()));
			this.scoped.submit(() -> submitted.complete(FilterScope.current()));

			assertThat(this.scoped.submit(current).get()).isEqualTo(ONE);
			assertThat(this.scoped.invokeAny(List.of(current))).isEqualTo(ONE);
			for (Future<RowFilter> future : this.scoped.invokeAll(Collections.nCopies(3, current))) {
				assertThat(future.get()).isEqualTo(ONE);
			}
		}

		assertThat(executed.join()).isEqualTo(ONE);
		assertThat(submitted.join()).isEqualTo(ONE);
		assertThat(this.scoped.submit(current).get()).isEqualTo(RowFilter.none());
	}

	@Test
	void aWrappedExecutorServiceEndsTheOneBehindIt() throws Exception {
		ExecutorService behind = Executors.newSingleThreadExecutor();
		ExecutorService view = FilterScope.wrap(behind);
		Future<?> running = view.submit(() -> {
			new CompletableFuture<String>().get();
			return null;
		});
		view.execute(() -> {
		});

		assertThat(view.shutdownNow()).hasSize(1);

		assertThat(view.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
		assertThat(view.isShutdown()).isTrue();
		assertThat(view.isTerminated()).isTrue();
		assertThat(behind.isTerminated()).isTrue();
		assertThatThrownBy(running::get).isInstanceOf(ExecutionException.class);
	}

	@Test
	void aTaskThatForgetsToCloseItsScopesLeavesNothingOnThePooledThread() throws Exception {
		RowFilter seen = this.scoped.submit(() -> {
			FilterScope.openAlone(TWO);
			return FilterScope.open(RowFilter.of("owner_id", 7)) != null ? FilterScope.current() : null;
		}).get();

		assertThat(seen).isEqualTo(TWO.and(RowFilter.of("owner_id", 7)));
		assertThat(this.pool.submit(FilterScope::isBound).get()).isFalse();
	}

	@Test
	void aTaskThatThrowsLeavesNothingOnThePooledThread() {
		Future<Object> failing = FilterScope.call(ONE, () -> this.scoped.submit(() -> {
			FilterScope.open(RowFilter.of("owner_id", 7));
			throw new AssertionError("no");
		}));

		assertThatThrownBy(failing::get).hasMessageContaining("no");
	}

	@Test
	void aSupplierAndAFunctionThatThrowLeaveTheirThreadAsItWas() {
		Supplier<String> supplier = FilterScope.call(ONE, () -> FilterScope.wrapSupplier(() -> {
			throw new IllegalStateException("no");
		}));
		Function<String, String> function = FilterScope.call(ONE, () -> FilterScope.wrapFunction((name) -> {
			throw new IllegalStateException("no " + name);
		}));

		assertThatThrownBy(supplier::get).hasMessage("no");
		assertThatThrownBy(() -> function.apply("cat")).hasMessage("no cat");

		assertThat(FilterScope.isBound()).isFalse();
	}

	@Test
	void aTaskOfNoScopeSeesNothingThatOtherCodeLeftOnThePooledThread() throws Exception {
		FilterScope forgotten = this.pool.submit(() -> FilterScope.open(TWO)).get();

		assertThat(this.scoped.submit(FilterScope::isBound).get()).isFalse();
		assertThat(FilterScope.call(ONE, () -> this.scoped.submit(FilterScope::current)).get()).isEqualTo(ONE);

		this.pool.submit(forgotten::close).get();
	}

	@Test
	void aTaskMayNotOpenAScopeForAnotherTenantUnlessAlone() throws Exception {
		Future<RowFilter> nested = FilterScope.call(ONE,
				() -> this.scoped.submit(() -> FilterScope.call(TWO, FilterScope::current)));
		Future<RowFilter> alone = FilterScope.call(ONE, () -> this.scoped.submit(() -> {
			try (FilterScope scope = FilterScope.openAlone(TWO)) {
				assertThat(scope).isNotNull();
				return FilterScope.current();
			}
		}));

		assertThatThrownBy(nested::get).hasCauseInstanceOf(RowFilterException.class);
		assertThat(alone.get()).isEqualTo(TWO);
	}

	@Test
	void aScopeOfNoFilterIsHandedOverAsOne() throws Exception {
		try (FilterScope scope = FilterScope.openAlone(RowFilter.none())) {
			assertThat(scope).isNotNull();

			assertThat(this.scoped.submit(FilterScope::isBound).get()).isTrue();
			assertThat(this.pool.submit(FilterScope::isBound).get()).isFalse();
		}
	}

	@Test
	void aTaskEndsNoScopeOfItsSubmitter() throws Exception {
		FilterScope scope = FilterScope.open(ONE);
		try {
			Future<?> closing = this.scoped.submit(scope::close);

			assertThatThrownBy(closing::get).hasCauseInstanceOf(IllegalStateException.class);
			assertThat(FilterScope.current()).isEqualTo(ONE);
		}
		finally {
			scope.close();
		}
	}

	@Test
	void aTaskThatStartsAfterTheScopeIsClosedStillHasItsFilter() throws Exception {
		Callable<RowFilter> later = FilterScope.call(ONE, () -> FilterScope.wrap(FilterScope::current));

		assertThat(FilterScope.isBound()).isFalse();

		assertThat(this.pool.submit(later).get()).isEqualTo(ONE);
		assertThat(later.call()).isEqualTo(ONE);
	}

}
