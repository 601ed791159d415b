package io.fastpg.spring.boot.autoconfigure.web;

import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The session, the user's name and the user's claims: what the server knows itself. */
class IdentityTenantSourceTests {

	private static final List<GrantedAuthority> USER = AuthorityUtils.createAuthorityList("ROLE_USER");

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	@Test
	void anAttributeOfTheSessionIsTheTenant() {
		session("tenant", 7);

		assertThat(new SessionTenantSource("tenant").find(this.request)).isEqualTo(7);
		assertThat(new SessionTenantSource("shop").find(this.request)).isNull();
	}

	@Test
	void noSessionIsCreated() {
		assertThat(new SessionTenantSource("tenant").find(this.request)).isNull();

		assertThat(this.request.getSession(false)).isNull();
	}

	@Test
	void theNameOfAnyPrincipalIsTheTenant() {
		this.request.setUserPrincipal(() -> "acme");

		assertThat(new PrincipalTenantSource().find(this.request)).isEqualTo("acme");
	}

	@Test
	void aClaimOfAJwtIsTheTenant() {
		this.request
			.setUserPrincipal(new JwtAuthenticationToken(jwt(Map.of("sub", "alice", "tenant_id", "acme")), USER));

		assertThat(claim("tenant_id")).isEqualTo("acme");
		assertThat(claim("shop")).isNull();
	}

	@Test
	void aClaimKeepsItsType() {
		this.request.setUserPrincipal(new JwtAuthenticationToken(jwt(Map.of("tenant_id", 7L)), USER));

		assertThat(claim("tenant_id")).isEqualTo(7L);
	}

	@Test
	void aClaimOfTheCredentialsIsTheTenantWhereThePrincipalHasNone() {
		Jwt jwt = jwt(Map.of("tenant_id", "acme"));
		this.request.setUserPrincipal(new UsernamePasswordAuthenticationToken("alice", jwt, USER));

		assertThat(claim("tenant_id")).isEqualTo("acme");
	}

	@Test
	void credentialsDoNotStandInForAPrincipalThatHasOtherClaims() {
		Jwt principal = jwt(Map.of("sub", "alice"));
		Jwt credentials = jwt(Map.of("tenant_id", "acme"));
		this.request.setUserPrincipal(new UsernamePasswordAuthenticationToken(principal, credentials, USER));

		assertThat(claim("tenant_id")).isNull();
	}

	@Test
	void anAttributeOfAnIntrospectedTokenIsTheTenant() {
		OAuth2AccessToken token = new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "token", Instant.EPOCH,
				Instant.MAX);
		this.request.setUserPrincipal(new BearerTokenAuthentication(
				new DefaultOAuth2AuthenticatedPrincipal("alice", Map.of("tenant_id", "acme"), USER), token, USER));

		assertThat(claim("tenant_id")).isEqualTo("acme");
	}

	@Test
	void aUserWithoutClaimsHasNoTenant() {
		this.request.setUserPrincipal(() -> "alice");
		assertThat(claim("tenant_id")).isNull();

		this.request.setUserPrincipal(new UsernamePasswordAuthenticationToken("alice", "password", USER));
		assertThat(claim("tenant_id")).isNull();
	}

	@ParameterizedTest
	@MethodSource
	void whoIsNotAuthenticatedHasNoTenant(@Nullable Principal principal) {
		this.request.setUserPrincipal(principal);

		assertThat(new PrincipalTenantSource().find(this.request)).isNull();
		assertThat(claim("tenant_id")).isNull();
	}

	static List<@Nullable Principal> whoIsNotAuthenticatedHasNoTenant() {
		Jwt jwt = jwt(Map.of("tenant_id", "acme"));
		JwtAuthenticationToken loggedOut = new JwtAuthenticationToken(jwt, USER);
		loggedOut.setAuthenticated(false);
		return Arrays.asList(null, loggedOut, new UsernamePasswordAuthenticationToken(jwt, "password"),
				new AnonymousAuthenticationToken("key", jwt, USER));
	}

	@ParameterizedTest
	@MethodSource
	void aTextANumberAUuidAndABooleanNameATenant(Object value) {
		session("tenant", value);

		assertThat(new SessionTenantSource("tenant").find(this.request)).isEqualTo(value);
	}

	static List<Object> aTextANumberAUuidAndABooleanNameATenant() {
		return List.of("acme", 7, 7L, new UUID(1, 2), true);
	}

	@ParameterizedTest
	@MethodSource
	void anythingElseIs403(Object value) {
		session("tenant", value);
		this.request.setUserPrincipal(new JwtAuthenticationToken(jwt(Map.of("tenant_id", value)), USER));

		assertForbidden(new SessionTenantSource("tenant"));
		assertForbidden(new ClaimTenantSource("tenant_id"));
	}

	static List<Object> anythingElseIs403() {
		return List.of("", " ", List.of("acme"), Map.of("id", "acme"), new Object());
	}

	private @Nullable Object claim(String name) {
		return new ClaimTenantSource(name).find(this.request);
	}

	private void session(String attribute, Object value) {
		this.request.getSession(true).setAttribute(attribute, value);
	}

	private void assertForbidden(TenantSource source) {
		assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(() -> source.find(this.request))
			.satisfies((ex) -> assertThat(ex.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN));
	}

	private static Jwt jwt(Map<String, Object> claims) {
		return new Jwt("token", Instant.EPOCH, Instant.MAX, Map.of("alg", "RS256"), claims);
	}

}
