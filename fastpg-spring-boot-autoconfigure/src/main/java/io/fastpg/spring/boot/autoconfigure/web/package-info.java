/**
 * The tenant of a servlet request. Comes in: a request. Goes out: the request's
 * {@link io.fastpg.filter.FilterScope}, or a refusal as problem detail. May import the
 * parent package.
 */
@NullMarked
package io.fastpg.spring.boot.autoconfigure.web;

import org.jspecify.annotations.NullMarked;
