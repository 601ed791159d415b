package io.fastpg.spring.boot.autoconfigure;

import io.fastpg.DatabaseBuilder;

/**
 * Changes the {@link io.fastpg.Database} bean before it is made. Every bean of this type
 * is called, in order, after the properties have been applied.
 */
@FunctionalInterface
public interface DatabaseBuilderCustomizer {

	/**
	 * Changes the builder.
	 * @param builder what the properties have made of it
	 */
	void customize(DatabaseBuilder builder);

}
