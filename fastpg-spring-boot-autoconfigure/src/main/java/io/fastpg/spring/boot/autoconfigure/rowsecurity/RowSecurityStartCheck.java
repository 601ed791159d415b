package io.fastpg.spring.boot.autoconfigure.rowsecurity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;

import io.fastpg.Database;
import io.fastpg.rowsecurity.RowSecurityNotEnforcedException;
import io.fastpg.rowsecurity.RowSecurityReport;

/**
 * Checks row-level security once all beans have been made, migrations and beans that put
 * policies up among them, and before the web server takes a request. Spring Boot makes
 * such a bean also where it makes others lazily.
 */
final class RowSecurityStartCheck implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(RowSecurityStartCheck.class);

	private final Database database;

	RowSecurityStartCheck(Database database) {
		this.database = database;
	}

	@Override
	public void afterSingletonsInstantiated() {
		RowSecurityReport report = this.database.rowSecurity().check();
		if (!report.isEnforced()) {
			throw new RowSecurityNotEnforcedException(report);
		}
		report.warnings().forEach((finding) -> logger.warn("{}: {}", finding.subject(), finding.message()));
		logger.info("Row-level security is enforced on {} tables for role {}.", report.tables(), report.role());
	}

}
