package io.fastpg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.fastpg.row.Row;
import io.fastpg.schema.Relation;
import io.fastpg.sql.BoundFragment;
import io.fastpg.sql.Fragment;
import io.fastpg.sql.ParsedSql;

/** A condition of the user's with a value for each of its placeholders. */
record ConditionText(Fragment fragment, List<? extends @Nullable Object> values) implements WhereClause {

	static ConditionText of(Fragment fragment, @Nullable Object @Nullable ... args) {
		return new ConditionText(fragment, values(fragment.sql(), args));
	}

	/**
	 * One value per placeholder; collections are copied, for the caller may change them.
	 */
	static List<@Nullable Object> values(ParsedSql sql, @Nullable Object @Nullable ... args) {
		List<@Nullable Object> values = new ArrayList<>(sql.arguments(arguments(args)));
		values.replaceAll(ConditionText::copy);
		return Collections.unmodifiableList(values);
	}

	static @Nullable Object copy(@Nullable Object value) {
		return (value instanceof Collection<?> elements) ? Collections.unmodifiableList(new ArrayList<>(elements))
				: value;
	}

	/** A lone null is one value: Java passes it as no array at all. */
	static List<@Nullable Object> asList(@Nullable Object @Nullable [] args) {
		return Arrays.asList((args != null) ? args : new @Nullable Object[] { null });
	}

	/** A Row names its arguments as a Map does. */
	static @Nullable Object[] arguments(@Nullable Object @Nullable [] given) {
		@Nullable Object[] args = asList(given).toArray();
		if (args.length == 1 && args[0] instanceof Row row) {
			return new Object[] { row.asMap() };
		}
		if (args.length == 1 && args[0] instanceof Map<?, ?> map) {
			return new Object[] { map };
		}
		return args;
	}

	@Override
	public BoundFragment bind(Relation relation, Snapshot snapshot, Table<?> table) {
		this.fragment.require(table.view.fragments(relation, snapshot.security()), relation);
		return BoundFragment.of(this.fragment.sql(), this.values, table.engine.types, snapshot.schema());
	}

}
