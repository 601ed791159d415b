package io.fastpg.spring.boot.autoconfigure.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Tells the tenant of a request. A bean of this type takes the place of the request
 * header, which anybody can send: take the tenant from the authenticated user where there
 * is one. The filter runs after Spring Security's.
 */
@FunctionalInterface
public interface TenantResolver {

	/**
	 * Returns the tenant of a request. Called once per request, before anything is read.
	 * @param request the request
	 * @return its value in the tenant's column, as the column's Java type or as canonical
	 * text; null if the request has none, which is answered with 400
	 * @throws org.springframework.web.ErrorResponseException to answer with its status
	 * and problem detail, such as 403 for a tenant that is not the user's
	 */
	@Nullable Object resolve(HttpServletRequest request);

}
