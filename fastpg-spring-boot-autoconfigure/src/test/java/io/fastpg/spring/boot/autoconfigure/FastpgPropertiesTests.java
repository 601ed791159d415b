package io.fastpg.spring.boot.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import io.fastpg.filter.RowSecurityMode;
import io.fastpg.filter.UnfilteredAccess;
import io.fastpg.spring.boot.autoconfigure.FastpgProperties.OnMismatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FastpgPropertiesTests {

	@Test
	void whatIsNotSetHasItsDefault() {
		FastpgProperties properties = bind(Map.of());

		assertThat(properties.enabled()).isTrue();
		assertThat(properties.url()).isNull();
		assertThat(properties.embedded().enabled()).isTrue();
		assertThat(properties.tenant()).isEqualTo(new FastpgProperties.Tenant(null, null, null, null, null, null, false,
				null, Map.of(), 403, Duration.ofMinutes(1), List.of("/actuator/**", "/error"), List.of(),
				OnMismatch.PIN, null, UnfilteredAccess.ALLOWED, RowSecurityMode.USE, -90));
	}

	@ParameterizedTest
	@ValueSource(strings = { "column", "header", "subdomain-of", "path-pattern", "cookie", "session-attribute", "claim",
			"additional.region.header", "additional.region.claim" })
	void aNameThatIsEmptyIsRefused(String property) {
		assertRefused("fastpg.tenant." + property + " is empty", "fastpg.tenant.column", "tenant_id",
				"fastpg.tenant." + property, " ");
	}

	@Test
	void theHeaderIsTheSourceWhereNoOtherIsSet() {
		assertThat(bind(Map.of()).tenant().source().header()).isEqualTo("X-Tenant-ID");
		assertThat(bind(Map.of("fastpg.tenant.header", "Shop")).tenant().source().header()).isEqualTo("Shop");
	}

	@ParameterizedTest
	@CsvSource({ "subdomain-of,shop.example", "path-pattern,/t/{tenant}", "cookie,TENANT", "session-attribute,tenant",
			"principal,true", "claim,tenant_id" })
	void whereAnotherSourceIsSetTheHeaderIsOneOnlyIfItIsSetToo(String property, String value) {
		String other = "fastpg.tenant." + property;

		assertThat(bind(Map.of(other, value)).tenant().source().header()).isNull();
		assertThat(bind(Map.of(other, value, "fastpg.tenant.header", "Shop")).tenant().source().header())
			.isEqualTo("Shop");
	}

	@Test
	void additionalColumnsKeepTheirSpelling() {
		FastpgProperties properties = bind(
				Map.of("fastpg.tenant.column", "tenant_id", "fastpg.tenant.additional.sales_region.header", "X-Region",
						"fastpg.tenant.additional.brand.claim", "brand"));

		assertThat(properties.tenant().additional()).containsOnlyKeys("sales_region", "brand");
		assertThat(properties.tenant().additional().get("sales_region").header()).isEqualTo("X-Region");
		assertThat(properties.tenant().additional().get("brand").claim()).isEqualTo("brand");
	}

	@Test
	void anAdditionalColumnNeedsASourceAndAnotherNameThanTheTenants() {
		assertRefused("has no source", "fastpg.tenant.column", "tenant_id", "fastpg.tenant.additional.region.principal",
				"false");
		assertRefused("repeats fastpg.tenant.column", "fastpg.tenant.column", "tenant_id",
				"fastpg.tenant.additional.tenant_id.header", "X-Tenant-ID");
		assertRefused("without fastpg.tenant.column", "fastpg.tenant.additional.region.header", "X-Region");
	}

	@Test
	void aTenantThatIsNotValidIs403Or404AndNothingElse() {
		assertThat(bind(Map.of("fastpg.tenant.invalid-status", "404")).tenant().invalidStatus()).isEqualTo(404);
		assertRefused("neither 403 nor 404", "fastpg.tenant.invalid-status", "200");
	}

	@Test
	void aValidationCannotBeRememberedForLessThanNoTime() {
		assertRefused("is negative", "fastpg.tenant.validation-cache", "-1s");
	}

	@Test
	void toStringShowsNoSecret() {
		FastpgProperties properties = bind(Map.of("fastpg.url", "postgresql://app:secret@localhost/music",
				"fastpg.username", "secret-user", "fastpg.password", "secret", "fastpg.tenant.column", "tenant_id"));

		assertThat(properties.toString()).contains("tenant_id").doesNotContain("secret");
	}

	@Test
	void everyKeyIsDescribedForTheEditor() throws IOException {
		Map<String, String> descriptions = new HashMap<>();
		Map<String, JsonNode> defaults = new HashMap<>();
		for (JsonNode property : metadata().get("properties")) {
			descriptions.put(property.get("name").asString(), property.path("description").asString(""));
			defaults.put(property.get("name").asString(), property.path("defaultValue"));
		}

		assertThat(descriptions).containsOnlyKeys("fastpg.enabled", "fastpg.url", "fastpg.username", "fastpg.password",
				"fastpg.query-timeout", "fastpg.schema.verify", "fastpg.embedded.enabled", "fastpg.tenant.column",
				"fastpg.tenant.header", "fastpg.tenant.subdomain-of", "fastpg.tenant.path-pattern",
				"fastpg.tenant.cookie", "fastpg.tenant.session-attribute", "fastpg.tenant.principal",
				"fastpg.tenant.claim", "fastpg.tenant.additional", "fastpg.tenant.invalid-status",
				"fastpg.tenant.validation-cache", "fastpg.tenant.exclude-paths", "fastpg.tenant.shared-tables",
				"fastpg.tenant.on-mismatch", "fastpg.tenant.fragments", "fastpg.tenant.unfiltered",
				"fastpg.tenant.row-security", "fastpg.tenant.order");
		assertThat(descriptions).allSatisfy((key, description) -> assertThat(description).isNotBlank());
		assertThat(defaults.get("fastpg.tenant.header").asString()).isEqualTo("X-Tenant-ID");
		assertThat(defaults.get("fastpg.tenant.order").asInt()).isEqualTo(-90);
	}

	@Test
	void everyKeyStandsInTheDocumentation() throws IOException {
		String documentation = Files.readString(Path.of("../docs/spring-boot.md"));

		for (JsonNode property : metadata().get("properties")) {
			assertThat(documentation).contains("| `" + property.get("name").asString() + "` |");
		}
	}

	private static void assertRefused(String message, String... keysAndValues) {
		Map<String, String> values = new HashMap<>();
		for (int i = 0; i < keysAndValues.length; i += 2) {
			values.put(keysAndValues[i], keysAndValues[i + 1]);
		}
		assertThatThrownBy(() -> bind(values)).isInstanceOf(BindException.class)
			.rootCause()
			.hasMessageContaining(message);
	}

	private static JsonNode metadata() throws IOException {
		try (InputStream json = FastpgProperties.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			assertThat(json).isNotNull();
			return JsonMapper.shared().readTree(new String(json.readAllBytes(), StandardCharsets.UTF_8));
		}
	}

	private static FastpgProperties bind(Map<String, String> values) {
		return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("fastpg", FastpgProperties.class);
	}

}
