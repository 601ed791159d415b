package io.fastpg.sample;

/**
 * A row of table {@code playlist_track}: its key is the pair.
 *
 * @param playlistId the playlist
 * @param trackId the track on it
 * @param position its place on the playlist, from 1
 */
record PlaylistTrack(int playlistId, int trackId, int position) {

}
