package io.fastpg.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the table or view of a record or bean whose own name does not say it:
 * {@code record PlaylistTrack} stands for {@code playlist_track} by itself. In Spring
 * Boot, it also marks the classes that become injectable tables and are verified at
 * start-up.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface FastpgTable {

	/**
	 * Names the table.
	 * @return a bare name, looked for along the search path, or {@code schema.name}, in
	 * the catalog's spelling; empty for the class's own name in snake_case
	 */
	String value() default "";

}
