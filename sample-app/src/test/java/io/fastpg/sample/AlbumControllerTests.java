package io.fastpg.sample;

import java.net.URI;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class AlbumControllerTests {

	@LocalServerPort
	private int port;

	private RestTestClient acme = RestTestClient.bindToServer().build();

	@BeforeEach
	void connect() {
		this.acme = RestTestClient.bindToServer()
			.baseUrl("http://localhost:" + this.port)
			.defaultHeader("X-Tenant-ID", "acme")
			.build();
	}

	@Test
	void anAlbumIsStoredChangedInPartAndDeleted() {
		String location = this.acme.post()
			.uri("/albums")
			.contentType(MediaType.APPLICATION_JSON)
			.body("""
					{"title": "Post", "artistId": 3, "released": 1994}""")
			.exchange()
			.expectStatus()
			.isCreated()
			.expectHeader()
			.valueMatches("Location", "/albums/\\d+")
			.returnResult(String.class)
			.getResponseHeaders()
			.getFirst("Location");

		send(HttpMethod.PATCH, location, "{\"released\": 1995}").expectStatus()
			.isOk()
			.expectBody()
			.json("{\"title\": \"Post\", \"artistId\": 3, \"released\": 1995}");
		send(HttpMethod.PATCH, location, "{\"released\": null}").expectStatus().isOk();
		String json = "{\"albumId\": " + location.substring(8)
				+ ", \"title\": \"Post\", \"artistId\": 3, \"released\": null}";
		this.acme.delete()
			.uri(location)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.json(json, JsonCompareMode.STRICT);
		this.acme.get().uri(location).exchange().expectStatus().isNotFound();
		this.acme.delete().uri(location).exchange().expectStatus().isNotFound();
	}

	@Test
	void anAlbumIsDeletedWithItsTracks() {
		this.acme.delete().uri("/albums/9").exchange().expectStatus().isOk();

		this.acme.get().uri("/albums/9/tracks").exchange().expectStatus().isNotFound();
		this.acme.get().uri("/playlists/2/tracks/97").exchange().expectStatus().isNotFound();
	}

	@Test
	void theTracksAreInTheAlbumsOrder() {
		this.acme.get()
			.uri("/albums/4/tracks")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(Track[].class)
			.value((tracks) -> assertThat(tracks).hasSize(12)
				.startsWith(new Track(37, 4, 1, "Mezzanine, part 1", 321))
				.isSortedAccordingTo((a, b) -> a.position() - b.position()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "null", "{}", "{\"title\": \"x\"}", "{\"artistId\": 1}",
			"{\"title\": \" \", \"artistId\": 1}", "{\"title\": null, \"artistId\": 1}",
			"{\"title\": \"x\", \"artistId\": \"one\"}", "{\"title\": \"x\", \"artistId\": 99999999999}",
			"{\"title\": \"a\\u0000b\", \"artistId\": 1}", "{\"albumId\": 1, \"title\": \"x\", \"artistId\": 1}",
			"{\"title\": \"x\", \"artistId\": 1.7}" })
	void aBodyThatIsNoAlbumIs400(String body) {
		problem(send(HttpMethod.POST, "/albums", body), 400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "null", "{}", "{\"titel\": \"x\"}", "{\"title\": \"\"}", "{\"title\": null}",
			"{\"title\": 5}", "{\"title\": [\"x\"]}", "{\"artistId\": null}", "{\"artistId\": \"one\"}",
			"{\"artistId\": 1.5}", "{\"released\": 99999999999}", "{\"albumId\": 1, \"title\": \"x\"}" })
	void aBodyThatIsNoChangeIs400(String body) {
		problem(send(HttpMethod.PATCH, "/albums/1", body), 400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "?limit=-1", "?offset=-1", "?limit=x", "?limit=99999999999999999999", "/x", "/1.5",
			"/99999999999", "?q=%00" })
	void aRequestThatCannotBeReadIs400(String query) {
		problem(send(HttpMethod.GET, "/albums" + query, ""), 400);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"title": "Dummy", "artistId": 1}                  | album_tenant_id_artist_id_title_key
			{"title": "x", "artistId": 99}                     | album_artist_id_fkey
			{"title": "x", "artistId": 1, "released": 1}       | album_released_check
			""")
	void aConstraintIs409AndNamed(String body, String constraint) {
		String problem = problem(send(HttpMethod.POST, "/albums", body), 409);

		assertThat(problem).contains(constraint).doesNotContain("Dummy", "99");
	}

	@Test
	void thePageAndTheHealthNeedNoTenant() {
		RestTestClient anybody = RestTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();

		anybody.get()
			.uri("/")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.TEXT_HTML);
		anybody.get()
			.uri("/actuator/health")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo("UP");
	}

	private RestTestClient.ResponseSpec send(HttpMethod method, String path, String body) {
		return this.acme.method(method)
			.uri(URI.create("http://localhost:" + this.port + path))
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.exchange();
	}

	private static String problem(RestTestClient.ResponseSpec response, int status) {
		return response.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
	}

}
