package io.fastpg.rowsecurity;

import java.util.List;
import java.util.stream.Collectors;

import io.fastpg.rowsecurity.Finding.Severity;

/**
 * What {@link RowSecurity#check} has found, for one role. Immutable.
 *
 * @param role the role that was asked for
 * @param columns the columns that were looked for
 * @param tables how many tables have one of them and can be reached, partitions included
 * @param findings errors first, then warnings; each in the order of {@link Finding.Kind}
 * and of subjects
 * @param sql statements that put missing or changed policies up, for the tables' owner;
 * empty where there is nothing they can repair
 */
public record RowSecurityReport(String role, List<String> columns, int tables, List<Finding> findings, String sql) {

	/** Copies the lists. */
	public RowSecurityReport {
		columns = List.copyOf(columns);
		findings = List.copyOf(findings);
	}

	/**
	 * Tells whether the wall stands.
	 * @return whether no finding is an error; true also where no table has the column
	 */
	public boolean isEnforced() {
		return errors().isEmpty();
	}

	/**
	 * Returns the findings that break the wall.
	 * @return errors only
	 */
	public List<Finding> errors() {
		return of(Severity.ERROR);
	}

	/**
	 * Returns the findings that do not break the wall.
	 * @return warnings only
	 */
	public List<Finding> warnings() {
		return of(Severity.WARNING);
	}

	private List<Finding> of(Severity severity) {
		return this.findings.stream().filter((finding) -> finding.severity() == severity).toList();
	}

	/**
	 * Returns a line that says whether the wall stands, and a line for each finding.
	 */
	@Override
	public String toString() {
		String columnNames = this.columns.isEmpty() ? "any column" : String.join(", ", this.columns);
		return "Row-level security by " + columnNames + (isEnforced() ? " is enforced" : " is NOT enforced")
				+ " for role " + this.role + ": " + this.tables + " tables, " + errors().size() + " errors, "
				+ warnings().size() + " warnings"
				+ this.findings.stream().map((finding) -> "\n  " + finding).collect(Collectors.joining());
	}

}
