/** Tables, views and indexes as the server has them after DDL. */
@NullMarked
package io.fastpg.ddl;

import org.jspecify.annotations.NullMarked;
