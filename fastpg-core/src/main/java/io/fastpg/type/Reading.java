package io.fastpg.type;

import java.lang.reflect.Type;
import java.util.Set;

import org.springframework.core.ResolvableType;

import io.fastpg.exception.ValueConversionException;
import io.fastpg.schema.PgType;

/**
 * What is being read, for messages.
 *
 * @param column the column's name
 * @param type its PostgreSQL type
 * @param target the Java type asked for
 */
record Reading(String column, PgType type, Type target) {

	private static final Set<Type> FLOATING = Set.of(double.class, Double.class, float.class, Float.class);

	ValueConversionException failed(String why) {
		return failed(why, "");
	}

	private ValueConversionException failed(String why, String advice) {
		return new ValueConversionException("Cannot read column \"" + this.column + "\" (" + this.type + ") as "
				+ this.target.getTypeName() + ": " + why + "." + advice);
	}

	ValueConversionException unsupported(String supported) {
		return failed("there is no conversion. Supported are " + supported,
				Advice.on(ResolvableType.forType(this.target).toClass(), this.type));
	}

	ValueConversionException isNull() {
		return failed("it is NULL. Use " + boxedName() + ", or make the column NOT NULL");
	}

	ValueConversionException inexact() {
		return failed("a value is out of range, or has digits that would be lost. " + (FLOATING.contains(this.target)
				? "Use BigDecimal, or round it in SQL: ::float8 or ::float4" : "Use a wider type, or String"));
	}

	private String boxedName() {
		return (this.target instanceof Class<?> primitive)
				? java.lang.invoke.MethodType.methodType(primitive).wrap().returnType().getSimpleName()
				: "an object type";
	}

}
