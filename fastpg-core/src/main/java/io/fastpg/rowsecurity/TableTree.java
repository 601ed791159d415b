package io.fastpg.rowsecurity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.fastpg.schema.TableName;

/** Which tables are partitions or children of which. */
record TableTree(List<SecuredTable> tables) {

	Optional<SecuredTable> find(TableName name) {
		return this.tables.stream().filter((table) -> table.name().equals(name)).findFirst();
	}

	/** A table, and after it all its parts, theirs included. */
	List<SecuredTable> from(SecuredTable root) {
		Set<SecuredTable> found = new LinkedHashSet<>();
		collect(root, found);
		return List.copyOf(found);
	}

	private void collect(SecuredTable table, Set<SecuredTable> found) {
		if (found.add(table)) {
			this.tables.stream()
				.filter((part) -> part.parents().contains(table.oid()))
				.forEach((part) -> collect(part, found));
		}
	}

	/** The tables, or in the place of parts the ones that they are parts of. */
	List<SecuredTable> roots(Collection<SecuredTable> parts) {
		Set<SecuredTable> roots = new LinkedHashSet<>();
		for (SecuredTable part : parts) {
			List<SecuredTable> above = above(part);
			while (!above.isEmpty()) {
				part = above.get(0);
				above = above(part);
			}
			roots.add(part);
		}
		return new ArrayList<>(roots);
	}

	private List<SecuredTable> above(SecuredTable part) {
		return this.tables.stream().filter((table) -> part.parents().contains(table.oid())).toList();
	}

}
