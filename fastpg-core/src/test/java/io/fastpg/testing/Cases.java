package io.fastpg.testing;

import java.util.Random;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import org.jspecify.annotations.Nullable;

/**
 * Random cases, made by jqwik's generators, each of its own seed: 1, 2, 3 and so on. A
 * build that was green stays green, and more cases are found by asking for more.
 *
 * <ul>
 * <li>{@code -Dfastpg.cases=5000} does so many;</li>
 * <li>{@code -Dfastpg.seed=17} begins at another seed, with {@code -Dfastpg.cases=1} to
 * replay a case.</li>
 * </ul>
 */
public final class Cases {

	private static final int TRIES = 400;

	private Cases() {
	}

	/**
	 * Checks cases until one fails, and reports the smallest like it that fails too.
	 * @param arbitrary makes the cases
	 * @param usual how many there are, if no property says otherwise
	 * @param check throws where a case fails
	 * @param <T> what a case is
	 */
	public static <T> void check(Arbitrary<T> arbitrary, int usual, Check<T> check) {
		long first = firstSeed();
		int cases = count(usual);
		JqwikSession.run(() -> {
			RandomGenerator<T> generator = arbitrary.generator(1000);
			for (long seed = first; seed < first + cases; seed++) {
				Shrinkable<T> made = generator.next(new Random(seed));
				Throwable failure = failure(check, made);
				if (failure != null) {
					report(seed, smallest(check, new Failed<>(made, failure)));
				}
			}
		});
	}

	/**
	 * Returns how many cases there shall be.
	 * @param usual what is returned if no property says otherwise
	 * @return the number
	 */
	public static int count(int usual) {
		return Integer.getInteger("fastpg.cases", usual);
	}

	/**
	 * Returns where to begin.
	 * @return the seed of the first case
	 */
	public static long firstSeed() {
		return Long.getLong("fastpg.seed", 1);
	}

	private static <T> Failed<T> smallest(Check<T> check, Failed<T> found) {
		Failed<T> failed = found;
		for (int i = 0; i < TRIES;) {
			Failed<T> smaller = null;
			for (Shrinkable<T> next : (Iterable<Shrinkable<T>>) failed.made().shrink()::iterator) {
				Throwable failure = failure(check, next);
				if (failure != null) {
					smaller = new Failed<>(next, failure);
				}
				if (smaller != null || ++i >= TRIES) {
					break;
				}
			}
			if (smaller == null) {
				break;
			}
			failed = smaller;
		}
		return failed;
	}

	private static <T> void report(long seed, Failed<T> failed) {
		throw new AssertionError("Failed with -Dfastpg.seed=" + seed + " -Dfastpg.cases=1, made smaller:\n"
				+ failed.made().value() + "\n" + failed.failure().getMessage(), failed.failure());
	}

	private static <T> @Nullable Throwable failure(Check<T> check, Shrinkable<T> made) {
		try {
			check.check(made.value());
			return null;
		}
		catch (Exception | AssertionError ex) {
			return ex;
		}
	}

	/**
	 * What must hold of a case.
	 *
	 * @param <T> what a case is
	 */
	@FunctionalInterface
	public interface Check<T> {

		/**
		 * Throws where it does not hold.
		 * @param value the case
		 * @throws Exception as an {@code AssertionError} does
		 */
		void check(T value) throws Exception;

	}

	/**
	 * A case that failed, and how.
	 *
	 * @param made the case, which can be made smaller
	 * @param failure what it threw
	 * @param <T> what a case is
	 */
	private record Failed<T>(Shrinkable<T> made, Throwable failure) {

	}

}
