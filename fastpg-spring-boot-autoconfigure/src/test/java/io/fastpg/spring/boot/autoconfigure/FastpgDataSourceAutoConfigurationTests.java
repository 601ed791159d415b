package io.fastpg.spring.boot.autoconfigure;

import java.io.PrintWriter;
import java.io.StringWriter;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

import io.fastpg.Database;
import io.fastpg.spring.boot.autoconfigure.testing.TestServer;

import static org.assertj.core.api.Assertions.assertThat;

class FastpgDataSourceAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(FastpgAutoConfiguration.class, FastpgDataSourceAutoConfiguration.class, DataSourceAutoConfiguration.class,
				DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
				JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class));

	@Test
	void theUrlBecomesAPoolThatAllOfSpringUses() {
		String address = TestServer.createDatabase("create table cat (id int primary key)");
		this.runner
			.withPropertyValues("fastpg.url=postgresql:" + address, "fastpg.username=app",
					"fastpg.password=app-password")
			.run((context) -> {
				HikariDataSource dataSource = context.getBean(HikariDataSource.class);

				assertThat(dataSource.getPassword()).isEqualTo("app-password");
				assertThat(context.getBean(Database.class).table("cat").list()).isEmpty();
				assertThat(context.getBean(JdbcClient.class).sql("select current_user").query(String.class).single())
					.isEqualTo("app");
				assertThat(context.getBean(JdbcTransactionManager.class).getDataSource()).isSameAs(dataSource);
				assertThat(context.getBean(Database.class))
					.hasToString("postgresql:" + address.replace("//", "//app@"));
			});
	}

	@Test
	void userAndPasswordMayStandInTheUrl() {
		String address = TestServer.createDatabase().replace("//", "//app:app-password@");
		this.runner.withPropertyValues("fastpg.url=postgresql:" + address)
			.run((context) -> assertThat(context.getBean(Database.class).item(Integer.class, "select 1")).isOne());
	}

	@Test
	void thePoolTakesHikarisProperties() {
		this.runner
			.withPropertyValues("fastpg.url=postgresql://app@localhost:1/none",
					"spring.datasource.hikari.maximum-pool-size=3")
			.run((context) -> assertThat(context.getBean(HikariDataSource.class).getMaximumPoolSize()).isEqualTo(3));
	}

	@Test
	void thePoolClosesWithTheContext() {
		HikariDataSource[] pool = new HikariDataSource[1];
		this.runner.withPropertyValues("fastpg.url=postgresql://app@localhost:1/none")
			.run((context) -> pool[0] = context.getBean(HikariDataSource.class));

		assertThat(pool[0].isClosed()).isTrue();
	}

	@Test
	void aDataSourceOfTheApplicationWins() {
		this.runner.withPropertyValues("fastpg.url=postgresql://app@localhost:1/none")
			.withBean("mine", DataSource.class, DriverManagerDataSource::new)
			.run((context) -> assertThat(context).getBean(DataSource.class).isSameAs(context.getBean("mine")));
	}

	@Test
	void springsOwnUrlWins() {
		this.runner
			.withPropertyValues("fastpg.url=postgresql://app@localhost:1/none",
					"spring.datasource.url=jdbc:postgresql://localhost:1/other")
			.run((context) -> assertThat(context.getBean(HikariDataSource.class).getJdbcUrl()).endsWith("/other"));
	}

	@Test
	void connectionDetailsOfAContainerWin() {
		this.runner.withPropertyValues("fastpg.url=postgresql://app@localhost:1/none")
			.withBean(JdbcConnectionDetails.class, ContainerDetails::new)
			.run((context) -> assertThat(context.getBean(HikariDataSource.class).getJdbcUrl()).endsWith("/container"));
	}

	@Test
	void switchedOffTheUrlIsNotUsed() {
		this.runner.withPropertyValues("fastpg.url=postgresql://app@localhost:1/none", "fastpg.enabled=false")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.hasMessageContaining("Failed to determine a suitable driver class"));
	}

	@Test
	void aMalformedUrlFailsWithoutShowingIt() {
		this.runner.withPropertyValues("fastpg.url=mysql://app:secret@localhost/music").run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("connection URL");
			assertThat(context.getStartupFailure()).hasStackTraceContaining("scheme");
			assertThat(stackTrace(context.getStartupFailure())).doesNotContain("secret");
		});
	}

	private static String stackTrace(Throwable failure) {
		StringWriter text = new StringWriter();
		failure.printStackTrace(new PrintWriter(text));
		return text.toString();
	}

	private static final class ContainerDetails implements JdbcConnectionDetails {

		@Override
		public String getUsername() {
			return "app";
		}

		@Override
		public String getPassword() {
			return "app-password";
		}

		@Override
		public String getJdbcUrl() {
			return "jdbc:postgresql://localhost:1/container";
		}

	}

}
