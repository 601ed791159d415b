/** Filters, and the scopes that bind them. */
@NullMarked
package io.fastpg.filter;

import org.jspecify.annotations.NullMarked;
