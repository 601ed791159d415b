package io.fastpg.spring.boot.autoconfigure.web;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.servlet.ServletException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import io.fastpg.filter.FilterScope;
import io.fastpg.filter.RowFilter;

import static org.assertj.core.api.Assertions.assertThat;

/** On a server's thread, where other code has left a scope open. */
class TenantFilterThreadTests {

	private final TenantFilter filter = new TenantFilter((request) -> request.getHeader("X-Tenant-ID"),
			new TenantFilters("tenant_id", () -> null), new TenantValidation(List.of(), 403, Duration.ZERO),
			List.of("/open/**"));

	@Test
	void aRequestHasItsOwnTenantOnly() throws Exception {
		try (FilterScope forgotten = FilterScope.open(RowFilter.of("tenant_id", "acme"))) {
			assertThat(forgotten).isNotNull();

			assertThat(seenBy("/albums", "globex")).isEqualTo(RowFilter.of("tenant_id", "globex"));
		}
	}

	@Test
	void aRequestOnAnExcludedPathHasNone() throws Exception {
		try (FilterScope forgotten = FilterScope.open(RowFilter.of("tenant_id", "acme"))) {
			assertThat(forgotten).isNotNull();

			assertThat(seenBy("/open/door", null)).isEqualTo(RowFilter.none());
		}
	}

	private @Nullable RowFilter seenBy(String path, @Nullable String tenant) throws ServletException, IOException {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
		if (tenant != null) {
			request.addHeader("X-Tenant-ID", tenant);
		}
		AtomicReference<@Nullable RowFilter> seen = new AtomicReference<>();
		this.filter.doFilter(request, new MockHttpServletResponse(), (req, res) -> seen.set(FilterScope.current()));
		return seen.get();
	}

}
