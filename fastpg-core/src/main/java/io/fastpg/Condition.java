package io.fastpg;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.fastpg.row.Row;
import io.fastpg.schema.Schema;
import io.fastpg.sql.BoundFragment;
import io.fastpg.sql.Fragment;
import io.fastpg.type.TypeMap;

/** A condition of the user's with a value for each of its placeholders. */
record Condition(Fragment fragment, List<? extends @Nullable Object> values) {

	static Condition of(String sql, @Nullable Object @Nullable ... args) {
		Fragment fragment = Fragment.condition(sql);
		return new Condition(fragment, fragment.sql().arguments(arguments(args)));
	}

	/** A lone null is one argument, and a Row names its arguments as a Map does. */
	static @Nullable Object[] arguments(@Nullable Object @Nullable [] args) {
		if (args == null) {
			return new @Nullable Object[] { null };
		}
		if (args.length == 1 && args[0] instanceof Row row) {
			return new Object[] { row.asMap() };
		}
		if (args.length == 1 && args[0] instanceof Map<?, ?> map) {
			return new Object[] { map };
		}
		return args;
	}

	BoundFragment bind(TypeMap types, Schema schema) {
		return BoundFragment.of(this.fragment.sql(), this.values, types, schema);
	}

}
