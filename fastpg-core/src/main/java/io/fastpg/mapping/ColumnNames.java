package io.fastpg.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

/**
 * The columns that an object's members may mean: all of them, or for an object inside
 * another those whose names begin with its prefix, seen without it. Immutable.
 */
public final class ColumnNames {

	/** The full names, by the names that are seen. */
	private final Map<String, String> seen;

	private ColumnNames(Map<String, String> seen) {
		this.seen = seen;
	}

	/**
	 * Returns the columns of a relation or result.
	 * @param names their names
	 * @return all of them, under their own names
	 */
	public static ColumnNames of(Iterable<String> names) {
		Map<String, String> seen = new LinkedHashMap<>();
		names.forEach((name) -> seen.put(name, name));
		return new ColumnNames(seen);
	}

	/**
	 * Finds a member's column.
	 * @param member a component or property
	 * @return the column's full name, or null if it has none
	 * @throws io.fastpg.exception.SchemaException if it may mean several
	 */
	public @Nullable String find(Member member) {
		String column = member.columnIn(names());
		return (column != null) ? this.seen.get(column) : null;
	}

	Set<String> names() {
		return this.seen.keySet();
	}

	/**
	 * Finds the columns of a member that is an object of its own.
	 * @param member a component or property
	 * @return those whose names begin with its prefix, or null if it is no such object
	 * @throws io.fastpg.exception.SchemaException as for {@link #find}
	 */
	public @Nullable ColumnNames nested(Member member) {
		Class<?> type = classOf(member);
		boolean spread = member.prefix() != null || (member.column() == null && type.isRecord());
		if (!spread || SingleValues.contains(type) || find(member) != null) {
			return null;
		}
		ColumnNames nested = under(prefix(member));
		return MappedClass.of(type).properties().stream().anyMatch((inner) -> nested.has(inner)) ? nested : null;
	}

	private boolean has(Property property) {
		return find(property.member()) != null || nested(property.member()) != null;
	}

	private ColumnNames under(String prefix) {
		Map<String, String> nested = new LinkedHashMap<>();
		this.seen.forEach((name, full) -> {
			if (name.startsWith(prefix) && name.length() > prefix.length()) {
				nested.put(name.substring(prefix.length()), full);
			}
		});
		return new ColumnNames(nested);
	}

	static String prefix(Member member) {
		return (member.prefix() != null) ? member.prefix() : member.columnName() + '_';
	}

	/**
	 * Returns a member's class.
	 * @param member a component or property
	 * @return its class, or that of what its Optional holds
	 */
	public static Class<?> classOf(Member member) {
		ResolvableType type = ResolvableType.forType(member.type());
		return isOptional(member) ? type.getGeneric(0).toClass() : type.toClass();
	}

	/**
	 * Tells whether a member is an Optional.
	 * @param member a component or property
	 * @return whether its class is Optional
	 */
	public static boolean isOptional(Member member) {
		return ResolvableType.forType(member.type()).toClass() == java.util.Optional.class;
	}

}
