package io.fastpg.spring.boot.autoconfigure.health;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import io.fastpg.Database;
import io.fastpg.filter.RowSecurityMode;
import io.fastpg.rowsecurity.RowSecurityReport;

/**
 * Tells whether row-level security holds, as it was within the last minute: health is
 * asked for every few seconds, and a check asks much of the catalog. It is down where row
 * security is required and does not hold. Its details name tables and roles, no values.
 */
final class RowSecurityHealthIndicator implements HealthIndicator {

	private static final Duration TRUST = Duration.ofMinutes(1);

	private final Database database;

	private final RowSecurityMode mode;

	private final ReentrantLock checking = new ReentrantLock();

	private volatile @Nullable Checked last;

	RowSecurityHealthIndicator(Database database, RowSecurityMode mode) {
		this.database = database;
		this.mode = mode;
	}

	@Override
	public Health health() {
		Health.Builder health = Health.up().withDetail("rowSecurity", this.mode.name().toLowerCase(Locale.ROOT));
		if (this.mode == RowSecurityMode.OFF) {
			return health.build();
		}
		try {
			return health(health, report());
		}
		catch (DataAccessException | TransactionException ex) {
			return ((this.mode == RowSecurityMode.REQUIRE) ? health.down() : health.unknown())
				.withDetail("error", ex.getClass().getName())
				.build();
		}
	}

	private Health health(Health.Builder health, RowSecurityReport report) {
		if (this.mode == RowSecurityMode.REQUIRE && !report.isEnforced()) {
			health.down();
		}
		return health.withDetail("enforced", report.isEnforced())
			.withDetail("tables", report.tables())
			.withDetail("errors", report.errors().size())
			.withDetail("warnings", report.warnings().size())
			.withDetail("findings",
					report.findings().stream().map((finding) -> finding.kind() + " " + finding.subject()).toList())
			.build();
	}

	private RowSecurityReport report() {
		Checked known = this.last;
		if (known != null && known.isFresh()) {
			return known.report();
		}
		this.checking.lock();
		try {
			known = this.last;
			if (known == null || !known.isFresh()) {
				known = new Checked(this.database.rowSecurity().check(), System.nanoTime());
				this.last = known;
			}
			return known.report();
		}
		finally {
			this.checking.unlock();
		}
	}

	private record Checked(RowSecurityReport report, long at) {

		boolean isFresh() {
			return System.nanoTime() - this.at < TRUST.toNanos();
		}

	}

}
