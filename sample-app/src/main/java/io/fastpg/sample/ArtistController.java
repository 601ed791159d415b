package io.fastpg.sample;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.fastpg.Table;

@RestController
class ArtistController {

	private final Table<Artist> artists;

	ArtistController(Table<Artist> artists) {
		this.artists = artists;
	}

	@GetMapping("/artists")
	List<Artist> list() {
		return this.artists.orderBy("name").list();
	}

}
