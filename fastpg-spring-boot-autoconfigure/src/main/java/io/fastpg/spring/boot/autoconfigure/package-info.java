/**
 * fastpg in a Spring Boot application. Comes in: the application's DataSource, or
 * {@code fastpg.*} properties. Goes out: a {@link io.fastpg.Database} bean, and
 * {@code Table<Album>} wherever one is injected. The tenant of a request is in
 * {@code web}, the server for applications without a database in {@code embedded};
 * neither is needed here.
 */
@NullMarked
package io.fastpg.spring.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
