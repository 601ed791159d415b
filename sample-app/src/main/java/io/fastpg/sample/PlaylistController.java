package io.fastpg.sample;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import io.fastpg.Table;

@RestController
class PlaylistController {

	private final Table<PlaylistTrack> playlistTracks;

	PlaylistController(Table<PlaylistTrack> playlistTracks) {
		this.playlistTracks = playlistTracks;
	}

	@GetMapping("/playlists/{playlistId}/tracks/{trackId}")
	PlaylistTrack get(@PathVariable int playlistId, @PathVariable int trackId) {
		return this.playlistTracks.get(playlistId, trackId);
	}

}
