package io.fastpg.spring.boot.test.autoconfigure;

import java.util.List;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.fastpg.Table;
import io.fastpg.filter.FilterScope;
import io.fastpg.spring.boot.autoconfigure.testing.TestServer;

/** An application whose tests act for a tenant. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ShopApplication.AlbumController.class)
class ShopApplication {

	record Album(String title) {
	}

	static void properties(DynamicPropertyRegistry registry) {
		String address = TestServer.createDatabase(
				"create table album (title text primary key, tenant_id text not null)",
				"insert into album values ('Powerage', 'acme'), ('Arrival', 'globex')");
		registry.add("fastpg.url", () -> "postgresql:" + address);
		registry.add("fastpg.username", () -> "app");
		registry.add("fastpg.password", () -> "app-password");
		registry.add("fastpg.tenant.column", () -> "tenant_id");
		registry.add("fastpg.tenant.exclude-paths", () -> "/open/**");
	}

	static List<String> titles(Table<Album> albums) {
		return albums.orderBy("title").list().stream().map(Album::title).toList();
	}

	@RestController
	static class AlbumController {

		private final Table<Album> albums;

		AlbumController(Table<Album> albums) {
			this.albums = albums;
		}

		@GetMapping("/albums")
		List<String> albums() {
			return titles(this.albums);
		}

		@GetMapping("/open/scope")
		String scope() {
			return FilterScope.current().toString();
		}

	}

}
