package io.fastpg.spring.boot.autoconfigure.web;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/** Takes the tenant from an attribute of the HTTP session, if there is one. */
final class SessionTenantSource implements TenantSource {

	private final String attribute;

	SessionTenantSource(String attribute) {
		this.attribute = attribute;
	}

	@Override
	public @Nullable Object find(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return (session != null) ? VouchedTenant.of(session.getAttribute(this.attribute), this) : null;
	}

	@Override
	public boolean isIdentity() {
		return true;
	}

	@Override
	public List<String> variesBy() {
		return List.of(HttpHeaders.COOKIE);
	}

	@Override
	public String toString() {
		return "session attribute " + this.attribute;
	}

}
