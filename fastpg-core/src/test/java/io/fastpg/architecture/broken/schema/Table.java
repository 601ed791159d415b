package io.fastpg.architecture.broken.schema;

import io.fastpg.architecture.broken.filter.RowFilter;

/** Imports to its right: {@code filter} comes after {@code schema}. */
public record Table(RowFilter filter) {

}
