package io.fastpg.rowsecurity;

/**
 * One thing that {@link RowSecurity#check} has found.
 *
 * @param severity whether rows of others can be reached by it
 * @param kind what sort of thing it is
 * @param subject the role, table, view or function it is about, as {@code schema.name}
 * @param message what it is, why it matters and what to do; no value is in it
 */
public record Finding(Severity severity, Kind kind, String subject, String message) {

	static Finding of(Kind kind, Object subject, String message) {
		return new Finding(kind.severity, kind, subject.toString(), message);
	}

	/**
	 * Returns severity, subject and message, on one line.
	 */
	@Override
	public String toString() {
		return this.severity + " " + this.subject + ": " + this.message;
	}

	/** Whether a finding breaks the wall. */
	public enum Severity {

		/** The wall does not stand: rows of others can be read or written. */
		ERROR,

		/** The wall stands, but lets something be guessed, or is easily taken down. */
		WARNING

	}

	/** What is found, those that break the wall first. */
	public enum Kind {

		/** The role is a superuser or has {@code BYPASSRLS}. */
		ROLE_BYPASSES(Severity.ERROR),
		/** The role is a member of one that bypasses policies, or acts as the server. */
		ROLE_MAY_BYPASS(Severity.ERROR),
		/** The session already has a value, so that a forgotten filter is not noticed. */
		SETTING_PRESET(Severity.ERROR),
		/** A table has the column and no policy for it. */
		NO_POLICY(Severity.ERROR),
		/** A partition or child can be read directly and has no policy. */
		PARTITION_WITHOUT_POLICY(Severity.ERROR),
		/** A table has the policy, but its row-level security is switched off. */
		NOT_ENABLED(Severity.ERROR),
		/** The table's owner is not bound by its policies. */
		NOT_FORCED(Severity.ERROR),
		/** The policy is not, or is no more, what fastpg makes. */
		POLICY_CHANGED(Severity.ERROR),
		/** The function that policies call is not what fastpg makes. */
		FUNCTION_CHANGED(Severity.ERROR),
		/** A table with the column is a foreign one, which cannot have policies. */
		FOREIGN_TABLE(Severity.ERROR),
		/** A view reads such a table with the rights of a role that bypasses policies. */
		VIEW_BYPASSES(Severity.ERROR),
		/** A materialized view holds rows of such a table, and cannot have policies. */
		MATERIALIZED_VIEW(Severity.ERROR),
		/** A read without a filter brought rows. */
		CANARY_SILENT(Severity.ERROR),
		/** A read without a filter failed for another reason than the policy. */
		CANARY_UNCLEAR(Severity.WARNING),
		/** The column may be NULL; nobody sees such a row. */
		COLUMN_NULLABLE(Severity.WARNING),
		/** A unique key lacks the column, so that keys of others can be guessed. */
		KEY_WITHOUT_COLUMN(Severity.WARNING),
		/** A foreign key lacks the column, so that it may point to a row of others. */
		FOREIGN_KEY_WITHOUT_COLUMN(Severity.WARNING),
		/** No index begins with the column. */
		NO_INDEX(Severity.WARNING),
		/** The role may truncate the table, which no policy stops. */
		TRUNCATE_GRANTED(Severity.WARNING),
		/** The role owns tables, and may take their policies away. */
		ROLE_OWNS_TABLES(Severity.WARNING),
		/** The role may call a function that runs as a role that bypasses policies. */
		SECURITY_DEFINER_FUNCTION(Severity.WARNING);

		private final Severity severity;

		Kind(Severity severity) {
			this.severity = severity;
		}

	}

}
