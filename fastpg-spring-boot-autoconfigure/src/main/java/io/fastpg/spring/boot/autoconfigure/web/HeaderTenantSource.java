package io.fastpg.spring.boot.autoconfigure.web;

import java.util.Collections;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Takes the tenant from a request header. */
final class HeaderTenantSource implements TenantSource {

	private final String header;

	HeaderTenantSource(String header) {
		this.header = header;
	}

	@Override
	public @Nullable Object find(HttpServletRequest request) {
		return TenantText.of(Collections.list(request.getHeaders(this.header)), this);
	}

	@Override
	public List<String> variesBy() {
		return List.of(this.header);
	}

	@Override
	public String toString() {
		return "request header " + this.header;
	}

}
