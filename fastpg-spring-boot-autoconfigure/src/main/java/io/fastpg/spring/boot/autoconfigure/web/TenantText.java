package io.fastpg.spring.boot.autoconfigure.web;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * A tenant that a client sent, if it is there exactly once and plain: what servers and
 * proxies read differently must not decide whose rows are seen.
 */
final class TenantText {

	private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:-]{1,128}");

	private TenantText() {
	}

	static @Nullable String of(List<String> values, TenantSource source) {
		if (values.isEmpty()) {
			return null;
		}
		if (values.size() > 1) {
			throw TenantProblem.badRequest(StringUtils.capitalize(source.toString()) + " was sent more than once.");
		}
		if (!PLAIN.matcher(values.get(0)).matches()) {
			throw notPlain(source);
		}
		return values.get(0);
	}

	static RuntimeException notPlain(TenantSource source) {
		return TenantProblem.badRequest(StringUtils.capitalize(source.toString())
				+ " is not the name of a tenant: 1 to 128 letters, digits and _ . : - are.");
	}

}
