package io.fastpg.spring.boot.autoconfigure.web;

import java.security.Principal;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Takes the authenticated user's name for the tenant. */
final class PrincipalTenantSource implements TenantSource {

	@Override
	public @Nullable Object find(HttpServletRequest request) {
		Principal user = AuthenticatedUser.of(request);
		return (user != null) ? VouchedTenant.of(user.getName(), this) : null;
	}

	@Override
	public boolean isIdentity() {
		return true;
	}

	@Override
	public String toString() {
		return "name of the authenticated user";
	}

}
