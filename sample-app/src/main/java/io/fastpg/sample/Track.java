package io.fastpg.sample;

/**
 * A row of table {@code track}.
 *
 * @param trackId its key
 * @param albumId the album it is on
 * @param position its place on the album, from 1
 * @param name its name
 * @param seconds how long it plays
 */
record Track(int trackId, int albumId, int position, String name, int seconds) {

}
