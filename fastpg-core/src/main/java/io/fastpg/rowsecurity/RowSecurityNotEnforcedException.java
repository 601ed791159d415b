package io.fastpg.rowsecurity;

import java.util.stream.Collectors;

import org.springframework.dao.NonTransientDataAccessException;

/**
 * Row-level security was required, and something gets past it. {@link #report} says what.
 */
public class RowSecurityNotEnforcedException extends NonTransientDataAccessException {

	private final transient RowSecurityReport report;

	/**
	 * Makes the exception.
	 * @param report one that has errors
	 */
	public RowSecurityNotEnforcedException(RowSecurityReport report) {
		super("Row-level security is required and not enforced for role " + report.role() + ":"
				+ report.errors()
					.stream()
					.map((finding) -> "\n  " + finding.subject() + ": " + finding.message())
					.collect(Collectors.joining()));
		this.report = report;
	}

	/**
	 * Returns what was found.
	 * @return the report, with its warnings and the SQL that repairs it
	 */
	public RowSecurityReport report() {
		return this.report;
	}

}
