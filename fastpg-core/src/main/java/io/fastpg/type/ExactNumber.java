package io.fastpg.type;

import java.math.BigDecimal;
import java.math.BigInteger;

import org.jspecify.annotations.Nullable;

/** Converts numbers between Java's classes without losing anything. */
public final class ExactNumber {

	private static final int DOUBLE_DIGITS = 15;

	private static final int DOUBLE_SCALE = 290;

	private static final int FLOAT_DIGITS = 6;

	private static final int FLOAT_SCALE = 30;

	private ExactNumber() {
	}

	/**
	 * Returns the number as another class, exactly or not at all. {@link Double} and
	 * {@link Float} take it if the nearest value has its digits, as 0.1 has.
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
			return toDouble(number);
		}
		if (target == BigDecimal.class) {
			return decimal(number);
		}
		if (target == Float.class) {
			return toFloat(number);
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

	private static Double toDouble(Number number) {
		double nearest = number.doubleValue();
		boolean exact = number instanceof Float || number instanceof Integer || number instanceof Short
				|| number instanceof Byte;
		return exact ? (Double) nearest : (Double) sameDigits(number, nearest, DOUBLE_DIGITS, DOUBLE_SCALE);
	}

	private static Float toFloat(Number number) {
		float nearest = number.floatValue();
		boolean exact = number instanceof Double original
				&& (Double.isNaN(original) || original.doubleValue() == nearest);
		return exact ? (Float) nearest : (Float) sameDigits(number, nearest, FLOAT_DIGITS, FLOAT_SCALE);
	}

	/** So many digits are never changed by rounding to the nearest value. */
	private static Number sameDigits(Number number, Number nearest, int digits, int scale) {
		BigDecimal decimal = decimal(number);
		boolean few = decimal.precision() <= digits && Math.abs(decimal.scale()) <= scale;
		if (!few && decimal(nearest).compareTo(decimal) != 0) {
			throw new ArithmeticException("has more digits than the type can hold");
		}
		return nearest;
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
