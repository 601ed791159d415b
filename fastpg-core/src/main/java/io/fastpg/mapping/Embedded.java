package io.fastpg.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a component or property is spread over columns of its own, one for each of
 * its components, whose names begin with a prefix: {@code address} over
 * {@code address_street} and {@code address_city}. Where such columns are there and none
 * is called {@code address}, a record is read and written like that without it; a table
 * made of the record needs it, for it would make a jsonb column.
 */
@Documented
@Target({ ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
public @interface Embedded {

	/**
	 * Gives the prefix.
	 * @return how the names of the columns begin, underscore included; by default the
	 * name in snake_case and an underscore
	 */
	String prefix() default "";

}
