package io.fastpg.filter;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FilterScopeThreadLocalAccessorTests {

	private static final RowFilter ONE = RowFilter.of("tenant_id", 1);

	private static final RowFilter TWO = RowFilter.of("tenant_id", 2);

	private final ContextSnapshotFactory snapshots = ContextSnapshotFactory.builder().build();

	private final ExecutorService pool = Executors.newSingleThreadExecutor();

	@AfterEach
	void nothingIsLeftBehind() throws Exception {
		assertThat(FilterScope.isBound()).isFalse();
		assertThat(this.pool.submit(FilterScope::isBound).get()).isFalse();
		this.pool.shutdown();
	}

	@Test
	void itIsRegisteredUnderItsKey() {
		assertThat(ContextRegistry.getInstance().getThreadLocalAccessors())
			.filteredOn((accessor) -> accessor.key().equals("io.fastpg.filter"))
			.singleElement()
			.isInstanceOf(FilterScopeThreadLocalAccessor.class);
	}

	@Test
	void aSnapshotTakesTheFilterToAnotherThreadAndLeavesNothing() throws Exception {
		ContextSnapshot snapshot = FilterScope.call(ONE, this.snapshots::captureAll);

		assertThat(this.pool.submit(snapshot.wrap(FilterScope::current)).get()).isEqualTo(ONE);
		assertThat(this.pool.submit(FilterScope::isBound).get()).isFalse();
	}

	@Test
	void aSnapshotWithoutScopeHidesWhatOtherCodeLeftOnThePooledThread() throws Exception {
		ContextSnapshot none = this.snapshots.captureAll();
		FilterScope forgotten = this.pool.submit(() -> FilterScope.open(TWO)).get();

		assertThat(this.pool.submit(none.wrap(FilterScope::isBound)).get()).isFalse();
		assertThat(this.pool.submit(FilterScope::current).get()).isEqualTo(TWO);

		this.pool.submit(forgotten::close).get();
	}

	@Test
	void aSnapshotOfNothingAtAllHidesWhatWasBoundWhereMissingValuesAreCleared() {
		ContextSnapshotFactory clearing = ContextSnapshotFactory.builder().clearMissing(true).build();
		ContextSnapshot empty = clearing.captureFrom();

		FilterScope.run(ONE, () -> {
			try (ContextSnapshot.Scope scope = empty.setThreadLocals()) {
				assertThat(scope).isNotNull();
				assertThat(FilterScope.isBound()).isFalse();
			}
			assertThat(FilterScope.current()).isEqualTo(ONE);
		});
	}

	@Test
	void aScopeCanBeClosedAfterASnapshotGaveItBack() throws Exception {
		ContextSnapshot two = FilterScope.call(TWO, this.snapshots::captureAll);
		FilterScope outer = FilterScope.open(RowFilter.of("owner_id", 7));
		FilterScope inner = FilterScope.open(ONE);

		assertThat(two.wrap(FilterScope::current).call()).isEqualTo(TWO);
		assertThat(FilterScope.current()).isEqualTo(RowFilter.of("owner_id", 7).and(ONE));
		inner.close();
		assertThat(FilterScope.current()).isEqualTo(RowFilter.of("owner_id", 7));
		outer.close();

		assertThat(FilterScope.isBound()).isFalse();
	}

	@Test
	void aScopeOfNoFilterIsTakenAlongAsOne() throws Exception {
		FilterScope none = FilterScope.openAlone(RowFilter.none());
		ContextSnapshot snapshot = this.snapshots.captureAll();
		none.close();

		assertThat(this.pool.submit(snapshot.wrap(FilterScope::isBound)).get()).isTrue();
	}

	@Test
	void aTaskOfASnapshotThatForgetsToCloseItsScopeLeavesNothing() throws Exception {
		ContextSnapshot snapshot = FilterScope.call(ONE, this.snapshots::captureAll);

		this.pool.submit(snapshot.wrap(() -> assertThat(FilterScope.open(ONE)).isNotNull())).get();

		assertThat(this.pool.submit(FilterScope::isBound).get()).isFalse();
	}

	@Test
	void withoutMicrometerAScopeWorksAsEver() throws Exception {
		try (URLClassLoader loader = new WithoutMicrometer()) {
			Class<?> rowFilter = loader.loadClass("io.fastpg.filter.RowFilter");
			Class<?> filterScope = loader.loadClass("io.fastpg.filter.FilterScope");
			Object filter = rowFilter.getMethod("of", String.class, Object.class).invoke(null, "tenant_id", 1);
			Method isBound = filterScope.getMethod("isBound");

			AutoCloseable scope = (AutoCloseable) filterScope.getMethod("open", rowFilter).invoke(null, filter);
			Object inside = isBound.invoke(null);
			scope.close();

			assertThat(filterScope).isNotSameAs(FilterScope.class);
			assertThat(inside).isEqualTo(true);
			assertThat(isBound.invoke(null)).isEqualTo(false);
			assertThatThrownBy(() -> loader.loadClass("io.fastpg.filter.FilterScopeThreadLocalAccessor"))
				.isInstanceOf(NoClassDefFoundError.class);
		}
	}

	/** Loads the main classes anew, on a class path that lacks Micrometer. */
	private static final class WithoutMicrometer extends URLClassLoader {

		WithoutMicrometer() {
			super(new URL[] { FilterScope.class.getProtectionDomain().getCodeSource().getLocation() });
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (name.startsWith("io.micrometer.")) {
				throw new ClassNotFoundException(name);
			}
			if (name.startsWith("io.fastpg.")) {
				Class<?> loaded = findLoadedClass(name);
				return (loaded != null) ? loaded : findClass(name);
			}
			return super.loadClass(name, resolve);
		}

	}

}
