package io.fastpg.spring.boot.autoconfigure.web;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PathTenantSourceTests {

	@ParameterizedTest
	@CsvSource({ "/t/acme/albums,acme", "/t/acme,acme", "/t/%61cme/albums,acme", "/t/Acme/albums,Acme" })
	void theVariableIsTheTenantDecodedOnce(String path, String tenant) {
		assertThat(tenantOf(path)).isEqualTo(tenant);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/albums", "/t", "/t/", "/T/acme/albums" })
	void anotherPathNamesNoTenant(String path) {
		assertThat(tenantOf(path)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/t/%2561cme/albums", "/t/acme%2Falbums", "/t/a%20b/albums", "/t/%C3%A9/albums",
			"/t/acme;v=1/albums", "/t/acme/../globex/albums", "/t/acme/%2e%2e/globex", "/t/../albums", "/t/./albums" })
	void whatServersMayReadDifferentlyIs400(String path) {
		assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(() -> tenantOf(path))
			.satisfies((ex) -> assertThat(ex.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST));
	}

	@Test
	void theContextPathIsNoPartOfThePath() {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/shop/t/acme/albums");
		request.setContextPath("/shop");

		assertThat(new PathTenantSource("/t/{tenant}/**").find(request)).isEqualTo("acme");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/t/**", "/t/{shop}/**", "/t/{*tenant}" })
	void aPatternWithoutTheVariableIsRefusedAtStart(String pattern) {
		assertThatIllegalArgumentException().isThrownBy(() -> new PathTenantSource(pattern))
			.withMessageContaining("{tenant}");
	}

	private static @Nullable Object tenantOf(String path) {
		return new PathTenantSource("/t/{tenant}/**").find(new MockHttpServletRequest("GET", path));
	}

}
