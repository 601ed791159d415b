package io.fastpg.spring.boot.autoconfigure.web;

import java.security.Principal;

import org.jspecify.annotations.Nullable;

import io.fastpg.filter.RowFilter;

/**
 * Tells whether the tenant that a request names is there, is active, and is the user's. A
 * request is served only if all beans of this type say so. Answers are remembered for
 * {@code fastpg.tenant.validation-cache}.
 */
@FunctionalInterface
public interface TenantValidator {

	/**
	 * Tells whether a user may act for a tenant. Called before anything is read and
	 * without a tenant in force: read memberships from a shared table or an unfiltered
	 * database.
	 * @param tenant the tenant's columns with their values
	 * @param principal who is authenticated; null if nobody is. Answers are remembered by
	 * its name, so decide on nothing else of it
	 * @return whether to serve the request; otherwise the answer is
	 * {@code fastpg.tenant.invalid-status}
	 * @throws org.springframework.web.ErrorResponseException to answer with its status
	 * and problem detail. Any other exception is the request's. Neither is remembered
	 */
	boolean isValid(RowFilter tenant, @Nullable Principal principal);

}
