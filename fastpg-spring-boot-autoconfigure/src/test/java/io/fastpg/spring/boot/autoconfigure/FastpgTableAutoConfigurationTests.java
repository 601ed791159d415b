package io.fastpg.spring.boot.autoconfigure;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.fastpg.Database;
import io.fastpg.Table;
import io.fastpg.row.Row;
import io.fastpg.spring.boot.autoconfigure.testing.TestServer;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

class FastpgTableAutoConfigurationTests {

	private static final Database UNREACHABLE = Database
		.builder(new DriverManagerDataSource("jdbc:postgresql://localhost:1/none"))
		.lazySchema()
		.build();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(FastpgTableAutoConfiguration.class))
		.withBean(Database.class, () -> UNREACHABLE);

	@Test
	void aTableIsInjectedByTheTypeOfItsRows() {
		String address = TestServer.createDatabase(
				"create table play_list (id int primary key, name text); insert into play_list values (1, 'Grunge')");
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(FastpgTableAutoConfiguration.class))
			.withBean(Database.class,
					() -> Database.of(new DriverManagerDataSource("jdbc:postgresql:" + address, "app", "")))
			.withBean(Constructor.class)
			.run((context) -> assertThat(context.getBean(Constructor.class).lists.get(1))
				.isEqualTo(new PlayList(1, "Grunge")));
	}

	@Test
	void injectionMakesNoConnection() {
		this.runner.withBean(Constructor.class)
			.run((context) -> assertThat(context.getBean(Constructor.class).lists.name()).isEqualTo("play_list"));
	}

	@Test
	void fieldsProvidersOptionalsAndBeanMethodsAreInjectedAlike() {
		this.runner.withBean(Fields.class).withUserConfiguration(Methods.class).run((context) -> {
			Fields fields = context.getBean(Fields.class);

			assertThat(fields.lists.name()).isEqualTo("play_list");
			assertThat(fields.cats.name()).isEqualTo("cat");
			assertThat(fields.provider.getObject().name()).isEqualTo("cat");
			assertThat(fields.optional.get().name()).isEqualTo("cat");
			assertThat(context.getBean("nameOfTable")).isEqualTo("cat");
		});
	}

	@Test
	void aSuperclassMayLeaveTheTypeToItsSubclass() {
		this.runner.withBean(CatService.class)
			.run((context) -> assertThat(context.getBean(CatService.class).table.name()).isEqualTo("cat"));
	}

	@Test
	void aTableOfRowsIsInjectedByName() {
		this.runner.withBean(Named.class).run((context) -> {
			Named named = context.getBean(Named.class);

			assertThat(named.rows.name()).isEqualTo("album");
			assertThat(named.lists.name()).isEqualTo("old.play_list");
		});
	}

	@Test
	void aTableBeanOfTheApplicationWins() {
		this.runner.withUserConfiguration(OwnTable.class).withBean(Fields.class).run((context) -> {
			Fields fields = context.getBean(Fields.class);

			assertThat(fields.cats.name()).isEqualTo("tom");
			assertThat(fields.lists.name()).isEqualTo("play_list");
		});
	}

	@Test
	void aTableOfRowsWithoutNameFailsAndSaysWhatToDo() {
		this.runner.withBean(Unnamed.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("does not say which table")
				.hasMessageContaining("@NamedTable")
				.hasMessageContaining(Unnamed.class.getName()));
	}

	@Test
	@SuppressWarnings("rawtypes")
	void aTableWithoutTypeFailsAndSaysWhatToDo() {
		this.runner.withBean(Raw.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("does not say what its rows are"));
	}

	@Test
	void withoutDatabaseOrSwitchedOffThereAreNoTables() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(FastpgTableAutoConfiguration.class))
			.run((context) -> assertThat(context).doesNotHaveBean(Table.class));
		this.runner.withPropertyValues("fastpg.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(Table.class));
	}

	record PlayList(int id, String name) {
	}

	record Cat(int id) {
	}

	static class Constructor {

		final Table<PlayList> lists;

		Constructor(Table<PlayList> lists) {
			this.lists = lists;
		}

	}

	static class Fields {

		@Autowired
		Table<PlayList> lists;

		@Autowired
		Table<Cat> cats;

		@Autowired
		ObjectProvider<Table<Cat>> provider;

		@Autowired
		Optional<Table<Cat>> optional;

	}

	abstract static class Service<T> {

		@Autowired
		Table<T> table;

	}

	static class CatService extends Service<Cat> {

	}

	static class Named {

		final Table<Row> rows;

		@Autowired
		@NamedTable("old.play_list")
		Table<PlayList> lists;

		Named(@NamedTable("album") Table<Row> rows) {
			this.rows = rows;
		}

	}

	static class Unnamed {

		@Autowired
		Table<Row> rows;

	}

	static class Raw {

		@Autowired
		@SuppressWarnings("rawtypes")
		Table table;

	}

	@Configuration(proxyBeanMethods = false)
	static class Methods {

		@Bean
		String nameOfTable(Table<Cat> cats) {
			return cats.name();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnTable {

		@Bean
		Table<Cat> tom(Database database) {
			return database.table("tom", Cat.class);
		}

	}

}
