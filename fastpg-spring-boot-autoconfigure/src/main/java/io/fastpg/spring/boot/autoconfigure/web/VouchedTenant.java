package io.fastpg.spring.boot.autoconfigure.web;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;

/** A tenant that the server holds, if it is one value: a list or an object names none. */
final class VouchedTenant {

	private static final Logger logger = LoggerFactory.getLogger(VouchedTenant.class);

	private VouchedTenant() {
	}

	static @Nullable Object of(@Nullable Object value, TenantSource source) {
		if (value == null || value instanceof Number || value instanceof UUID || value instanceof Boolean
				|| (value instanceof String text && !text.isBlank())) {
			return value;
		}
		logger.warn("The {} is a {} and names no tenant: a text that is not blank, a number, a UUID or a boolean does.",
				source, value.getClass().getName());
		throw TenantProblem.of(HttpStatus.FORBIDDEN,
				StringUtils.capitalize(source.toString()) + " is not the name of a tenant.");
	}

}
