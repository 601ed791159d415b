package io.fastpg.spring.boot.autoconfigure.web;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.fastpg.filter.FilterScope;

import static org.assertj.core.api.Assertions.assertThat;

@WebMvcTest(properties = "fastpg.tenant.column=uid")
@ContextConfiguration(classes = WebMvcSliceTests.Application.class)
class WebMvcSliceTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void aTestOfTheWebLayerHasTheTenantsFilterWithoutADatabase() {
		assertThat(this.mvc.get().uri("/scope")).hasStatus(400);
		assertThat(this.mvc.get().uri("/scope").header("X-Tenant-ID", "1")).hasStatusOk()
			.hasBodyTextEqualTo("row filter on uid");
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@Import(ScopeController.class)
	static class Application {

	}

	@RestController
	static class ScopeController {

		@GetMapping("/scope")
		String scope() {
			return FilterScope.current().toString();
		}

	}

}
