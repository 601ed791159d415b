package io.fastpg.attack;

import io.fastpg.DatabaseBuilder;
import io.fastpg.filter.FragmentLevel;
import io.fastpg.filter.RowSecurityMode;

/** What stands between two tenants. */
enum Walls {

	/** Nothing: here an attack must succeed, or it would prove nothing. */
	NONE,
	/** Row filters and the rules of texts; no policy in the database. */
	FIRST,
	/** Row filters whose texts may hold anything that is closed; no policy behind. */
	OPEN,
	/** Row filters, and policies behind them. */
	BOTH,
	/** Policies behind row filters whose texts may hold anything that is closed. */
	SECOND;

	boolean hasPolicies() {
		return this == BOTH || this == SECOND;
	}

	DatabaseBuilder raise(DatabaseBuilder builder) {
		if (this == NONE) {
			return builder;
		}
		builder.requireFilter("tenant_id").sharedTables("genre");
		if (hasPolicies()) {
			builder.rowSecurity(RowSecurityMode.USE);
		}
		return (this == SECOND || this == OPEN) ? builder.fragments(FragmentLevel.CONTAINED) : builder;
	}

}
