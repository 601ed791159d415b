package io.fastpg.codegen;

/**
 * A Java source file.
 *
 * @param path where it belongs below a source root, with slashes:
 * {@code com/acme/Album.java}
 * @param text its content, with {@code \n} at the end of each line
 */
public record GeneratedSource(String path, String text) {

}
