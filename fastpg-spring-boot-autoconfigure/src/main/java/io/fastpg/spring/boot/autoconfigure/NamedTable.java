package io.fastpg.spring.boot.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which table is injected, where the type of its rows does not:
 * {@code @NamedTable("album") Table<Row> albums}.
 */
@Target({ ElementType.FIELD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface NamedTable {

	/**
	 * Returns the table's name.
	 * @return a bare name, or {@code schema.name}
	 */
	String value();

}
