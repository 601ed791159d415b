package io.fastpg.mapping;

import java.lang.invoke.MethodHandle;

import org.jspecify.annotations.Nullable;

/**
 * What an object is made of: a parameter of its constructor, or a setter.
 *
 * @param member its names and type
 * @param setter a handle {@code (T, V)void}; null for a parameter of the constructor
 */
public record Slot(Member member, @Nullable MethodHandle setter) {

}
