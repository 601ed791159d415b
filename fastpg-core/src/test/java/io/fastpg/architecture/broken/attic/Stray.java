package io.fastpg.architecture.broken.attic;

/** A class in a package that is no room of the house, and that is not null-marked. */
final class Stray {

}
