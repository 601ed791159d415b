package io.fastpg.architecture.broken;

/** A verb, which no room may call. */
public final class Root {

}
