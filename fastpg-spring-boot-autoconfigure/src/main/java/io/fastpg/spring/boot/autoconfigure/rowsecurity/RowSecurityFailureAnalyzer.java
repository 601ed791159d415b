package io.fastpg.spring.boot.autoconfigure.rowsecurity;

import java.util.List;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import io.fastpg.rowsecurity.Finding;
import io.fastpg.rowsecurity.Finding.Kind;
import io.fastpg.rowsecurity.RowSecurityNotEnforcedException;
import io.fastpg.rowsecurity.RowSecurityReport;

/**
 * Says what gets past row-level security, and how to close it.
 */
final class RowSecurityFailureAnalyzer extends AbstractFailureAnalyzer<RowSecurityNotEnforcedException> {

	private static final List<Kind> OF_THE_ROLE = List.of(Kind.ROLE_BYPASSES, Kind.ROLE_MAY_BYPASS);

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, RowSecurityNotEnforcedException cause) {
		return new FailureAnalysis(description(cause.report()), action(cause.report()), cause);
	}

	private static String description(RowSecurityReport report) {
		StringBuilder text = new StringBuilder("fastpg.tenant.row-security is require, and row-level security does not"
				+ " hold for role " + report.role() + ":\n");
		report.errors()
			.forEach((finding) -> text.append("\n    - ")
				.append(finding.subject())
				.append(": ")
				.append(finding.message()));
		return text.toString();
	}

	private static String action(RowSecurityReport report) {
		StringBuilder text = new StringBuilder();
		if (report.errors().stream().map(Finding::kind).anyMatch(OF_THE_ROLE::contains)) {
			text.append("Let the application log in as a role that is neither a superuser, nor has BYPASSRLS, nor may"
					+ " become one that does, and that does not own the tables. Migrations run as another role.\n");
		}
		if (!report.sql().isEmpty()) {
			text.append("Put the policies up in a migration, or as the tables' owner with"
					+ " database.rowSecurity().enable(table, column). This SQL does it:\n\n" + report.sql() + "\n");
		}
		return text
			.append("With fastpg.tenant.row-security=use the application starts, and what policies there are"
					+ " stand behind fastpg's own filters.")
			.toString();
	}

}
