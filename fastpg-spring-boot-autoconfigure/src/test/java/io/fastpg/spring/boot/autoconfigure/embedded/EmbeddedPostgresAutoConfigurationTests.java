package io.fastpg.spring.boot.autoconfigure.embedded;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.fastpg.Database;
import io.fastpg.spring.boot.autoconfigure.FastpgAutoConfiguration;
import io.fastpg.spring.boot.autoconfigure.FastpgDataSourceAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(OutputCaptureExtension.class)
class EmbeddedPostgresAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(EmbeddedPostgresAutoConfiguration.class, FastpgAutoConfiguration.class,
				FastpgDataSourceAutoConfiguration.class, DataSourceAutoConfiguration.class));

	@Test
	void whereNothingIsConfiguredAnEmbeddedPostgres18ServesUntilTheContextCloses(CapturedOutput output) {
		String[] url = new String[1];
		this.runner.withPropertyValues("spring.datasource.hikari.maximum-pool-size=2").run((context) -> {
			Database db = context.getBean(Database.class);
			url[0] = context.getBean(HikariDataSource.class).getJdbcUrl();

			assertThat(db.item(String.class, "show server_version")).startsWith("18.");
			assertThat(db.query("select usesuper, usename from pg_user where usename = current_user").single().asMap())
				.isEqualTo(Map.of("usesuper", false, "usename", "app"));
			assertThat(db.execute("create table cat (name text)")).isZero();
			assertThat(db.item(String.class, "select lower('ÉÖ')")).isEqualTo("éö");
			assertThat(context.getBean(HikariDataSource.class).getMaximumPoolSize()).isEqualTo(2);
			assertThat(output).contains("an embedded PostgreSQL 18.6 serves at " + db
					+ ". Its data is thrown away when the application stops.");
		});

		assertThatThrownBy(() -> DriverManager.getConnection(url[0], "app", "")).isInstanceOf(SQLException.class);
	}

	@Test
	void aDataSourceOfTheApplicationWins() {
		this.runner.withBean("mine", DataSource.class, DriverManagerDataSource::new)
			.run((context) -> assertThat(context).doesNotHaveBean(EmbeddedPostgresServer.class)
				.getBean(DataSource.class)
				.isSameAs(context.getBean("mine")));
	}

	@Test
	void fastpgsUrlWins() {
		this.runner.withPropertyValues("fastpg.url=postgresql://app@localhost:1/none")
			.run((context) -> assertThat(context).doesNotHaveBean(EmbeddedPostgresServer.class)
				.hasSingleBean(Database.class));
	}

	@Test
	void springsUrlWins() {
		this.runner.withPropertyValues("spring.datasource.url=jdbc:postgresql://localhost:1/none")
			.run((context) -> assertThat(context).doesNotHaveBean(EmbeddedPostgresServer.class)
				.hasSingleBean(Database.class));
	}

	@Test
	void switchedOffItDoesNotStart() {
		this.runner.withPropertyValues("fastpg.embedded.enabled=false")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.hasMessageContaining("Failed to determine a suitable driver class"));
		this.runner.withPropertyValues("fastpg.enabled=false")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.hasMessageContaining("Failed to determine a suitable driver class"));
	}

	@Test
	void withoutItsClassesItDoesNotStart() {
		this.runner.withClassLoader(new FilteredClassLoader(EmbeddedPostgres.class))
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.hasMessageContaining("Failed to determine a suitable driver class"));
	}

}
