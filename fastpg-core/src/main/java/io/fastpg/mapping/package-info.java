/**
 * Java classes as fastpg sees them: which names they have for tables and columns, what
 * can be read of an object, and how one is made. Comes in: a class. Goes out: its names,
 * getters, constructor and setters, worked out once. May import {@code exception}.
 */
@NullMarked
package io.fastpg.mapping;

import org.jspecify.annotations.NullMarked;
