/**
 * Random texts against PostgreSQL's own grammar: what fastpg embeds stays in its
 * brackets, and a script has as many statements as fastpg sees.
 * {@link io.fastpg.fuzz.Soup} makes the texts, {@link io.fastpg.fuzz.ServerGrammar} asks
 * the server, which never runs them.
 */
@NullMarked
package io.fastpg.fuzz;

import org.jspecify.annotations.NullMarked;
