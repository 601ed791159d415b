/**
 * What a Spring Boot application gets from fastpg without asking. Comes in: the
 * application's beans and its {@code fastpg.*} properties. Goes out: beans that back off
 * before the application's own. May import {@code io.fastpg} and its packages.
 */
@NullMarked
package io.fastpg.spring.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
