/**
 * fastpg in the tests of an application. Comes in: a test class or method with
 * {@link io.fastpg.spring.boot.test.autoconfigure.WithTenant}. Goes out: the test's
 * {@link io.fastpg.filter.FilterScope}. May import {@code io.fastpg.filter}; needs
 * spring-test.
 */
@NullMarked
package io.fastpg.spring.boot.test.autoconfigure;

import org.jspecify.annotations.NullMarked;
