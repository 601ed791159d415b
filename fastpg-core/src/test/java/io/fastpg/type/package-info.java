/** Tests of the types, each value sent and read on a real server, in text and binary. */
@NullMarked
package io.fastpg.type;

import org.jspecify.annotations.NullMarked;
