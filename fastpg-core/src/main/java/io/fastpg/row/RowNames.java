package io.fastpg.row;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import io.fastpg.exception.SchemaException;
import io.fastpg.mapping.NameMatch;

/** The names of a row's columns, shared by all rows of a result. */
final class RowNames {

	private final List<String> names;

	private final Map<String, Integer> positions;

	RowNames(String... names) {
		this.names = Collections.unmodifiableList(Arrays.asList(names));
		this.positions = new HashMap<>();
		for (int i = 0; i < names.length; i++) {
			if (this.positions.put(names[i], i) != null) {
				throw new InvalidDataAccessApiUsageException(
						"A row cannot have two columns named \"" + names[i] + "\". Rename one of them.");
			}
		}
	}

	List<String> names() {
		return this.names;
	}

	boolean has(String name) {
		return this.positions.containsKey(name);
	}

	int position(String name) {
		Integer position = this.positions.get(name);
		if (position == null) {
			String near = NameMatch.loosely(name, this.names)
				.stream()
				.findFirst()
				.map((found) -> " Did you mean \"" + found + "\"?")
				.orElse("");
			throw new SchemaException("The row has no column \"" + name + "\"." + near + " Its columns are "
					+ String.join(", ", this.names) + ".");
		}
		return position;
	}

	RowNames with(String name) {
		String[] more = Arrays.copyOf(this.names.toArray(String[]::new), this.names.size() + 1);
		more[this.names.size()] = name;
		return new RowNames(more);
	}

	RowNames without(String name) {
		return new RowNames(this.names.stream().filter((other) -> !other.equals(name)).toArray(String[]::new));
	}

}
