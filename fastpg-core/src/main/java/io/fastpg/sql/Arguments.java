package io.fastpg.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.fastpg.exception.InvalidStatementException;
import org.jspecify.annotations.Nullable;

/** Gives the arguments of a call to the placeholders of a text. */
final class Arguments {

	private final String kind;

	private final Placeholders placeholders;

	Arguments(String kind, Placeholders placeholders) {
		this.kind = kind;
		this.placeholders = placeholders;
	}

	/** Returns one value for each occurrence of a placeholder, in text order. */
	List<@Nullable Object> resolve(@Nullable Object... arguments) {
		boolean byName = this.placeholders.style() == Style.NAMED
				|| (this.placeholders.style() == Style.NONE && arguments.length == 1 && arguments[0] instanceof Map);
		List<@Nullable Object> values = byName ? byName(arguments) : byPosition(arguments);
		List<@Nullable Object> occurrences = new ArrayList<>(this.placeholders.parameters().size());
		for (int parameter : this.placeholders.parameters()) {
			occurrences.add(values.get(parameter));
		}
		return Collections.unmodifiableList(occurrences);
	}

	private List<@Nullable Object> byPosition(@Nullable Object... arguments) {
		if (arguments.length != this.placeholders.count()) {
			throw new InvalidStatementException("The " + this.kind + " takes " + count(this.placeholders.count()) + " ("
					+ this.placeholders.style() + "), but " + arguments.length + " "
					+ ((arguments.length == 1) ? "was" : "were") + " given. " + remedy(arguments.length));
		}
		return Arrays.asList(arguments);
	}

	private String remedy(int given) {
		return switch (this.placeholders.style()) {
			case POSITIONAL -> (given < this.placeholders.count())
					? "Pass one for each ?; PostgreSQL's operator ? is written ??." : "Pass one for each ?.";
			case DOLLAR -> "Pass one for each of $1 to $" + this.placeholders.count() + ".";
			default -> "Write ? where a value belongs.";
		};
	}

	private static String count(int count) {
		return count + ((count == 1) ? " argument" : " arguments");
	}

	private List<@Nullable Object> byName(@Nullable Object... arguments) {
		if (arguments.length != 1 || !(arguments[0] instanceof Map<?, ?> values)) {
			throw new InvalidStatementException(
					"The " + this.kind + " has the placeholders " + written(this.placeholders.names())
							+ ", so it takes one argument: a Map from these names to values. " + arguments.length + " "
							+ ((arguments.length == 1) ? "argument that is no Map was" : "arguments were") + " given.");
		}
		refuseMissing(values);
		refuseExtra(values);
		List<@Nullable Object> found = new ArrayList<>(this.placeholders.count());
		for (String name : this.placeholders.names()) {
			found.add(values.get(name));
		}
		return found;
	}

	private void refuseMissing(Map<?, ?> values) {
		List<String> missing = this.placeholders.names().stream().filter((name) -> !values.containsKey(name)).toList();
		if (!missing.isEmpty()) {
			throw new InvalidStatementException("No value is given for " + written(missing) + " of the " + this.kind
					+ ". Add " + ((missing.size() == 1) ? "it" : "them") + " to the Map; null is a value.");
		}
	}

	private void refuseExtra(Map<?, ?> values) {
		List<String> extra = values.keySet()
			.stream()
			.map(String::valueOf)
			.filter((name) -> !this.placeholders.names().contains(name))
			.sorted()
			.toList();
		if (!extra.isEmpty()) {
			throw new InvalidStatementException("The " + this.kind + " has no placeholder " + written(extra)
					+ ". Take it out of the Map, or put a space before the colon: directly behind a word, number, quote"
					+ " or bracket a colon is PostgreSQL's own.");
		}
	}

	private static String written(List<String> names) {
		return names.stream().map((name) -> ":" + name).collect(Collectors.joining(", "));
	}

}
