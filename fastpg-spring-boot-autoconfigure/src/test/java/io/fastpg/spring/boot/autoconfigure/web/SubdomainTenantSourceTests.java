package io.fastpg.spring.boot.autoconfigure.web;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SubdomainTenantSourceTests {

	@ParameterizedTest
	@ValueSource(strings = { "acme.shop.example", "ACME.Shop.Example", "acme.shop.example:8443" })
	void theLabelBeforeTheDomainIsTheTenantWhateverItsCaseAndPort(String host) {
		assertThat(tenantOf(host)).isEqualTo("acme");
	}

	@ParameterizedTest
	@ValueSource(strings = { "shop.example", ".shop.example", "a.b.shop.example", "acme.shop.example.evil.example",
			"acmeshop.example", "acme.shopxexample", "acme.shop.example.", "localhost", "127.0.0.1", "[::1]",
			"\u00e9.shop.example", "acme.\u017fhop.example", "a'b.shop.example" })
	void anotherHostNamesNoTenant(String host) {
		assertThat(tenantOf(host)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { ".shop.example", "shop.example.", "shop.example:8080", "https://shop.example",
			"*.shop.example", "shop..example" })
	void whatIsNoDomainIsRefusedAtStart(String domain) {
		assertThatIllegalArgumentException().isThrownBy(() -> new SubdomainTenantSource(domain))
			.withMessageContaining("subdomain-of");
	}

	@Test
	void aClientNamesIt() {
		assertThat(new SubdomainTenantSource("shop.example").isIdentity()).isFalse();
	}

	private static @Nullable Object tenantOf(String host) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addHeader("Host", host);
		return new SubdomainTenantSource("shop.example").find(request);
	}

}
