package io.fastpg.copy;

import java.util.List;
import java.util.function.Function;

import io.fastpg.filter.RowFilter;
import io.fastpg.filter.Setting;
import io.fastpg.schema.Relation;
import io.fastpg.schema.Schema;

/** The database as an import sees it: its live schema, and the filter of the call. */
public interface ImportTarget {

	/**
	 * Plans on the snapshot, and once more on a fresh one if that throws a
	 * {@link io.fastpg.exception.SchemaException}.
	 * @param planner is given a snapshot
	 * @param <P> the type of the plan
	 * @return the plan
	 */
	<P> P plan(Function<Schema, P> planner);

	/** Says that the schema has changed. */
	void changed();

	/**
	 * Returns the filter of a write.
	 * @param relation what is written
	 * @return the call's filter as it applies to the relation
	 * @throws io.fastpg.exception.RowFilterException if the call may not write it
	 */
	RowFilter writing(Relation relation);

	/**
	 * Tells whether a value that differs from the filter's is refused.
	 * @return true to refuse it, false to replace it
	 */
	boolean rejectMismatch();

	/**
	 * Returns what policies are told of a filter.
	 * @param filter the filter of a statement
	 * @return settings to be sent along
	 */
	List<Setting> settings(RowFilter filter);

	/**
	 * Lets DDL pass, which is not of one tenant.
	 * @throws io.fastpg.exception.RowFilterException if tables in general are filtered
	 */
	void requireUnfiltered();

}
