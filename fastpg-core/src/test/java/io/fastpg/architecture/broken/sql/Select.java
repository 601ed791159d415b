package io.fastpg.architecture.broken.sql;

import java.sql.Connection;

/** A statement that carries no row filter, and a connection instead. */
record Select(Connection connection) implements Statement {

}
