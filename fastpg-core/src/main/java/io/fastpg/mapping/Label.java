package io.fastpg.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives the text that stands for an enum constant in the database, where it is not the
 * constant's name: {@code @Label("in-progress") IN_PROGRESS}.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Label {

	/**
	 * Gives the text.
	 * @return an enum's label, or the text that a text column holds
	 */
	String value();

}
