package io.fastpg;

import org.jspecify.annotations.Nullable;

import io.fastpg.row.RowMapper;
import io.fastpg.sql.Select;

/** A selection against one snapshot; without a mapper where the user chose the items. */
record ClausePlan<T>(Select select, @Nullable RowMapper<T> mapper) {
}
