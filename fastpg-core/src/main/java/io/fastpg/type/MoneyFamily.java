package io.fastpg.type;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.PgType;

/**
 * money, which is text both ways: how many digits it has, and how they are printed,
 * depends on the server's {@code lc_monetary}.
 */
final class MoneyFamily implements TypeFamily {

	static final Set<String> NAMES = Set.of("money");

	private static final ParameterType TYPE = ParameterType.ofText("String as the server prints it",
			MoneyFamily::write);

	@Override
	public ParameterType parameterType(PgType type) {
		return TYPE;
	}

	@Override
	public Type javaType(PgType type) {
		return String.class;
	}

	@Override
	public String readAs(PgType type) {
		return "String";
	}

	@Override
	public @Nullable ElementReader reader(PgType type, Target target, Reading reading) {
		if (target.is(BigDecimal.class)) {
			throw reading.failed("how the text of money reads as a number depends on lc_monetary. "
					+ "Select it cast: ::numeric, or read it as String");
		}
		return target.isAnyOr(String.class) ? (text) -> text : null;
	}

	private static @Nullable Object write(Object value) {
		if (value instanceof BigDecimal) {
			throw new UnfitValueException(
					"how many digits money keeps depends on lc_monetary, and further ones would be "
							+ "rounded. Cast it in SQL: ?::numeric::money, or make the column numeric.");
		}
		return (value instanceof String text) ? StorableText.of(text) : null;
	}

}
