package io.fastpg.spring.boot.autoconfigure.web;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Takes the tenant from the one label that a request's host has before a domain. */
final class SubdomainTenantSource implements TenantSource {

	private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})*");

	private final String domain;

	private final Pattern host;

	SubdomainTenantSource(String domain) {
		if (!DOMAIN.matcher(domain).matches()) {
			throw new IllegalArgumentException("A tenant's subdomain-of is not a domain without port, such as"
					+ " shop.example. Leave out scheme, port and dots at its ends.");
		}
		this.domain = domain;
		// Ignores the case of ASCII letters only
		this.host = Pattern.compile("([A-Za-z0-9_-]{1,63})\\." + Pattern.quote(domain), Pattern.CASE_INSENSITIVE);
	}

	@Override
	public @Nullable Object find(HttpServletRequest request) {
		String name = request.getServerName();
		Matcher matcher = this.host.matcher((name != null) ? name : "");
		return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : null;
	}

	@Override
	public String toString() {
		return "subdomain of " + this.domain;
	}

}
