package io.fastpg.spring.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import io.fastpg.Database;
import io.fastpg.exception.InvalidStatementException;
import io.fastpg.exception.RowFilterException;
import io.fastpg.filter.FilterScope;
import io.fastpg.filter.RowFilter;
import io.fastpg.filter.RowSecurityMode;
import io.fastpg.filter.UnfilteredListener;
import io.fastpg.spring.boot.autoconfigure.testing.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the properties make of the way into a tenant, and past all of them. */
class FastpgTenantAccessTests {

	private static final String CATS = """
			create table cat (id int primary key, name text, uid int not null, region text not null);
			insert into cat values (1, 'meow', 1, 'eu'), (2, 'purr', 2, 'eu'), (3, 'hiss', 1, 'us');
			create function loud(text) returns text language sql return upper($1)""";

	private static final String POLICIES = """
			create function fastpg_row_filter(setting text) returns text language plpgsql stable as $$
			declare v text := current_setting(setting, true);
			begin
				if v is null or v = '' then raise exception 'fastpg: no row filter' using errcode = '42501'; end if;
				return v;
			end $$;
			alter table cat enable row level security;
			alter table cat force row level security;
			create policy fastpg_open on cat using (true) with check (true);
			create policy fastpg_uid on cat as restrictive using (uid = (select fastpg_row_filter('fastpg.uid')::int))
				with check (uid = (select fastpg_row_filter('fastpg.uid')::int))""";

	private static final RowFilter ONE = RowFilter.of("uid", 1);

	private ApplicationContextRunner runner(String... scripts) {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(FastpgAutoConfiguration.class, DataSourceAutoConfiguration.class,
					DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
					TransactionManagerCustomizationAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
					JdbcClientAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=jdbc:postgresql:" + TestServer.createDatabase(scripts),
					"spring.datasource.username=app", "spring.datasource.password=app-password",
					"fastpg.tenant.column=uid");
	}

	@Test
	void textsAreAsStrictAsTheProperty() {
		runner(CATS).run((context) -> assertThatThrownBy(() -> loud(context.getBean(Database.class)))
			.isInstanceOf(InvalidStatementException.class));
		runner(CATS).withPropertyValues("fastpg.tenant.fragments=no-subquery")
			.run((context) -> assertThat(loud(context.getBean(Database.class))).isOne());
	}

	private static long loud(Database db) {
		return db.forTenant(1).table("cat").where("loud(name) = 'MEOW'").count();
	}

	@Test
	void additionalColumnsAreRequiredToo() {
		runner(CATS).withPropertyValues("fastpg.tenant.additional.region.header=X-Region").run((context) -> {
			Database db = context.getBean(Database.class);

			assertThat(db.xtra(ONE.and(RowFilter.of("region", "us"))).table("cat").count()).isOne();
			assertThatThrownBy(() -> db.xtra(ONE).table("cat").count()).isInstanceOf(RowFilterException.class);
		});
	}

	@Test
	void theWayPastCanBeForbiddenInCalls() {
		runner(CATS).withPropertyValues("fastpg.tenant.unfiltered=outside-scopes").run((context) -> {
			Database db = context.getBean(Database.class);

			assertThat(db.unfiltered("test").table("cat").count()).isEqualTo(3);
			FilterScope.run(ONE,
					() -> assertThatThrownBy(() -> db.unfiltered("test")).isInstanceOf(RowFilterException.class));
		});
	}

	@Test
	void theWayPastHasListenersAndConnectionsOfItsOwn() {
		runner(CATS).withUserConfiguration(Past.class).run((context) -> {
			Database db = context.getBean(Database.class);

			assertThat(db.forTenant(1).table("cat").count()).isEqualTo(2);
			assertThat(db.unfiltered("test").item(Integer.class, "select 42")).isEqualTo(42);
			assertThatThrownBy(() -> db.unfiltered("test").table("cat")).hasMessageContaining("cat");
			assertThat(context.getBean(Past.class).reasons).containsExactly("test", "test");
		});
	}

	@Test
	void transactionsOfOthersKnowTheFilter() {
		runner(CATS, POLICIES)
			.withBean(DatabaseBuilderCustomizer.class, () -> (builder) -> builder.rowSecurity(RowSecurityMode.USE))
			.run((context) -> {
				JdbcClient jdbc = context.getBean(JdbcClient.class);
				TransactionTemplate template = context.getBean(TransactionTemplate.class);

				Long seen = FilterScope.call(ONE, () -> template.execute((status) -> count(jdbc)));

				assertThat(seen).isEqualTo(2);
				assertThatThrownBy(() -> template.execute((status) -> count(jdbc)))
					.hasStackTraceContaining("fastpg: no row filter");
			});
	}

	private static Long count(JdbcClient jdbc) {
		return jdbc.sql("select count(*) from cat").query(Long.class).single();
	}

	@Configuration(proxyBeanMethods = false)
	static class Past {

		private final List<String> reasons = new ArrayList<>();

		@Bean
		UnfilteredListener reasons() {
			return this.reasons::add;
		}

		@Bean(defaultCandidate = false)
		DataSource fastpgUnfilteredDataSource() {
			return new DriverManagerDataSource("jdbc:postgresql:" + TestServer.createDatabase(), "app", "app-password");
		}

	}

}
