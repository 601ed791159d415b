package io.fastpg.architecture.broken.sql;

/** What every statement must be. */
interface Statement {

}
