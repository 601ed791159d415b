/** Row-level security, seen by plain JDBC and by roles of all sorts. */
@NullMarked
package io.fastpg.rowsecurity;

import org.jspecify.annotations.NullMarked;
