package io.fastpg.sample;

/**
 * What a shop has of an artist.
 *
 * @param artist the artist's name
 * @param albums how many albums
 * @param minutes how long they play
 */
record ArtistShare(String artist, long albums, long minutes) {
}
