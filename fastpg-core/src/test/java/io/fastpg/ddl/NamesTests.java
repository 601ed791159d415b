package io.fastpg.ddl;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NamesTests {

	@Test
	void aNameSaysTableAndColumns() {
		assertThat(Names.unique("dog", List.of("name", "age"))).isEqualTo("uq_dog_name_age");
		assertThat(Names.foreignKey("dog", List.of("age"))).isEqualTo("fk_dog_age");
		assertThat(Names.check("dog", 2)).isEqualTo("ck_dog_2");
		assertThat(Names.index("dog", List.of("expr"))).isEqualTo("idx_dog_expr");
	}

	@Test
	void aLongNameIsCutToWhatTheServerKeepsAndStaysItsOwn() {
		String table = "ä".repeat(31);

		String first = Names.unique(table, List.of("first"));
		String second = Names.unique(table, List.of("second"));

		assertThat(first).isNotEqualTo(second);
		assertThat(first.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(60, 63);
		assertThat(Names.free(first, Set.of(first, second)).getBytes(StandardCharsets.UTF_8)).hasSizeBetween(60, 63);
	}

	@Test
	void aNameThatIsTakenIsNumbered() {
		assertThat(Names.free("a", Set.of())).isEqualTo("a");
		assertThat(Names.free("a", Set.of("a"))).isEqualTo("a_2");
		assertThat(Names.free("a", Set.of("a", "a_2"))).isEqualTo("a_3");
	}

	@Test
	void oursAreToldFromThoseOfOthers() {
		assertThat(Names.isOurs("uq_dog_name", "uq_dog_name")).isTrue();
		assertThat(Names.isOurs("uq_dog_name_2", "uq_dog_name")).isTrue();
		assertThat(Names.isOurs("uq_dog_name_age", "uq_dog_name")).isFalse();
		assertThat(Names.isOurCheck("ck_dog_12", "dog")).isTrue();
		assertThat(Names.isOurCheck("ck_dog_age", "dog")).isFalse();
		assertThat(Names.isOurCheck("dog_age_check", "dog")).isFalse();
	}

}
