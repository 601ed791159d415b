package io.fastpg.filter;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.fastpg.exception.RowFilterException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FilterScopeTests {

	private static final RowFilter ONE = RowFilter.of("tenant_id", 1);

	private static final RowFilter TWO = RowFilter.of("tenant_id", 2);

	@AfterEach
	void nothingIsLeftBehind() {
		assertThat(FilterScope.current()).isEqualTo(RowFilter.none());
	}

	@Test
	void aScopeOpenedAloneHidesWhatWasBoundAndGivesItBack() {
		FilterScope.run(RowFilter.of("uid", 1), () -> {
			FilterScope alone = FilterScope.openAlone(RowFilter.of("uid", 2));
			assertThat(FilterScope.current()).isEqualTo(RowFilter.of("uid", 2));
			alone.close();

			FilterScope without = FilterScope.openAlone(RowFilter.none());
			assertThat(FilterScope.current()).isEqualTo(RowFilter.none());
			without.close();

			assertThat(FilterScope.current()).isEqualTo(RowFilter.of("uid", 1));
		});
	}

	@Test
	void aScopeBindsAFilterUntilItIsClosed() {
		try (FilterScope scope = FilterScope.open(ONE)) {
			assertThat(scope).isNotNull();
			assertThat(FilterScope.current()).isEqualTo(ONE);
		}

		assertThat(FilterScope.current().isEmpty()).isTrue();
	}

	@Test
	void runAndCallEndTheScopeAlsoAfterAnException() {
		assertThat(FilterScope.call(ONE, FilterScope::current)).isEqualTo(ONE);
		assertThatThrownBy(() -> FilterScope.run(ONE, () -> {
			throw new IllegalStateException("no");
		})).hasMessage("no");
		assertThatThrownBy(() -> FilterScope.call(ONE, () -> {
			throw new AssertionError("no");
		})).hasMessage("no");
	}

	@Test
	void anInnerScopeNarrowsTheOuterOne() {
		RowFilter owner = RowFilter.of("owner_id", 7);

		FilterScope.run(ONE, () -> {
			assertThat(FilterScope.call(owner, FilterScope::current)).isEqualTo(ONE.and(owner));
			assertThat(FilterScope.call(ONE, FilterScope::current)).isEqualTo(ONE);
			assertThat(FilterScope.current()).isEqualTo(ONE);
		});
	}

	@Test
	void anInnerScopeForAnotherValueIsRefusedAndTheOuterOneHolds() {
		FilterScope.run(ONE, () -> {
			assertThatThrownBy(() -> FilterScope.open(TWO)).isInstanceOf(RowFilterException.class)
				.hasMessageContaining("tenant_id")
				.hasMessageNotContaining("2");
			assertThat(FilterScope.current()).isEqualTo(ONE);
		});
	}

	@Test
	void noneWithinAScopeWidensNothing() {
		FilterScope.run(ONE, () -> assertThat(FilterScope.call(RowFilter.none(), FilterScope::current)).isEqualTo(ONE));
	}

	@Test
	void closingTwiceDoesNothing() {
		FilterScope first = FilterScope.open(ONE);
		first.close();
		FilterScope second = FilterScope.open(TWO);

		first.close();

		assertThat(FilterScope.current()).isEqualTo(TWO);
		second.close();
	}

	@Test
	void closingAnOuterScopeFirstLeavesNothingBound() {
		FilterScope outer = FilterScope.open(ONE);
		FilterScope inner = FilterScope.open(RowFilter.of("owner_id", 7));

		outer.close();
		assertThat(FilterScope.current().isEmpty()).isTrue();
		inner.close();

		assertThat(FilterScope.current().isEmpty()).isTrue();
	}

	@Test
	void aScopeIsClosedByItsOwnThread() {
		FilterScope scope = FilterScope.open(ONE);

		CompletableFuture<Void> other = CompletableFuture.runAsync(scope::close);

		assertThatThrownBy(other::join).hasCauseInstanceOf(IllegalStateException.class);
		assertThat(FilterScope.current()).isEqualTo(ONE);
		scope.close();
	}

	@Test
	void aThreadStartedInsideHasNoFilter() {
		RowFilter seen = FilterScope.call(ONE, () -> CompletableFuture.supplyAsync(FilterScope::current).join());

		assertThat(seen.isEmpty()).isTrue();
	}

	@Test
	void aWrappedActionTakesTheFilterWithItAndLeavesNothing() throws Exception {
		ExecutorService pool = Executors.newSingleThreadExecutor();
		try {
			Callable<RowFilter> wrapped = FilterScope.call(ONE, () -> FilterScope.wrap(FilterScope::current));

			assertThat(pool.submit(wrapped).get()).isEqualTo(ONE);
			assertThat(pool.submit(FilterScope::current).get().isEmpty()).isTrue();
		}
		finally {
			pool.shutdown();
		}
	}

	@Test
	void aWrappedActionSeesItsOwnFilterAndNotThatOfItsThread() throws Exception {
		Callable<RowFilter> one = FilterScope.call(ONE, () -> FilterScope.wrap(FilterScope::current));
		Callable<RowFilter> none = FilterScope.wrap(FilterScope::current);

		try (FilterScope scope = FilterScope.open(TWO)) {
			assertThat(scope).isNotNull();
			assertThat(one.call()).isEqualTo(ONE);
			assertThat(none.call().isEmpty()).isTrue();
			assertThat(FilterScope.current()).isEqualTo(TWO);
		}
	}

	@Test
	void aWrappedActionThatFailsLeavesItsThreadAsItWas() {
		Runnable failing = FilterScope.call(ONE, () -> FilterScope.wrap((Runnable) () -> {
			FilterScope.open(RowFilter.of("owner_id", 7));
			throw new IllegalStateException("no");
		}));

		assertThatThrownBy(failing::run).hasMessage("no");
		assertThat(FilterScope.current().isEmpty()).isTrue();
	}

	@Test
	void aWrappedExecutorHandsOnTheFilterOfEachCaller() {
		ExecutorService pool = Executors.newSingleThreadExecutor();
		try {
			Executor executor = FilterScope.wrap((Executor) pool);

			RowFilter one = FilterScope.call(ONE, () -> CompletableFuture.supplyAsync(FilterScope::current, executor))
				.join();
			RowFilter none = CompletableFuture.supplyAsync(FilterScope::current, executor).join();

			assertThat(one).isEqualTo(ONE);
			assertThat(none.isEmpty()).isTrue();
		}
		finally {
			pool.shutdown();
		}
	}

}
