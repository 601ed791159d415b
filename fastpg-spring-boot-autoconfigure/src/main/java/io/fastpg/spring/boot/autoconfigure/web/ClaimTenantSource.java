package io.fastpg.spring.boot.autoconfigure.web;

import java.security.Principal;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;

/**
 * Takes the tenant from a claim of the authenticated user's token, as Spring Security has
 * checked it: a JWT, an OpenID Connect user or an introspected token.
 */
final class ClaimTenantSource implements TenantSource {

	private final String claim;

	ClaimTenantSource(String claim) {
		this.claim = claim;
	}

	@Override
	public @Nullable Object find(HttpServletRequest request) {
		Principal user = AuthenticatedUser.of(request);
		if (user == null) {
			return null;
		}
		// The first that has claims at all: another's must not stand in for its own
		Object bearer = bearers(user).filter(ClaimTenantSource::hasClaims).findFirst().orElse(null);
		return VouchedTenant.of(claimOf(bearer), this);
	}

	private static Stream<@Nullable Object> bearers(Principal user) {
		if (user instanceof Authentication authentication) {
			return Stream.of(authentication.getPrincipal(), authentication.getCredentials());
		}
		return Stream.of(user);
	}

	private static boolean hasClaims(@Nullable Object bearer) {
		return bearer instanceof ClaimAccessor || bearer instanceof OAuth2AuthenticatedPrincipal;
	}

	private @Nullable Object claimOf(@Nullable Object bearer) {
		if (bearer instanceof ClaimAccessor token) {
			return token.getClaims().get(this.claim);
		}
		return (bearer instanceof OAuth2AuthenticatedPrincipal principal) ? principal.getAttribute(this.claim) : null;
	}

	@Override
	public boolean isIdentity() {
		return true;
	}

	@Override
	public String toString() {
		return "claim " + this.claim;
	}

}
