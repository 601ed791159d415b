package io.fastpg.spring.boot.autoconfigure.rowsecurity;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.SpringFactoriesLoader;

import io.fastpg.Database;
import io.fastpg.rowsecurity.RowSecurityNotEnforcedException;
import io.fastpg.spring.boot.autoconfigure.FastpgAutoConfiguration;
import io.fastpg.spring.boot.autoconfigure.testing.TestServer;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class FastpgRowSecurityAutoConfigurationTests {

	private static final String UNREACHABLE = "spring.datasource.url=jdbc:postgresql://localhost:1/none";

	private static final String CAT = "create table cat (id int, tenant_id int not null); create index on cat (tenant_id)";

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(FastpgRowSecurityAutoConfiguration.class, FastpgAutoConfiguration.class, DataSourceAutoConfiguration.class,
				DataSourceInitializationAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class));

	@Test
	void requiredAndNotThereTheApplicationDoesNotStart() {
		required(CAT).run((context) -> assertThat(context).hasFailed()
			.getFailure()
			.isInstanceOf(RowSecurityNotEnforcedException.class)
			.hasMessageContaining("public.cat"));
	}

	@Test
	void requiredAndThereTheApplicationStartsAndLogsWarningsOnce(CapturedOutput output) {
		required(CAT).withUserConfiguration(Enabling.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output).contains("Row-level security is enforced on 1 tables for role app")
				.containsOnlyOnce("the role owns 1 of 1 tables");
		});
	}

	@Test
	void theCheckComesAfterSchemaScripts() {
		required()
			.withPropertyValues("spring.sql.init.mode=always", "spring.sql.init.schema-locations=classpath:cat.sql")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.isInstanceOf(RowSecurityNotEnforcedException.class)
				.hasMessageContaining("public.cat"));
	}

	@Test
	void beansThatAreMadeLazilyDoNotPutItOff() {
		required(CAT)
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void usedItMakesNoConnectionAtStart() {
		this.runner.withPropertyValues(UNREACHABLE, "fastpg.tenant.column=tenant_id")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(RowSecurityStartCheck.class));
		this.runner.withPropertyValues(UNREACHABLE, "fastpg.tenant.row-security=off")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(RowSecurityStartCheck.class));
	}

	@Test
	void withoutADatabaseNothingIsChecked() {
		ApplicationContextRunner strict = this.runner.withPropertyValues("fastpg.tenant.row-security=require");

		strict.withPropertyValues(UNREACHABLE, "fastpg.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(RowSecurityStartCheck.class));
		strict.withPropertyValues(UNREACHABLE)
			.withClassLoader(new FilteredClassLoader(Database.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(RowSecurityStartCheck.class));
	}

	@Test
	void theModeIsHandedToTheDatabase() {
		withDatabase("use", CAT, "insert into cat values (1, 1), (2, 2)").withUserConfiguration(Enabling.class)
			.run((context) -> {
				Database db = context.getBean(Database.class);

				assertThat(db.xtra("tenant_id", 1).query("select id from cat").as(Integer.class).list())
					.containsExactly(1);
			});
	}

	@Test
	void theFailureSaysWhatIsWrongAndGivesTheSql() {
		required(CAT).run((context) -> {
			FailureAnalysis analysis = analyze(context.getStartupFailure());

			assertThat(analysis.getDescription()).contains("role app").contains("- public.cat: ");
			assertThat(analysis.getAction()).contains("create policy \"fastpg_tenant_id\" on \"public\".\"cat\"")
				.contains("row-security=use")
				.doesNotContain("neither a superuser");
		});
	}

	@Test
	void theFailureOfARoleThatBypassesPoliciesAdvisesAnotherRole() {
		required(CAT).withPropertyValues("spring.datasource.username=postgres", "spring.datasource.password=postgres")
			.run((context) -> {
				FailureAnalysis analysis = analyze(context.getStartupFailure());

				assertThat(analysis.getDescription()).contains("role postgres").contains("BYPASSRLS");
				assertThat(analysis.getAction()).contains("neither a superuser");
			});
	}

	private static FailureAnalysis analyze(Throwable failure) {
		List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, SpringFactoriesLoader.ArgumentResolver.none(), (type, name, ex) -> {
			});
		return analyzers.stream()
			.filter(RowSecurityFailureAnalyzer.class::isInstance)
			.map((analyzer) -> analyzer.analyze(failure))
			.findFirst()
			.orElseThrow();
	}

	private ApplicationContextRunner required(String... scripts) {
		return withDatabase("require", scripts);
	}

	private ApplicationContextRunner withDatabase(String mode, String... scripts) {
		return this.runner.withPropertyValues(
				"spring.datasource.url=jdbc:postgresql:" + TestServer.createDatabase(scripts),
				"spring.datasource.username=app", "spring.datasource.password=app-password",
				"fastpg.tenant.row-security=" + mode, "fastpg.tenant.column=tenant_id");
	}

	@Configuration(proxyBeanMethods = false)
	static class Enabling {

		@Bean
		String policies(Database database) {
			database.rowSecurity().enable("cat", "tenant_id");
			return "enabled";
		}

	}

}
