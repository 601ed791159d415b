/**
 * Row-level security as the second wall. Comes in: the name of a table and of a filter's
 * column. Goes out: the policy that stands for the filter in the database, as SQL text or
 * put up, and a report on whether anything gets past it. May import {@code execute} and
 * all below; the rest of fastpg reaches it through {@code db.rowSecurity()}.
 */
@NullMarked
package io.fastpg.rowsecurity;

import org.jspecify.annotations.NullMarked;
