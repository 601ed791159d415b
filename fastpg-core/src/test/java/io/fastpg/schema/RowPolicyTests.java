package io.fastpg.schema;

import org.junit.jupiter.api.Test;

import io.fastpg.exception.SchemaException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RowPolicyTests {

	@Test
	void settingOfAPlainColumnIsItsName() {
		assertThat(RowPolicy.setting("tenant_id")).isEqualTo("fastpg.tenant_id");
	}

	@Test
	void settingsOfColumnsThatDifferInCaseOnlyDiffer() {
		assertThat(RowPolicy.setting("Tenant_id")).isEqualTo("fastpg.x_54656e616e745f6964");
	}

	@Test
	void settingOfAColumnThatLooksLikeASpelledOneIsSpelled() {
		assertThat(RowPolicy.setting("x_54")).isEqualTo("fastpg.x_785f3534");
	}

	@Test
	void settingOfAColumnWithAQuoteHasNone() {
		assertThat(RowPolicy.setting("it's")).isEqualTo("fastpg.x_69742773");
	}

	@Test
	void policyNameWhichTheServerWouldCutIsRefused() {
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> RowPolicy.name("c".repeat(57)))
			.withMessageContaining("longer than PostgreSQL's 63 bytes");
	}

}
