package io.fastpg.spring.boot.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

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
		assertThat(properties.tenant()).isEqualTo(new FastpgProperties.Tenant(null, "X-Tenant-ID",
				List.of("/actuator/**", "/error"), List.of(), OnMismatch.PIN, -90));
	}

	@Test
	void aTenantColumnWithoutNameIsRefused() {
		assertThatThrownBy(() -> bind(Map.of("fastpg.tenant.column", ""))).isInstanceOf(BindException.class)
			.rootCause()
			.hasMessageContaining("fastpg.tenant.column is empty");
		assertThatThrownBy(() -> bind(Map.of("fastpg.tenant.header", " "))).isInstanceOf(BindException.class)
			.rootCause()
			.hasMessageContaining("fastpg.tenant.header is empty");
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
				"fastpg.query-timeout", "fastpg.embedded.enabled", "fastpg.tenant.column", "fastpg.tenant.header",
				"fastpg.tenant.exclude-paths", "fastpg.tenant.shared-tables", "fastpg.tenant.on-mismatch",
				"fastpg.tenant.order");
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
