package io.fastpg.architecture.broken.ddl;

import io.fastpg.architecture.broken.copy.Lines;

/** A power that imports another power. */
record Creation(Lines lines) {

}
