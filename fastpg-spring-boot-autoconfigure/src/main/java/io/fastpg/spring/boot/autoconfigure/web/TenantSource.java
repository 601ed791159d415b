package io.fastpg.spring.boot.autoconfigure.web;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * One place where a request says its tenant. {@code toString()} names the place, for
 * messages.
 */
interface TenantSource {

	/**
	 * Returns the tenant that stands in this place.
	 * @param request the request
	 * @return the tenant; null if none stands there
	 * @throws org.springframework.web.ErrorResponseException if what stands there is not
	 * the name of a tenant
	 */
	@Nullable Object find(HttpServletRequest request);

	/**
	 * Tells whether the server vouches for the tenant, rather than whoever sends the
	 * request.
	 * @return whether it comes from the authenticated user or the session
	 */
	default boolean isIdentity() {
		return false;
	}

	/**
	 * Returns what a cache must tell answers apart by.
	 * @return names of request headers; none where the URL says it
	 */
	default List<String> variesBy() {
		return List.of();
	}

}
