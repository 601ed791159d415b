package io.fastpg.schema;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What row-level security does for the current role, as it was when it was read. A table
 * counts as secured by a column where the policy of {@link RowPolicy} is active,
 * restrictive, for all commands and roles, and forced upon the table's owner; a view,
 * where it reads with the rights of a role that policies bind, and all it reads is
 * secured. Immutable.
 */
public final class RowSecurityState {

	/** No policy anywhere, or none that was looked for. */
	public static final RowSecurityState NONE = new RowSecurityState(List.of(), List.of());

	private final long readAt = System.nanoTime();

	private final Map<String, List<Secured>> byName;

	private final List<String> columns;

	RowSecurityState(Collection<Secured> relations, Collection<String> columns) {
		this.byName = relations.stream().collect(Collectors.groupingBy((relation) -> relation.name().name()));
		this.columns = columns.stream().sorted().toList();
	}

	/**
	 * Returns the columns whose filters have a policy.
	 * @return those by which at least one table is secured, ordered by name
	 */
	public List<String> columns() {
		return this.columns;
	}

	/**
	 * Tells whether a relation is secured by a column.
	 * @param relation its full name
	 * @param column the column's name
	 * @return whether no row of it can be reached without the column's value
	 */
	public boolean secures(TableName relation, String column) {
		return named(relation.name()).stream()
			.anyMatch((secured) -> secured.name().equals(relation) && secured.by().contains(column));
	}

	/**
	 * Returns the relations of a bare name, in every schema: what a text means by it is
	 * for the search path to say.
	 * @param name a bare name
	 * @return partitions among them; empty where no relation has the name
	 */
	public Collection<Secured> named(String name) {
		return this.byName.getOrDefault(name, List.of());
	}

	/**
	 * Returns how long ago it was read.
	 * @return its age; policies may have been changed since
	 */
	public Duration age() {
		return Duration.ofNanos(System.nanoTime() - this.readAt);
	}

	/**
	 * What is known of one relation.
	 *
	 * @param name its full name
	 * @param onSearchPath whether its bare name finds it
	 * @param columns those of its columns that a policy somewhere reads, or that were
	 * asked for; of a view, those of the tables behind it too
	 * @param by the columns among them by which it is secured
	 * @param tables what a view reads, through other views too; empty for tables
	 */
	public record Secured(TableName name, boolean onSearchPath, Set<String> columns, Set<String> by,
			List<Secured> tables) {

		/** Copies the names. */
		public Secured {
			columns = Set.copyOf(columns);
			by = Set.copyOf(by);
			tables = List.copyOf(tables);
		}

	}

}
