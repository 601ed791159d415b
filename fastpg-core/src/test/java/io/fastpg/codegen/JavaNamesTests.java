package io.fastpg.codegen;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class JavaNamesTests {

	@ParameterizedTest
	@CsvSource({ "album, Album", "playlist_track, PlaylistTrack", "PlaylistTrack, PlaylistTrack",
			"PLAYLIST_TRACK, PlaylistTrack", "1x, _1x", "日本, 日本", "a$b, AB", "!!!, Other", "_, Other", "class, Class",
			"__a__b, AB", "straße, Straße" })
	void aNameBecomesThatOfAClass(String name, String expected) {
		assertThat(JavaNames.type(name, "Other")).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "album_id, albumId", "artistName, artistName", "ArtistName, artistName", "ID, id", "class, class_",
			"1x, _1x", "to_string, toString_", "wait, wait_", "true, true_", "_, other", "a\u200bb, aB",
			"record, record", "a_1, a1", "io, io_", "x y-z, xYZ" })
	void aNameBecomesThatOfAComponent(String name, String expected) {
		assertThat(JavaNames.component(name, "other")).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "sad, sad", "HAPPY, HAPPY", "in-progress, IN_PROGRESS", "class, CLASS", "1, _1", "'*/', OTHER",
			"a$b, A_B", "très bien, TRÈS_BIEN" })
	void aLabelBecomesAConstant(String label, String expected) {
		assertThat(JavaNames.constant(label, "OTHER")).isEqualTo(expected);
	}

}
