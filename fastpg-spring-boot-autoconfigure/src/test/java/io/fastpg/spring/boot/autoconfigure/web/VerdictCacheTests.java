package io.fastpg.spring.boot.autoconfigure.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VerdictCacheTests {

	private final AtomicLong nanos = new AtomicLong(-5);

	private final AtomicInteger asked = new AtomicInteger();

	private final VerdictCache cache = new VerdictCache(Duration.ofNanos(10), this.nanos::get);

	@Test
	void aVerdictIsRememberedForItsTime() {
		assertThat(this.cache.get("acme", () -> ask(true))).isTrue();
		this.nanos.addAndGet(9);
		assertThat(this.cache.get("acme", () -> ask(false))).isTrue();
		assertThat(this.asked).hasValue(1);

		this.nanos.addAndGet(1);
		assertThat(this.cache.get("acme", () -> ask(false))).isFalse();
		assertThat(this.asked).hasValue(2);
	}

	@Test
	void eachKeyHasItsOwn() {
		assertThat(this.cache.get("acme", () -> ask(true))).isTrue();
		assertThat(this.cache.get("globex", () -> ask(false))).isFalse();
		assertThat(this.cache.get("acme", () -> ask(false))).isTrue();
	}

	@Test
	void aFailureIsThrownAsItIsAndNotRemembered() {
		assertThatThrownBy(() -> this.cache.get("acme", () -> {
			throw new UnsupportedOperationException("thrown");
		})).isInstanceOf(UnsupportedOperationException.class).hasMessage("thrown");

		assertThat(this.cache.get("acme", () -> ask(true))).isTrue();
	}

	@Test
	void onlySoManyAreRememberedTheOldestNot() {
		for (int i = 0; i <= VerdictCache.REMEMBERED; i++) {
			this.cache.get(i, () -> ask(true));
		}
		this.asked.set(0);

		this.cache.get(1, () -> ask(true));
		assertThat(this.asked).hasValue(0);
		this.cache.get(0, () -> ask(true));
		assertThat(this.asked).hasValue(1);
	}

	@Test
	void manyThreadsAskOnceForAKey() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(8);
		CountDownLatch inside = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		try {
			List<Future<Boolean>> verdicts = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				verdicts.add(threads.submit(() -> this.cache.get("acme", () -> {
					inside.countDown();
					release.await();
					return ask(true);
				})));
			}
			inside.await();
			assertThat(this.cache.get("globex", () -> true)).isTrue();
			release.countDown();

			for (Future<Boolean> verdict : verdicts) {
				assertThat(verdict.get()).isTrue();
			}
			assertThat(this.asked).hasValue(1);
		}
		finally {
			threads.shutdownNow();
		}
	}

	private boolean ask(boolean verdict) {
		this.asked.incrementAndGet();
		return verdict;
	}

}
