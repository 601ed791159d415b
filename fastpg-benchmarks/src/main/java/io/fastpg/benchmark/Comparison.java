package io.fastpg.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;

import io.fastpg.benchmark.Contender.Turn;

/**
 * Compares the contenders on a machine that does other things too: in each round all take
 * a short turn, in shuffled order, and each is compared with the baseline's turn of the
 * same round, so that noise meets all alike. Prints the median ratio and its quartiles.
 *
 * <p>
 * The system properties {@code warmup} and {@code rounds} say how many rounds, and
 * {@code turn} how many milliseconds of each.
 */
public final class Comparison {

	private final int warmup = Integer.getInteger("warmup", 60);

	private final Random random = new Random(7);

	private final int rounds = Integer.getInteger("rounds", 40);

	private final int turn = Integer.getInteger("turn", 100);

	private Comparison() {
	}

	/**
	 * Runs the comparison.
	 * @param args the benchmarks, of {@code get list where insert wall map}; none means
	 * all
	 * @throws Exception if a contender fails
	 */
	public static void main(String[] args) throws Exception {
		List<String> names = (args.length > 0) ? List.of(args)
				: List.of("get", "list", "where", "insert", "wall", "map");
		new Comparison().run(names);
	}

	private void run(List<String> names) throws Exception {
		System.out.printf("Java %s, %s %s, %d rounds of %d ms%n%n", System.getProperty("java.version"),
				System.getProperty("os.name"), System.getProperty("os.arch"), this.rounds, this.turn);
		System.out.println("| benchmark | contender | time | CPU | allocation | µs/op | B/op |");
		System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
		for (String name : names) {
			switch (name) {
				case "get" -> get();
				case "list" -> list();
				case "where" -> where();
				case "insert" -> insert();
				case "wall" -> wall();
				case "map" -> map();
				default -> throw new IllegalArgumentException("There is no benchmark " + name);
			}
		}
	}

	private void get() throws Exception {
		try (GetBenchmark get = new GetBenchmark()) {
			compare("get", () -> {
			}, contenders(get::raw, get::rawFiltered, get::jdbcTemplate, get::fastpg, get::fastpgFiltered));
		}
	}

	private void list() throws Exception {
		try (ListBenchmark list = new ListBenchmark()) {
			compare("list 1,000", () -> {
			}, contenders(list::raw, list::rawFiltered, list::jdbcTemplate, list::fastpg, list::fastpgFiltered));
		}
	}

	private void where() throws Exception {
		try (WhereBenchmark where = new WhereBenchmark()) {
			compare("where, 10 rows", () -> {
			}, List.of(new Contender("raw", "raw", where::raw),
					new Contender("jdbcTemplate", "raw", where::jdbcTemplate),
					new Contender("fastpg", "raw", where::fastpg)));
		}
	}

	private void insert() throws Exception {
		try (InsertBenchmark insert = new InsertBenchmark()) {
			compare("insert", insert::truncate, contenders(insert::raw, insert::rawFiltered, insert::jdbcTemplate,
					insert::fastpg, insert::fastpgFiltered));
		}
	}

	private void wall() throws Exception {
		try (WallBenchmark wall = new WallBenchmark()) {
			Runnable nothing = () -> {
			};
			compare("get", nothing,
					List.of(new Contender("unfiltered", "unfiltered", wall::get),
							new Contender("first wall", "unfiltered", wall::getFiltered),
							new Contender("both walls", "unfiltered", wall::getWalled),
							new Contender("policy, transaction by hand", "unfiltered", wall::getInTransaction)));
			compare("list 100", nothing, List.of(new Contender("first wall", "first wall", wall::listFiltered),
					new Contender("both walls", "first wall", wall::listWalled)));
			compare("insert", wall::deleteInserted,
					List.of(new Contender("unfiltered", "unfiltered", wall::insert),
							new Contender("first wall", "unfiltered", wall::insertFiltered),
							new Contender("both walls", "unfiltered", wall::insertWalled)));
		}
	}

	private void map() throws Exception {
		try (MappingBenchmark map = new MappingBenchmark()) {
			compare("map 1,000 rows of 12", () -> {
			}, List.of(new Contender("raw", "raw", map::raw), new Contender("by label", "raw", map::byLabel),
					new Contender("DataClassRowMapper", "raw", map::dataClassRowMapper),
					new Contender("SimplePropertyRowMapper", "raw", map::simplePropertyRowMapper),
					new Contender("fastpg", "raw", map::fastpg)));
		}
	}

	private static List<Contender> contenders(Callable<?> raw, Callable<?> rawFiltered, Callable<?> jdbcTemplate,
			Callable<?> fastpg, Callable<?> fastpgFiltered) {
		return List.of(new Contender("raw", "raw", raw), new Contender("rawFiltered", "rawFiltered", rawFiltered),
				new Contender("jdbcTemplate", "raw", jdbcTemplate), new Contender("fastpg", "raw", fastpg),
				new Contender("fastpgFiltered", "rawFiltered", fastpgFiltered));
	}

	private void compare(String benchmark, Runnable beforeTurn, List<Contender> contenders) throws Exception {
		List<Map<String, Turn>> measured = new ArrayList<>();
		List<Contender> order = new ArrayList<>(contenders);
		for (int round = -this.warmup; round < this.rounds; round++) {
			Collections.shuffle(order, this.random);
			Map<String, Turn> turns = new HashMap<>();
			for (Contender contender : order) {
				beforeTurn.run();
				turns.put(contender.name(), contender.run(this.turn * 1_000_000L));
			}
			if (round >= 0) {
				measured.add(turns);
			}
		}
		for (Contender contender : contenders) {
			print(benchmark, contender, measured);
		}
	}

	private static void print(String benchmark, Contender contender, List<Map<String, Turn>> rounds) {
		System.out.printf("| %s | %s | %s | %s | %s | %,.1f | %,.0f |%n", benchmark, contender.name(),
				ratio(contender, rounds, Turn::nanos), ratio(contender, rounds, Turn::cpu),
				ratio(contender, rounds, Turn::bytes),
				median(rounds.stream().mapToDouble((round) -> turn(round, contender.name()).nanos() / 1000).toArray()),
				median(rounds.stream().mapToDouble((round) -> turn(round, contender.name()).bytes()).toArray()));
	}

	private static String ratio(Contender contender, List<Map<String, Turn>> rounds, ToDoubleFunction<Turn> measure) {
		double[] ratios = rounds.stream()
			.mapToDouble((round) -> measure.applyAsDouble(turn(round, contender.name()))
					/ measure.applyAsDouble(turn(round, contender.baseline())))
			.sorted()
			.toArray();
		return "%.2f [%.2f–%.2f]".formatted(median(ratios), ratios[ratios.length / 4], ratios[ratios.length * 3 / 4]);
	}

	private static Turn turn(Map<String, Turn> round, String contender) {
		Turn turn = round.get(contender);
		if (turn == null) {
			throw new IllegalStateException(contender + " had no turn");
		}
		return turn;
	}

	private static double median(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
	}

}
