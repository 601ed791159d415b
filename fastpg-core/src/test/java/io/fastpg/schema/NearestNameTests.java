package io.fastpg.schema;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NearestNameTests {

	@Test
	void aSlipOfTheHandIsForgiven() {
		assertThat(NearestName.of("cta", List.of("cat", "dog"))).contains("cat");
		assertThat(NearestName.of("albums", List.of("album", "artist"))).contains("album");
		assertThat(NearestName.of("customer_adress", List.of("customer_address", "customer")))
			.contains("customer_address");
	}

	@Test
	void caseDoesNotCount() {
		assertThat(NearestName.of("ALBUM", List.of("artist", "album"))).contains("album");
	}

	@Test
	void ofTwoEquallyNearTheFirstInTheAlphabetIsNamed() {
		assertThat(NearestName.of("cat", List.of("rat", "bat"))).contains("bat");
	}

	@Test
	void aNameThatSharesNothingIsNotNamed() {
		assertThat(NearestName.of("ab", List.of("xy"))).isEmpty();
		assertThat(NearestName.of("customer", List.of("album"))).isEmpty();
		assertThat(NearestName.of("", List.of("id"))).isEmpty();
		assertThat(NearestName.of("cat", List.of())).isEmpty();
	}

}
