package io.fastpg.spring.boot.autoconfigure.web;

import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Takes the tenant from a request header, if it is there exactly once and plain: what
 * servers and proxies read differently must not decide whose rows are seen.
 */
final class HeaderTenantResolver implements TenantResolver {

	private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:-]{1,128}");

	private final String header;

	HeaderTenantResolver(String header) {
		this.header = header;
	}

	String header() {
		return this.header;
	}

	@Override
	public @Nullable Object resolve(HttpServletRequest request) {
		List<String> values = Collections.list(request.getHeaders(this.header));
		if (values.isEmpty()) {
			throw TenantProblem.badRequest("Request header " + this.header + " is missing: it names the tenant.");
		}
		if (values.size() > 1) {
			throw TenantProblem.badRequest("Request header " + this.header + " was sent more than once.");
		}
		if (!PLAIN.matcher(values.get(0)).matches()) {
			throw TenantProblem.badRequest("Request header " + this.header
					+ " is not the name of a tenant: 1 to 128 letters, digits and _ . : - are.");
		}
		return values.get(0);
	}

}
