package io.fastpg.sample;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import io.fastpg.Database;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Neither shop sees or changes the other's rows, through any endpoint. Albums 1 to 10 are
 * acme's, 11 to 18 globex's.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class IsolationTests {

	@LocalServerPort
	private int port;

	@Autowired
	private Database db;

	@Autowired
	private RequestMappingHandlerMapping requestMappingHandlerMapping;

	private RestTestClient client = RestTestClient.bindToServer().build();

	@BeforeEach
	void connect() {
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
	}

	@ParameterizedTest
	@CsvSource({ "acme, 1, 10, 11", "globex, 11, 18, 1" })
	void aShopListsItsOwnAlbumsOnly(String tenant, int first, int last, int foreign) {
		List<Integer> ids = albums(tenant, "/albums").stream().map(Album::albumId).toList();

		assertThat(ids).contains(first, last).doesNotContain(foreign);
		assertThat(ids).hasSameSizeAs(all(tenant));
	}

	@Test
	void aSearchFindsTheShopsOwnCopyOnly() {
		assertThat(albums("acme", "/albums?q=MEZZ")).extracting(Album::albumId).containsExactly(4);
		assertThat(albums("globex", "/albums?q=MEZZ")).extracting(Album::albumId).containsExactly(11);
		assertThat(albums("acme", "/albums?q=autobahn")).isEmpty();
		assertThat(albums("acme", "/albums?q=') or true --")).isEmpty();
	}

	@Test
	void aPageIsAPageOfTheShopsAlbums() {
		assertThat(albums("globex", "/albums?limit=2&offset=1")).extracting(Album::albumId).containsExactly(12, 13);
		assertThat(albums("globex", "/albums?limit=0")).isEmpty();
		assertThat(albums("globex", "/albums?offset=1000")).isEmpty();
	}

	@Test
	void anUnknownShopHasNothing() {
		assertThat(albums("nobody", "/albums")).isEmpty();
		send(HttpMethod.GET, "/albums/1", "nobody", null).expectStatus().isNotFound();
	}

	static Stream<Arguments> foreignRows() {
		return Stream.of(Arguments.of(HttpMethod.GET, "/albums/{id}", null),
				Arguments.of(HttpMethod.PATCH, "/albums/{id}", Map.of("title", "Stolen")),
				Arguments.of(HttpMethod.DELETE, "/albums/{id}", null),
				Arguments.of(HttpMethod.GET, "/albums/{id}/tracks", null));
	}

	@ParameterizedTest
	@MethodSource("foreignRows")
	void anotherShopsAlbumIsAbsentAndStaysAsItIs(HttpMethod method, String path, Object body) {
		List<Album> before = all("globex");

		String foreign = problem(send(method, path.replace("{id}", "12"), "acme", body), 404);
		String absent = problem(send(method, path.replace("{id}", "999999"), "acme", body), 404);

		assertThat(foreign.replace("/12", "/999999")).isEqualTo(absent);
		assertThat(all("globex")).isEqualTo(before);
	}

	@Test
	void aTrackOfAnotherShopsPlaylistIsAbsent() {
		send(HttpMethod.GET, "/playlists/2/tracks/1", "acme", null).expectStatus()
			.isOk()
			.expectBody(PlaylistTrack.class)
			.isEqualTo(new PlaylistTrack(2, 1, 1));
		send(HttpMethod.GET, "/playlists/4/tracks/121", "globex", null).expectStatus().isOk();

		problem(send(HttpMethod.GET, "/playlists/2/tracks/1", "globex", null), 404);
		problem(send(HttpMethod.GET, "/playlists/4/tracks/121", "acme", null), 404);
		problem(send(HttpMethod.GET, "/playlists/2/tracks/121", "acme", null), 404);
	}

	@Test
	void aNewAlbumIsTheShopsOwnWhateverTheBodySays() {
		List<Album> before = all("globex");
		Map<String, Object> body = Map.of("title", "Volta", "artistId", 3, "tenantId", "globex", "tenant_id", "globex");

		Album stored = send(HttpMethod.POST, "/albums", "acme", body).expectStatus()
			.isCreated()
			.expectBody(Album.class)
			.returnResult()
			.getResponseBody();

		assertThat(all("globex")).isEqualTo(before);
		assertThat(all("acme")).contains(stored);
		send(HttpMethod.DELETE, "/albums/" + stored.albumId(), "acme", null).expectStatus().isOk();
	}

	@Test
	void aChangeCannotMoveAnAlbumToAnotherShop() {
		List<Album> before = all("globex");

		problem(send(HttpMethod.PATCH, "/albums/1", "acme", Map.of("tenantId", "globex")), 400);
		problem(send(HttpMethod.PATCH, "/albums/1", "acme", Map.of("title", "Dummy", "tenant_id", "globex")), 400);
		problem(send(HttpMethod.PATCH, "/albums/1", "acme", Map.of("albumId", 12)), 400);

		assertThat(all("globex")).isEqualTo(before);
	}

	@Test
	void bothShopsMayHaveTheSameAlbum() {
		problem(send(HttpMethod.POST, "/albums", "acme", Map.of("title", "Dummy", "artistId", 1)), 409);

		Album stored = send(HttpMethod.POST, "/albums", "globex", Map.of("title", "Dummy", "artistId", 1))
			.expectStatus()
			.isCreated()
			.expectBody(Album.class)
			.returnResult()
			.getResponseBody();

		send(HttpMethod.DELETE, "/albums/" + stored.albumId(), "globex", null).expectStatus().isOk();
	}

	@Test
	void sqlThatNamesNoShopFindsTheRowsOfTheRequestsOnly() {
		String acme = body(send(HttpMethod.GET, "/stock", "acme", null));
		String globex = body(send(HttpMethod.GET, "/stock", "globex", null));

		assertThat(acme).contains("Portishead", "Massive Attack\",\"albums\":2").doesNotContain("Kraftwerk");
		assertThat(globex).contains("Kraftwerk\",\"albums\":2", "Massive Attack\",\"albums\":1")
			.doesNotContain("Portishead");
		assertThat(body(send(HttpMethod.GET, "/stock", "nobody", null))).isEqualTo("[]");
	}

	@Test
	void artistsAreShared() {
		String acme = body(send(HttpMethod.GET, "/artists", "acme", null));

		assertThat(acme).contains("Kraftwerk").isEqualTo(body(send(HttpMethod.GET, "/artists", "globex", null)));
	}

	@Test
	void everyEndpointRefusesARequestWithoutTenant() {
		Set<String> endpoints = new TreeSet<>();
		this.requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, handler) -> {
			if (handler.getBeanType().getPackageName().equals("io.fastpg.sample")) {
				endpoints.addAll(lines(mapping));
			}
		});

		assertThat(endpoints).containsExactly("DELETE /albums/1", "GET /albums", "GET /albums/1",
				"GET /albums/1/tracks", "GET /artists", "GET /playlists/1/tracks/1", "GET /stock", "PATCH /albums/1",
				"POST /albums");
		assertThat(endpoints).allSatisfy((endpoint) -> {
			String[] parts = endpoint.split(" ");
			problem(this.client.method(HttpMethod.valueOf(parts[0])).uri(parts[1]).exchange(), 400);
		});
		assertThat(all("acme")).extracting(Album::albumId).contains(1);
	}

	private static List<String> lines(RequestMappingInfo mapping) {
		String path = mapping.getPatternValues().iterator().next().replaceAll("\\{\\w+}", "1");
		return mapping.getMethodsCondition().getMethods().stream().map((method) -> method + " " + path).toList();
	}

	private List<Album> all(String tenant) {
		return this.db.forTenant(tenant).table(Album.class).orderBy("album_id").list();
	}

	private List<Album> albums(String tenant, String path) {
		Album[] albums = send(HttpMethod.GET, path, tenant, null).expectStatus()
			.isOk()
			.expectBody(Album[].class)
			.returnResult()
			.getResponseBody();
		return List.of(albums);
	}

	private RestTestClient.ResponseSpec send(HttpMethod method, String path, String tenant, Object body) {
		RestTestClient.RequestBodySpec request = this.client.method(method).uri(path).header("X-Tenant-ID", tenant);
		return ((body != null) ? request.contentType(MediaType.APPLICATION_JSON).body(body) : request).exchange();
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

	private static String body(RestTestClient.ResponseSpec response) {
		return response.expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody();
	}

}
