package io.fastpg.spring.boot.autoconfigure.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.fastpg.Database;
import io.fastpg.execute.StatementEvent;
import io.fastpg.execute.StatementListener;
import io.fastpg.spring.boot.autoconfigure.FastpgAutoConfiguration;
import io.fastpg.spring.boot.autoconfigure.testing.TestServer;

import static org.assertj.core.api.Assertions.assertThat;

class FastpgHealthAutoConfigurationTests {

	private static final String UNREACHABLE = "spring.datasource.url=jdbc:postgresql://localhost:1/none";

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(FastpgHealthAutoConfiguration.class, FastpgAutoConfiguration.class, DataSourceAutoConfiguration.class));

	@Test
	void whereItIsUsedWhatIsMissingIsToldAndHealthIsUp() {
		withDatabase("use").run((context) -> {
			Health health = health(context.getBean(HealthIndicator.class));

			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsEntry("rowSecurity", "use")
				.containsEntry("enforced", false)
				.containsEntry("tables", 1)
				.containsEntry("errors", 1)
				.containsEntry("warnings", 2)
				.containsEntry("findings",
						List.of("NO_POLICY public.cat", "NO_INDEX public.cat", "ROLE_OWNS_TABLES app"));
		});
	}

	@Test
	void whereItIsRequiredAndMissingHealthIsDownUntilItIsPutUp() {
		withDatabase("require").run((context) -> {
			Database db = context.getBean(Database.class);

			assertThat(health(new RowSecurityHealthIndicator(db, io.fastpg.filter.RowSecurityMode.REQUIRE)).getStatus())
				.isEqualTo(Status.DOWN);
			db.rowSecurity().enable("cat");
			assertThat(health(context.getBean(HealthIndicator.class)).getStatus()).isEqualTo(Status.UP);
		});
	}

	@Test
	void theDatabaseIsNotAskedAgainWithinAMinute() {
		List<StatementEvent> events = new ArrayList<>();
		withDatabase("use").withBean(StatementListener.class, () -> events::add).run((context) -> {
			HealthIndicator indicator = context.getBean(HealthIndicator.class);
			assertThat(events).isEmpty();

			indicator.health();
			int asked = events.size();
			indicator.health();

			assertThat(asked).isPositive();
			assertThat(events).hasSize(asked);
		});
	}

	@Test
	void switchedOffTheDatabaseIsNotAsked() {
		this.runner.withPropertyValues(UNREACHABLE, "fastpg.tenant.column=tenant_id", "fastpg.tenant.row-security=off")
			.run((context) -> {
				Health health = health(context.getBean(HealthIndicator.class));

				assertThat(health.getStatus()).isEqualTo(Status.UP);
				assertThat(health.getDetails()).isEqualTo(Map.of("rowSecurity", "off"));
			});
	}

	@Test
	void whereTheDatabaseCannotBeAskedHealthIsUnknownAndDownIfItIsRequired() {
		ApplicationContextRunner unreachable = this.runner.withPropertyValues(UNREACHABLE,
				"fastpg.tenant.column=tenant_id", "spring.datasource.hikari.connection-timeout=250");

		unreachable.run((context) -> assertThat(health(context.getBean(HealthIndicator.class)).getStatus())
			.isEqualTo(Status.UNKNOWN));
		unreachable.withPropertyValues("fastpg.tenant.row-security=require")
			.run((context) -> assertThat(health(context.getBean(HealthIndicator.class)).getStatus())
				.isEqualTo(Status.DOWN));
	}

	@Test
	void itIsNotThereWithoutTenantsOrHealthOrDatabaseOrWhenSwitchedOff() {
		ApplicationContextRunner tenants = this.runner.withPropertyValues(UNREACHABLE,
				"fastpg.tenant.column=tenant_id");

		tenants.run((context) -> assertThat(context).hasBean("fastpgHealthIndicator"));
		for (ApplicationContextRunner without : List.of(this.runner.withPropertyValues(UNREACHABLE),
				this.runner.withPropertyValues("fastpg.tenant.column=tenant_id", "fastpg.enabled=false", UNREACHABLE),
				tenants.withPropertyValues("management.health.fastpg.enabled=false"),
				tenants.withClassLoader(new FilteredClassLoader(ConditionalOnEnabledHealthIndicator.class)),
				tenants.withClassLoader(new FilteredClassLoader(Database.class)))) {
			without.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(FastpgHealthAutoConfiguration.class));
		}
	}

	@Test
	void anIndicatorOfTheApplicationsTakesItsPlace() {
		this.runner.withPropertyValues(UNREACHABLE, "fastpg.tenant.column=tenant_id")
			.withBean("fastpgHealthIndicator", HealthIndicator.class, () -> () -> Health.up().build())
			.run((context) -> assertThat(context).hasNotFailed()
				.getBean(HealthIndicator.class)
				.isNotInstanceOf(RowSecurityHealthIndicator.class));
	}

	private static Health health(HealthIndicator indicator) {
		Health health = indicator.health();
		assertThat(health).isNotNull();
		return health;
	}

	private ApplicationContextRunner withDatabase(String mode) {
		String url = TestServer.createDatabase("create table cat (id int, tenant_id int not null)");
		return this.runner.withPropertyValues("spring.datasource.url=jdbc:postgresql:" + url,
				"spring.datasource.username=app", "spring.datasource.password=app-password",
				"fastpg.tenant.column=tenant_id", "fastpg.tenant.row-security=" + mode);
	}

}
