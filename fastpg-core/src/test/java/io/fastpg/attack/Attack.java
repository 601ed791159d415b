package io.fastpg.attack;

import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.fastpg.Database;

/**
 * One try of tenant 1 to read or change what is tenant 2's.
 *
 * @param name what is tried
 * @param walls what it is tried against
 * @param provable whether it succeeds where there is no wall at all; where not, it is the
 * text that is refused, and its tests say how it succeeds elsewhere
 * @param act what is done, with the attacker's view of the database
 */
record Attack(String name, Set<Walls> walls, boolean provable, Act act) {

	/** Tried against each wall; succeeds without. */
	static Attack of(String name, Act act) {
		return new Attack(name, EnumSet.of(Walls.FIRST, Walls.BOTH, Walls.SECOND), true, act);
	}

	/** Refused for its text, with or without walls. */
	Attack unprovable() {
		return new Attack(this.name, this.walls, false, this.act);
	}

	Attack against(Walls first, Walls... more) {
		return new Attack(this.name, EnumSet.of(first, more), this.provable, this.act);
	}

	/** What is done. */
	interface Act {

		@Nullable Object on(Database db) throws Exception;

	}

}
