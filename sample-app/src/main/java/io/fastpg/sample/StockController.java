package io.fastpg.sample;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.fastpg.Database;

/** SQL that names no shop: row-level security keeps it to the rows of the request's. */
@RestController
class StockController {

	private static final String SHARES = """
			select r.name as artist, count(distinct a.album_id) as albums, sum(t.seconds) / 60 as minutes
			from artist r join album a using (artist_id) join track t using (album_id)
			group by r.name
			order by albums desc, artist
			limit ?
			""";

	private final Database db;

	StockController(Database db) {
		this.db = db;
	}

	@GetMapping("/stock")
	List<ArtistShare> list(@RequestParam(defaultValue = "100") int top) {
		return this.db.query(SHARES, Math.max(0, top)).as(ArtistShare.class).list();
	}

}
