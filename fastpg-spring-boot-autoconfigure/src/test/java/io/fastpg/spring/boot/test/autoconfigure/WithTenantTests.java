package io.fastpg.spring.boot.test.autoconfigure;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.fastpg.Table;
import io.fastpg.exception.RowFilterException;
import io.fastpg.filter.FilterScope;
import io.fastpg.filter.RowFilter;
import io.fastpg.spring.boot.test.autoconfigure.ShopApplication.Album;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SpringBootTest(classes = ShopApplication.class)
@AutoConfigureMockMvc
@WithTenant("acme")
class WithTenantTests {

	@Autowired
	private Table<Album> albums;

	@Autowired
	private MockMvcTester mvc;

	private RowFilter beforeEach = RowFilter.none();

	private RowFilter duringTest = RowFilter.none();

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry registry) {
		ShopApplication.properties(registry);
	}

	@BeforeEach
	void seeBefore() {
		this.beforeEach = FilterScope.current();
	}

	@AfterEach
	void seeAfter() {
		assertThat(FilterScope.current()).isEqualTo(this.duringTest);
	}

	@Test
	void aTestActsForTheTenantOfItsClass() {
		this.duringTest = FilterScope.current();

		assertThat(ShopApplication.titles(this.albums)).containsExactly("Powerage");
		assertThat(this.duringTest).isEqualTo(RowFilter.of("tenant_id", "acme")).isEqualTo(this.beforeEach);
	}

	@Test
	@WithTenant("globex")
	void theTenantOfTheMethodTakesItsPlace() {
		this.duringTest = FilterScope.current();

		assertThat(ShopApplication.titles(this.albums)).containsExactly("Arrival");
		assertThat(this.duringTest).isEqualTo(RowFilter.of("tenant_id", "globex")).isEqualTo(this.beforeEach);
	}

	@Test
	@WithTenant(value = "eu", column = "region")
	void theColumnMayBeAnother() {
		this.duringTest = FilterScope.current();

		assertThat(this.duringTest).isEqualTo(RowFilter.of("region", "eu"));
		assertThatExceptionOfType(RowFilterException.class).isThrownBy(this.albums::list);
	}

	@Test
	void aRequestHasItsOwnTenantAndNotTheTests() {
		this.duringTest = FilterScope.current();

		assertThat(this.mvc.get().uri("/albums")).hasStatus(400);
		assertThat(this.mvc.get().uri("/albums").header("X-Tenant-ID", "globex")).hasStatusOk()
			.hasBodyTextEqualTo("[\"Arrival\"]");
		assertThat(this.mvc.get().uri("/open/scope")).hasBodyTextEqualTo("no row filter");
		assertThat(FilterScope.current()).isEqualTo(RowFilter.of("tenant_id", "acme"));
	}

	@Nested
	class NestedTests {

		@Test
		void actForTheTenantOfTheEnclosingClass() {
			WithTenantTests.this.duringTest = FilterScope.current();

			assertThat(FilterScope.current()).isEqualTo(RowFilter.of("tenant_id", "acme"));
		}

	}

	@Nested
	@WithTenant("globex")
	class NestedWithTenantTests {

		@Test
		void actForTheirOwn() {
			WithTenantTests.this.duringTest = FilterScope.current();

			assertThat(FilterScope.current()).isEqualTo(RowFilter.of("tenant_id", "globex"));
		}

	}

}
