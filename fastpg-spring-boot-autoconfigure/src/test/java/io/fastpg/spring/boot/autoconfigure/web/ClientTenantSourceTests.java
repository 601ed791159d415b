package io.fastpg.spring.boot.autoconfigure.web;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A header and a cookie: what a client writes as it likes. */
class ClientTenantSourceTests {

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	@Test
	void aCookieIsTheTenant() {
		this.request.setCookies(new Cookie("theme", "dark"), new Cookie("TENANT", "acme"));

		assertThat(new CookieTenantSource("TENANT").find(this.request)).isEqualTo("acme");
	}

	@Test
	void withoutTheCookieThereIsNoTenant() {
		assertThat(new CookieTenantSource("TENANT").find(this.request)).isNull();

		this.request.setCookies(new Cookie("tenant", "acme"));
		assertThat(new CookieTenantSource("TENANT").find(this.request)).isNull();
	}

	@Test
	void withoutTheHeaderThereIsNoTenant() {
		assertThat(new HeaderTenantSource("X-Tenant-ID").find(this.request)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "acme or 1=1", "'acme'", "acme/globex" })
	void whatIsNotPlainIs400(String tenant) {
		this.request.addHeader("X-Tenant-ID", tenant);
		this.request.setCookies(new Cookie("TENANT", tenant));

		assertBadRequest(new HeaderTenantSource("X-Tenant-ID"));
		assertBadRequest(new CookieTenantSource("TENANT"));
	}

	@Test
	void whatIsSentTwiceIs400EvenIfItIsTheSame() {
		this.request.addHeader("X-Tenant-ID", "acme");
		this.request.addHeader("X-Tenant-ID", "acme");
		this.request.setCookies(new Cookie("TENANT", "acme"), new Cookie("TENANT", "acme"));

		assertBadRequest(new HeaderTenantSource("X-Tenant-ID"));
		assertBadRequest(new CookieTenantSource("TENANT"));
	}

	private void assertBadRequest(TenantSource source) {
		assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(() -> source.find(this.request))
			.satisfies((ex) -> assertThat(ex.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST));
	}

}
