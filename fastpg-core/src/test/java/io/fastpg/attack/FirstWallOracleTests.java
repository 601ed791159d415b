package io.fastpg.attack;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Strict texts that fail, or do not, by what a row of another tenant holds. The server
 * orders conditions of one cost by itself, and puts {@code tenant_id = $1} behind them:
 * the error tells what the rows do not.
 */
class FirstWallOracleTests {

	@RegisterExtension
	static final Shop SHOP = new Shop();

	@TestFactory
	Stream<DynamicTest> aStrictTextTellsNothingByFailing() {
		return Stream.of(Walls.FIRST, Walls.BOTH)
			.flatMap((walls) -> Stream.of(
					tellsNothing(walls,
							"case when title like '%s' then array[array[title], array[title, title]] is null end",
							"Victim%", "Nobody%"),
					tellsNothing(walls, "(price + %s) is null", "2146800000", "2146000000"),
					tellsNothing(walls, "1 / (price - %s) is null", "770077", "770079"), tellsNothing(walls,
							"jsonb_path_exists(facts, 'strict $ ? (@.pin starts with \"%s\").nosuch')", "SEC", "TER")));
	}

	private static DynamicTest tellsNothing(Walls walls, String text, String hit, String miss) {
		return DynamicTest.dynamicTest(walls + ": " + text, () -> {
			Outcome ofHit = SHOP.attempt(walls,
					(db) -> db.table("album").where("id = 20 and (" + text.formatted(hit) + ")").list(),
					SHOP.attacker(walls));
			Outcome ofMiss = SHOP.attempt(walls,
					(db) -> db.table("album").where("id = 20 and (" + text.formatted(miss) + ")").list(),
					SHOP.attacker(walls));

			assertThat(ofHit.thrown() == null).as(ofHit.toString()).isEqualTo(ofMiss.thrown() == null);
		});
	}

}
