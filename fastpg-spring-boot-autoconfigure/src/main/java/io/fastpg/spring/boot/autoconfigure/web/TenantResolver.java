package io.fastpg.spring.boot.autoconfigure.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Tells the tenant of a request. A bean of this type takes the place of all sources that
 * {@code fastpg.tenant.*} names, where they cannot say it. The filter runs after Spring
 * Security's.
 */
@FunctionalInterface
public interface TenantResolver {

	/**
	 * Returns the tenant of a request. Called once per request, before anything is read
	 * and without a tenant in force.
	 * @param request the request
	 * @return its value in the tenant's column, as the column's Java type or as canonical
	 * text; or a {@link io.fastpg.filter.RowFilter} of several columns, one of them the
	 * tenant's; null if the request has none, which is answered with 400
	 * @throws org.springframework.web.ErrorResponseException to answer with its status
	 * and problem detail, such as 403 for a tenant that is not the user's
	 */
	@Nullable Object resolve(HttpServletRequest request);

}
