package io.fastpg.type;

import java.math.BigDecimal;
import java.math.BigInteger;

import org.jspecify.annotations.Nullable;

/** Converts numbers between Java's classes without losing anything. */
public final class ExactNumber {

	private ExactNumber() {
	}

	/**
	 * Returns the number as another class. Integer classes and {@link BigDecimal} take it
	 * exactly or not at all; {@link Double} and {@link Float} take the nearest value.
	 * @param number the number
	 * @param target a class of numbers, boxed
	 * @return a {@code target}, or null if {@code target} is not a class of numbers
	 * @throws ArithmeticException if {@code target} cannot hold the number
	 */
	public static @Nullable Object convert(Number number, Class<?> target) {
		if (target.isInstance(number)) {
			return number;
		}
		if (target == Long.class) {
			return isIntegral(number) ? (Long) number.longValue() : (Long) decimal(number).longValueExact();
		}
		if (target == Integer.class) {
			return isIntegral(number) ? Math.toIntExact(number.longValue()) : decimal(number).intValueExact();
		}
		if (target == Double.class) {
			return finite(number.doubleValue(), number);
		}
		if (target == BigDecimal.class) {
			return decimal(number);
		}
		if (target == Float.class) {
			finite(number.floatValue(), number);
			return number.floatValue();
		}
		if (target == Short.class) {
			return decimal(number).shortValueExact();
		}
		if (target == Byte.class) {
			return decimal(number).byteValueExact();
		}
		return (target == BigInteger.class) ? decimal(number).toBigIntegerExact() : null;
	}

	private static boolean isIntegral(Number number) {
		return number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte;
	}

	private static double finite(double value, Number original) {
		if (Double.isInfinite(value) && !Double.isInfinite(original.doubleValue())
				|| Double.isInfinite(value) && original instanceof BigDecimal) {
			throw new ArithmeticException("out of range");
		}
		return value;
	}

	/**
	 * Returns the number in decimal; of a float the shortest decimal that means it.
	 * @throws ArithmeticException if it is not finite, or of an unknown class
	 */
	static BigDecimal decimal(Number number) {
		if (number instanceof BigDecimal decimal) {
			return decimal;
		}
		if (number instanceof BigInteger integer) {
			return new BigDecimal(integer);
		}
		if (isIntegral(number)) {
			return BigDecimal.valueOf(number.longValue());
		}
		if ((number instanceof Double || number instanceof Float) && Double.isFinite(number.doubleValue())) {
			return new BigDecimal(number.toString());
		}
		throw new ArithmeticException("not a finite number");
	}

}
