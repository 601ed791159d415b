package io.fastpg.spring.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.fastpg.Database;
import io.fastpg.exception.RowFilterException;
import io.fastpg.execute.StatementEvent;
import io.fastpg.execute.StatementListener;
import io.fastpg.filter.FilterScope;
import io.fastpg.filter.RowFilter;
import io.fastpg.row.Row;
import io.fastpg.spring.boot.autoconfigure.testing.TestServer;
import io.fastpg.type.TypeConverter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(OutputCaptureExtension.class)
class FastpgAutoConfigurationTests {

	private static final String UNREACHABLE = "jdbc:postgresql://localhost:1/none";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(FastpgAutoConfiguration.class, DataSourceAutoConfiguration.class,
				DataSourceInitializationAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
				TransactionAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
				JdbcClientAutoConfiguration.class, JacksonAutoConfiguration.class));

	@Test
	void theDatabaseUsesTheApplicationsDataSource() {
		withDatabase("create table cat (id int primary key)", "insert into cat values (1)").run((context) -> {
			Database db = context.getBean(Database.class);

			assertThat(db.table("cat").count()).isOne();
		});
	}

	@Test
	void convertersOfTheApplicationAreUsed() {
		withDatabase("create table cat (id int primary key)", "insert into cat values (1)")
			.withUserConfiguration(Converters.class)
			.run((context) -> {
				Database db = context.getBean(Database.class);

				assertThat(db.table("cat", Cat.class).get(new CatId(1))).isEqualTo(new Cat(new CatId(1)));
			});
	}

	@Test
	void startingMakesNoConnection() {
		this.runner.withPropertyValues("spring.datasource.url=" + UNREACHABLE).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(Database.class).table("cat").name()).isEqualTo("cat");
		});
	}

	@Test
	void withoutDataSourceThereIsNoDatabase() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(FastpgAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Database.class));
	}

	@Test
	void withTwoDataSourcesThereIsNoDatabase() {
		this.runner.withUserConfiguration(TwoDataSources.class)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Database.class));
	}

	@Test
	void withTwoDataSourcesThePrimaryIsUsed() {
		this.runner.withUserConfiguration(TwoDataSources.class)
			.withBean("primary", DataSource.class, () -> new DriverManagerDataSource(UNREACHABLE),
					(definition) -> definition.setPrimary(true))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(Database.class));
	}

	@Test
	void anotherDatabaseOfTheApplicationWins() {
		this.runner.withPropertyValues("spring.datasource.url=" + UNREACHABLE)
			.withUserConfiguration(OwnDatabase.class)
			.run((context) -> assertThat(context).getBean(Database.class).isSameAs(context.getBean("mine")));
	}

	@Test
	void aTransactionOfABeanThatTheDatabaseNeedsIsEnded() {
		withDatabase("create table cat (id int primary key)")
			.withConfiguration(AutoConfigurations.of(TransactionManagerCustomizationAutoConfiguration.class))
			.withUserConfiguration(EarlyTransaction.class)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isFalse();
				assertThat(context.getBean(Database.class).table("cat").count()).isOne();
			});
	}

	@Test
	void switchedOffThereIsNoDatabase() {
		this.runner.withPropertyValues("spring.datasource.url=" + UNREACHABLE, "fastpg.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Database.class));
	}

	@Test
	void withoutCoreNothingIsConfigured() {
		this.runner.withPropertyValues("spring.datasource.url=" + UNREACHABLE)
			.withClassLoader(new FilteredClassLoader(Database.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(FastpgAutoConfiguration.class));
	}

	@Test
	void theDatabaseComesAfterSchemaScripts() {
		this.runner.withPropertyValues("spring.datasource.url=" + UNREACHABLE, "spring.sql.init.mode=never")
			.run((context) -> assertThat(context.getBeanFactory().getBeanDefinition("fastpgDatabase").getDependsOn())
				.isNullOrEmpty());
		withDatabase().withPropertyValues("spring.sql.init.mode=always")
			.run((context) -> assertThat(context.getBeanFactory().getBeanDefinition("fastpgDatabase").getDependsOn())
				.contains("dataSourceScriptDatabaseInitializer"));
	}

	@Test
	void theDatabaseJoinsTheApplicationsTransaction() {
		withDatabase("create table cat (id int primary key)").run((context) -> {
			Database db = context.getBean(Database.class);
			TransactionTemplate transaction = new TransactionTemplate(
					context.getBean(PlatformTransactionManager.class));

			transaction.executeWithoutResult((status) -> {
				db.table("cat").insert(Map.of("id", 1));
				status.setRollbackOnly();
			});

			assertThat(db.table("cat").count()).isZero();
		});
	}

	@Test
	void jdbcClientJoinsTheDatabasesTransaction() {
		withDatabase("create table cat (id int primary key)").run((context) -> {
			Database db = context.getBean(Database.class);
			JdbcClient client = context.getBean(JdbcClient.class);

			assertThatThrownBy(() -> db.transaction(() -> {
				client.sql("insert into cat values (1)").update();
				throw new IllegalStateException("stop");
			})).hasMessage("stop");

			assertThat(db.table("cat").count()).isZero();
		});
	}

	@Test
	void theTransactionManagerOfThatDataSourceRunsTheDatabasesTransactions() {
		withDatabase().withUserConfiguration(TwoTransactionManagers.class).run((context) -> {
			context.getBean(Database.class).transaction(() -> {
			});

			assertThat(context.getBean("right", CountingTransactionManager.class).begun).isOne();
			assertThat(context.getBean("other", CountingTransactionManager.class).begun).isZero();
		});
	}

	@Test
	void theApplicationsJsonMapperWritesJson() {
		withDatabase("create table cat (id int primary key, data jsonb)")
			.withPropertyValues("spring.jackson.property-naming-strategy=SNAKE_CASE")
			.run((context) -> {
				Database db = context.getBean(Database.class);

				db.table("cat").insert(Row.of("id", 1, "data", new Collar("red")));

				assertThat(context).hasSingleBean(JsonMapper.class);
				assertThat(db.item(String.class, "select data ->> 'collar_color' from cat")).isEqualTo("red");
			});
	}

	@Test
	void listenersAndCustomizersAreApplied() {
		List<StatementEvent> events = new ArrayList<>();
		List<StatementEvent> more = new ArrayList<>();
		withDatabase().withBean(StatementListener.class, () -> events::add)
			.withBean(DatabaseBuilderCustomizer.class, () -> (builder) -> builder.listener(more::add))
			.run((context) -> {
				context.getBean(Database.class).query("select 1").list();

				assertThat(events).isNotEmpty();
				assertThat(more).isNotEmpty();
			});
	}

	@Test
	void theQueryTimeoutIsApplied() {
		withDatabase().withPropertyValues("fastpg.query-timeout=1s").run((context) -> {
			Database db = context.getBean(Database.class);

			assertThatThrownBy(() -> db.query("select pg_sleep(20)").list()).isInstanceOf(RuntimeException.class);
		});
	}

	@Test
	void withATenantColumnEveryCallNeedsATenant() {
		withDatabase("create table cat (id int primary key, uid int not null)",
				"create table breed (id int primary key)", "create table secret (id int primary key)")
			.withPropertyValues("fastpg.tenant.column=uid", "fastpg.tenant.shared-tables=breed,breed")
			.run((context) -> {
				Database db = context.getBean(Database.class);

				assertThatThrownBy(() -> db.table("cat").list()).isInstanceOf(RowFilterException.class);
				assertThatThrownBy(() -> db.query("select 1").list()).isInstanceOf(RowFilterException.class);
				assertThatThrownBy(() -> db.table("secret").list()).isInstanceOf(RowFilterException.class);
				assertThat(db.table("breed").list()).isEmpty();
				FilterScope.run(RowFilter.of("uid", 1), () -> assertThat(db.table("cat").list()).isEmpty());
			});
	}

	@Test
	void aMismatchIsPinnedUnlessItIsToBeRejected() {
		ApplicationContextRunner tenants = withDatabase("create table cat (id int primary key, uid int not null)")
			.withPropertyValues("fastpg.tenant.column=uid");
		RowFilter one = RowFilter.of("uid", 1);

		tenants.run((context) -> FilterScope.run(one, () -> {
			Row stored = context.getBean(Database.class).table("cat").insert(Map.of("id", 1, "uid", 2));
			assertThat(stored.getInt("uid")).isOne();
		}));
		tenants.withPropertyValues("fastpg.tenant.on-mismatch=reject").run((context) -> FilterScope.run(one, () -> {
			Database db = context.getBean(Database.class);
			assertThatThrownBy(() -> db.table("cat").insert(Map.of("id", 2, "uid", 2)))
				.isInstanceOf(RowFilterException.class);
		}));
	}

	@Test
	void aUrlThatIsNotUsedIsToldOf(CapturedOutput output) {
		this.runner
			.withPropertyValues("spring.datasource.url=" + UNREACHABLE,
					"fastpg.url=postgresql://app:secret@localhost/music")
			.run((context) -> assertThat(output).contains("fastpg.url is not used").doesNotContain("secret"));
	}

	private ApplicationContextRunner withDatabase(String... scripts) {
		return this.runner.withPropertyValues(
				"spring.datasource.url=jdbc:postgresql:" + TestServer.createDatabase(scripts),
				"spring.datasource.username=app", "spring.datasource.password=app-password",
				"spring.datasource.hikari.maximum-pool-size=2");
	}

	record Collar(String collarColor) {
	}

	@Configuration(proxyBeanMethods = false)
	static class TwoDataSources {

		@Bean
		DataSource one() {
			return new DriverManagerDataSource(UNREACHABLE);
		}

		@Bean
		DataSource two() {
			return new DriverManagerDataSource(UNREACHABLE);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoTransactionManagers {

		@Bean
		CountingTransactionManager other() {
			return new CountingTransactionManager(new DriverManagerDataSource(UNREACHABLE));
		}

		@Bean
		CountingTransactionManager right(DataSource dataSource) {
			return new CountingTransactionManager(dataSource);
		}

	}

	static class CountingTransactionManager extends JdbcTransactionManager {

		int begun;

		CountingTransactionManager(DataSource dataSource) {
			super(dataSource);
		}

		@Override
		protected void doBegin(Object transaction, TransactionDefinition definition) {
			this.begun++;
			super.doBegin(transaction, definition);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnDatabase {

		@Bean
		Database mine(DataSource dataSource) {
			return Database.of(dataSource);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class EarlyTransaction {

		@Bean
		DatabaseBuilderCustomizer early(PlatformTransactionManager manager, JdbcClient client) {
			new TransactionTemplate(manager)
				.executeWithoutResult((status) -> client.sql("insert into cat values (1)").update());
			return (builder) -> {
			};
		}

	}

	record Cat(CatId id) {

	}

	record CatId(int value) {

	}

	@Configuration(proxyBeanMethods = false)
	static class Converters {

		@Bean
		TypeConverter<CatId, Integer> catIds() {
			return TypeConverter.of(CatId.class, Integer.class, CatId::value, CatId::new);
		}

	}

}
