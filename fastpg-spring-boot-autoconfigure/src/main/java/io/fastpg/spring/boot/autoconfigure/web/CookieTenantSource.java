package io.fastpg.spring.boot.autoconfigure.web;

import java.util.Arrays;
import java.util.List;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/** Takes the tenant from a request cookie. */
final class CookieTenantSource implements TenantSource {

	private final String cookie;

	CookieTenantSource(String cookie) {
		this.cookie = cookie;
	}

	@Override
	public @Nullable Object find(HttpServletRequest request) {
		Cookie[] cookies = request.getCookies();
		if (cookies == null) {
			return null;
		}
		return TenantText.of(Arrays.stream(cookies)
			.filter((sent) -> sent.getName().equals(this.cookie))
			.map(Cookie::getValue)
			.toList(), this);
	}

	@Override
	public List<String> variesBy() {
		return List.of(HttpHeaders.COOKIE);
	}

	@Override
	public String toString() {
		return "request cookie " + this.cookie;
	}

}
