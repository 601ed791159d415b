package io.fastpg.sample;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import io.fastpg.Selection;
import io.fastpg.Table;

@RestController
@RequestMapping("/albums")
class AlbumController {

	private static final Set<String> FIELDS = Set.of("title", "artistId", "released");

	private final Table<Album> albums;

	private final Table<Track> tracks;

	AlbumController(Table<Album> albums, Table<Track> tracks) {
		this.albums = albums;
		this.tracks = tracks;
	}

	@GetMapping
	List<Album> list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "100") long limit,
			@RequestParam(defaultValue = "0") long offset) {
		require(limit >= 0 && offset >= 0, "limit and offset must not be negative.");
		Selection<Album> found = this.albums.orderBy("album_id").limit(limit).offset(offset);
		return q.isEmpty() ? found.list() : found.where("strpos(lower(title), lower(?)) > 0", q).list();
	}

	@GetMapping("/{id}")
	Album get(@PathVariable int id) {
		return this.albums.get(id);
	}

	@PostMapping
	ResponseEntity<Album> create(@RequestBody Album album) {
		require(album.albumId() == null, "albumId is given by the store.");
		require(album.title() != null && !album.title().isBlank(), "title is missing.");
		require(album.artistId() != null, "artistId is missing.");
		Album stored = this.albums.insert(album);
		return ResponseEntity.created(URI.create("/albums/" + stored.albumId())).body(stored);
	}

	@PatchMapping("/{id}")
	Album change(@PathVariable int id, @RequestBody Map<String, @Nullable Object> fields) {
		require(!fields.isEmpty() && FIELDS.containsAll(fields.keySet()), "Give some of title, artistId and released.");
		require(!(fields.getOrDefault("title", "-") instanceof String title) || !title.isBlank(), "title is empty.");
		require(fields.getOrDefault("title", "-") != null, "title must not be null.");
		require(fields.getOrDefault("artistId", 0) != null, "artistId must not be null.");
		return this.albums.update(id, fields);
	}

	@DeleteMapping("/{id}")
	Album delete(@PathVariable int id) {
		return this.albums.delete(id);
	}

	@GetMapping("/{id}/tracks")
	List<Track> tracks(@PathVariable int id) {
		this.albums.get(id);
		return this.tracks.where("album_id = ?", id).orderBy("position").list();
	}

	private static void require(boolean condition, String otherwise) {
		if (!condition) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, otherwise);
		}
	}

}
