package io.fastpg.architecture.broken.copy;

import io.fastpg.architecture.broken.Root;

/** A power that reaches up to the verbs. */
public record Lines(Root root) {

}
