/**
 * The tenant of a servlet request. Comes in: a request, which says its tenant in one or
 * more places; a {@code …TenantSource} each. Goes out: the request's
 * {@link io.fastpg.filter.FilterScope}, or a refusal as problem detail. May import the
 * parent package; Spring Security in {@code ClaimTenantSource} and
 * {@code AuthenticatedUser} only.
 */
@NullMarked
package io.fastpg.spring.boot.autoconfigure.web;

import org.jspecify.annotations.NullMarked;
