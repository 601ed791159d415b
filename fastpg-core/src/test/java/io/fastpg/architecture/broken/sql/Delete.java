package io.fastpg.architecture.broken.sql;

import io.fastpg.architecture.broken.filter.RowFilter;

/** A statement as it should be. */
record Delete(RowFilter filter) implements Statement {

}
