package io.fastpg.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the column of a component or property whose own name does not say it:
 * {@code artistId} stands for {@code artist_id} by itself.
 */
@Documented
@Target({ ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
public @interface Column {

	/**
	 * Names the column.
	 * @return its name, in the catalog's spelling
	 */
	String value();

}
