/**
 * From a URL to connections. Comes in: the text a user configures, with a password in it.
 * Goes out: a pool with safe defaults; the password goes to the driver and nowhere else.
 * May import {@code exception}.
 */
@NullMarked
package io.fastpg.connect;

import org.jspecify.annotations.NullMarked;
