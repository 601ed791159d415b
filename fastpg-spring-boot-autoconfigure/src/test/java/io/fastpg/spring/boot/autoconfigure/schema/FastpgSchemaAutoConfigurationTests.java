package io.fastpg.spring.boot.autoconfigure.schema;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.SpringFactoriesLoader;

import io.fastpg.Table;
import io.fastpg.codegen.Drift;
import io.fastpg.codegen.SchemaDriftException;
import io.fastpg.mapping.FastpgTable;
import io.fastpg.spring.boot.autoconfigure.FastpgAutoConfiguration;
import io.fastpg.spring.boot.autoconfigure.FastpgTableAutoConfiguration;
import io.fastpg.spring.boot.autoconfigure.NamedTable;
import io.fastpg.spring.boot.autoconfigure.testing.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

class FastpgSchemaAutoConfigurationTests {

	private static final String CAT = "create table cat (id int primary key, name text, weight float8)";

	private static final String DOG = "create table dog (id int primary key)";

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(FastpgSchemaAutoConfiguration.class, FastpgTableAutoConfiguration.class, FastpgAutoConfiguration.class,
				DataSourceAutoConfiguration.class, DataSourceInitializationAutoConfiguration.class));

	@Test
	void markedAndInjectedClassesThatFitLetTheApplicationStart() {
		verified(CAT, DOG).withUserConfiguration(Application.class)
			.withBean(Kennel.class)
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(SchemaStartCheck.class));
	}

	@Test
	void aMarkedClassThatDoesNotFitDoesNot() {
		verified("create table cat (id int primary key, nam text, weight float8)")
			.withUserConfiguration(Application.class)
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.asInstanceOf(type(SchemaDriftException.class))
				.satisfies((ex) -> assertThat(ex.drifts()).singleElement()
					.extracting(Drift::kind)
					.isEqualTo(Drift.Kind.NO_COLUMN)));
	}

	@Test
	void anInjectedClassThatDoesNotFitDoesNot() {
		verified("create table dog (id uuid primary key)").withBean(Kennel.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(SchemaDriftException.class)
				.hasMessageContaining(Dog.class.getTypeName() + ", \"id\": Cannot read column \"id\" (uuid)"));
	}

	@Test
	void aTableThatIsNamedWhereItIsInjectedIsNotLookedAt() {
		verified().withBean(Pound.class).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void theColumnOfTheTenantNeedsNoComponent() {
		verified(CAT, "alter table cat add tenant_id int not null").withUserConfiguration(Application.class)
			.withPropertyValues("fastpg.tenant.column=tenant_id")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void theCheckComesAfterSchemaScripts() {
		verified().withUserConfiguration(Application.class)
			.withPropertyValues("spring.sql.init.mode=always", "spring.sql.init.schema-locations=classpath:cat.sql")
			.run((context) -> assertThat(context).getFailure()
				.hasMessageContaining("column \"tenant_id\" of table \"cat\""));
	}

	@Test
	void beansThatAreMadeLazilyDoNotPutItOff() {
		verified().withUserConfiguration(Application.class)
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void byDefaultNothingIsCheckedAndNoConnectionMade() {
		this.runner.withUserConfiguration(Application.class)
			.withPropertyValues("spring.datasource.url=jdbc:postgresql://localhost:1/none")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SchemaStartCheck.class));
	}

	@Test
	void switchedOffNothingIsChecked() {
		this.runner
			.withPropertyValues("fastpg.schema.verify=true", "fastpg.enabled=false",
					"spring.datasource.url=jdbc:postgresql://localhost:1/none")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SchemaStartCheck.class));
	}

	@Test
	void theFailureSaysWhatDoesNotFitAndWhatToDo() {
		verified().withUserConfiguration(Application.class).run((context) -> {
			FailureAnalysis analysis = analyze(context.getStartupFailure());

			assertThat(analysis.getDescription()).startsWith("Classes of the application do not fit their tables:\n\n")
				.contains("    - " + Cat.class.getTypeName() + ": There is no table or view \"cat\"");
			assertThat(analysis.getAction()).contains("migration", "fastpg.schema.verify=false");
		});
	}

	private static FailureAnalysis analyze(Throwable failure) {
		List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, SpringFactoriesLoader.ArgumentResolver.none(), (type, name, ex) -> {
			});
		return analyzers.stream()
			.filter(SchemaDriftFailureAnalyzer.class::isInstance)
			.map((analyzer) -> analyzer.analyze(failure))
			.findFirst()
			.orElseThrow();
	}

	private ApplicationContextRunner verified(String... scripts) {
		return this.runner.withPropertyValues(
				"spring.datasource.url=jdbc:postgresql:" + TestServer.createDatabase(scripts),
				"spring.datasource.username=app", "spring.datasource.password=app-password",
				"fastpg.schema.verify=true");
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage
	static class Application {

	}

	@FastpgTable
	record Cat(Integer id, String name, Double weight) {

	}

	record Dog(Integer id) {

	}

	static class Kennel {

		Kennel(Table<Dog> dogs) {
		}

	}

	static class Pound {

		Pound(@NamedTable("stray") Table<Dog> dogs) {
		}

	}

}
