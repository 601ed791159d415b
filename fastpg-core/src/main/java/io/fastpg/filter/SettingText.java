package io.fastpg.filter;

import java.math.BigDecimal;

/**
 * A filter's value as the text of a setting. It is the same text whatever the column's
 * type, since only canonical values come this far.
 */
final class SettingText {

	private SettingText() {
	}

	static String of(Object value) {
		if (value instanceof BigDecimal decimal) {
			return (decimal.signum() == 0) ? "0" : decimal.stripTrailingZeros().toPlainString();
		}
		return (value instanceof Enum<?> constant) ? constant.name() : value.toString();
	}

}
