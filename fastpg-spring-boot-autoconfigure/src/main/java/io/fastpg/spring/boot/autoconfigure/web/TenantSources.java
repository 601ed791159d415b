package io.fastpg.spring.boot.autoconfigure.web;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

import io.fastpg.spring.boot.autoconfigure.FastpgProperties.Source;

/**
 * All places where a request says the value of one column, the most trusted first. All
 * that have one must have the same; and those that the server vouches for must have one,
 * since what a client sends must not stand in for who it is.
 */
final class TenantSources {

	private static final String CLAIMS = "org.springframework.security.oauth2.core.ClaimAccessor";

	private static final Logger logger = LoggerFactory.getLogger(TenantSources.class);

	private final List<TenantSource> sources;

	private TenantSources(List<TenantSource> sources) {
		this.sources = List.copyOf(sources);
	}

	static TenantSources of(Source properties) {
		List<TenantSource> sources = new ArrayList<>();
		if (properties.claim() != null) {
			Assert.state(ClassUtils.isPresent(CLAIMS, null), "A tenant's claim is configured, but the claims of a"
					+ " user cannot be read: add spring-security-oauth2-core, as Spring Security's starters for OAuth 2.0 do.");
			sources.add(new ClaimTenantSource(properties.claim()));
		}
		if (properties.principal()) {
			sources.add(new PrincipalTenantSource());
		}
		if (properties.sessionAttribute() != null) {
			sources.add(new SessionTenantSource(properties.sessionAttribute()));
		}
		if (properties.subdomainOf() != null) {
			sources.add(new SubdomainTenantSource(properties.subdomainOf()));
		}
		if (properties.pathPattern() != null) {
			sources.add(new PathTenantSource(properties.pathPattern()));
		}
		if (properties.cookie() != null) {
			sources.add(new CookieTenantSource(properties.cookie()));
		}
		if (properties.header() != null) {
			sources.add(new HeaderTenantSource(properties.header()));
		}
		return new TenantSources(sources);
	}

	/** The request headers that tell one tenant's answer from another's. */
	List<String> variesBy() {
		return this.sources.stream().flatMap((source) -> source.variesBy().stream()).toList();
	}

	Object resolve(HttpServletRequest request) {
		Map<TenantSource, Object> given = new LinkedHashMap<>();
		for (TenantSource source : this.sources) {
			Object tenant = source.find(request);
			if (tenant != null) {
				given.put(source, tenant);
			}
			else if (source.isIdentity()) {
				throw unknown(request);
			}
		}
		if (given.isEmpty()) {
			throw missing();
		}
		return same(given);
	}

	private static RuntimeException unknown(HttpServletRequest request) {
		return (AuthenticatedUser.of(request) != null)
				? TenantProblem.of(HttpStatus.FORBIDDEN, "The authenticated user has no tenant.")
				: TenantProblem.badRequest("The request has no tenant: it takes an authenticated user's.");
	}

	private RuntimeException missing() {
		if (this.sources.size() == 1) {
			return TenantProblem.badRequest(
					StringUtils.capitalize(this.sources.get(0).toString()) + " is missing: it names the tenant.");
		}
		return TenantProblem.badRequest(this.sources.stream()
			.map(TenantSource::toString)
			.collect(Collectors.joining(", ", "The request has no tenant. It is looked for in: ", ".")));
	}

	private static Object same(Map<TenantSource, Object> given) {
		Iterator<Map.Entry<TenantSource, Object>> rest = given.entrySet().iterator();
		Map.Entry<TenantSource, Object> first = rest.next();
		while (rest.hasNext()) {
			Map.Entry<TenantSource, Object> other = rest.next();
			if (!other.getValue().toString().equals(first.getValue().toString())) {
				logger.warn("A request is refused: its {} and its {} name two tenants", first.getKey(), other.getKey());
				throw TenantProblem.of(HttpStatus.FORBIDDEN, "The request names two tenants.");
			}
		}
		return first.getValue();
	}

}
