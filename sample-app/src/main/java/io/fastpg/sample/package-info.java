/**
 * A music store for several shops. Comes in: HTTP with the shop in {@code X-Tenant-ID}.
 * Goes out: that shop's albums, tracks and playlists as JSON. No line here names the
 * shop: fastpg filters every statement by it.
 */
@NullMarked
package io.fastpg.sample;

import org.jspecify.annotations.NullMarked;
