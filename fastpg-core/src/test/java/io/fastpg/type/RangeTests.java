package io.fastpg.type;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RangeTests {

	@Test
	void aRangeIsWrittenAsPostgresWritesIt() {
		assertThat(List.of(Range.closed(1, 5), Range.closedOpen(1, 5), Range.openClosed(1, 5), Range.open(1, 5),
				Range.atLeast(1), Range.greaterThan(1), Range.atMost(5), Range.lessThan(5), Range.all(), Range.empty()))
			.extracting(Range::toString)
			.containsExactly("[1,5]", "[1,5)", "(1,5]", "(1,5)", "[1,)", "(1,)", "(,5]", "(,5)", "(,)", "empty");
	}

	@Test
	void aBoundThatIsMissingIsNotInTheRange() {
		Range<Integer> range = Range.of(null, true, 5, true);

		assertThat(range).isEqualTo(Range.atMost(5)).hasSameHashCodeAs(Range.atMost(5));
		assertThat(range.lower()).isNull();
		assertThat(range.isLowerInclusive()).isFalse();
		assertThat(range.upper()).isEqualTo(5);
		assertThat(range.isUpperInclusive()).isTrue();
		assertThat(range.isEmpty()).isFalse();
	}

	@Test
	void rangesThatAreWrittenAlikeAreEqual() {
		assertThat(Range.closed(1, 5)).isEqualTo(Range.of(1, true, 5, true))
			.hasSameHashCodeAs(Range.of(1, true, 5, true))
			.isNotEqualTo(Range.closedOpen(1, 6))
			.isNotEqualTo(Range.closed(1L, 5L));
		assertThat(Range.empty()).isNotEqualTo(Range.all()).isNotEqualTo(Range.open(3, 3));
	}

	@Test
	void containsFollowsTheBounds() {
		assertThat(List.of(1, 2, 5, 6)).filteredOn(Range.closed(1, 5)::contains).containsExactly(1, 2, 5);
		assertThat(List.of(1, 2, 5, 6)).filteredOn(Range.open(1, 5)::contains).containsExactly(2);
		assertThat(List.of(1, 2, 5, 6)).filteredOn(Range.atLeast(5)::contains).containsExactly(5, 6);
		assertThat(List.of(1, 2, 5, 6)).filteredOn(Range.lessThan(5)::contains).containsExactly(1, 2);
		assertThat(Range.<Integer>all().contains(1)).isTrue();
		assertThat(Range.<Integer>empty().contains(1)).isFalse();
		assertThat(Range.closed(new BigDecimal("1.0"), BigDecimal.TEN).contains(BigDecimal.ONE)).isTrue();
		assertThat(Range.atLeast(LocalDate.EPOCH).contains(LocalDate.MAX)).isTrue();
	}

	@Test
	void aMissingBoundIsAskedForByName() {
		assertThatThrownBy(() -> Range.closed(1, null)).isInstanceOf(NullPointerException.class)
			.hasMessageContaining("atLeast");
		assertThatThrownBy(() -> Range.atLeast(new Object()).contains(new Object()))
			.isInstanceOf(UnsupportedOperationException.class)
			.hasMessageContaining("Comparable");
	}

}
