package io.fastpg.sample;

/**
 * A row of table {@code artist}, which all shops share.
 *
 * @param artistId its key
 * @param name its name
 */
record Artist(int artistId, String name) {

}
