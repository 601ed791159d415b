package io.fastpg.codegen;

import java.util.List;
import java.util.stream.Collectors;

import io.fastpg.exception.SchemaException;

/**
 * Classes and their tables no longer fit together. {@link #drifts} says where, for all of
 * them.
 */
public class SchemaDriftException extends SchemaException {

	private final transient List<Drift> drifts;

	/**
	 * Makes the exception.
	 * @param drifts what does not fit; at least one
	 */
	public SchemaDriftException(List<Drift> drifts) {
		super("Classes and schema have drifted apart in " + drifts.size()
				+ ((drifts.size() == 1) ? " place:" : " places:")
				+ drifts.stream().map((drift) -> "\n  - " + drift).collect(Collectors.joining()));
		this.drifts = List.copyOf(drifts);
	}

	/**
	 * Returns what does not fit.
	 * @return the differences, class by class, in the order of their components
	 */
	public List<Drift> drifts() {
		return this.drifts;
	}

}
