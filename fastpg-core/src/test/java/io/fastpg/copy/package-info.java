/** Tests of the reading of files. */
@NullMarked
package io.fastpg.copy;

import org.jspecify.annotations.NullMarked;
