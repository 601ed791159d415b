package io.fastpg;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.QueryTimeoutException;

import io.fastpg.exception.SchemaException;
import io.fastpg.execute.StatementEvent;
import io.fastpg.filter.FilterScope;
import io.fastpg.filter.RowFilter;
import io.fastpg.row.Row;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DatabaseBuilderTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase(Cats.TABLE,
			"insert into cat (name, uid) values ('meow', 1), ('purr', 2)");

	@Test
	void aListenerHearsOfEachStatementAndOfNoValue() {
		List<StatementEvent> events = new ArrayList<>();
		Database db = Database.builder(this.database.dataSource()).listener(events::add).build();
		Table<Row> cats = db.table("cat");
		events.clear();

		cats.insert(Map.of("name", "secret"));
		assertThatThrownBy(() -> cats.insert(Map.of("id", 1, "name", "secret"))).isNotNull();

		assertThat(events).extracting(StatementEvent::task).containsOnly("Insert into \"cat\"").hasSize(2);
		assertThat(events).allSatisfy((event) -> assertThat(event.toString()).doesNotContain("secret"));
		assertThat(events.get(0).error()).isNull();
		assertThat(events.get(1).error()).isNotNull();
	}

	@Test
	void aFilterProviderTakesThePlaceOfTheScope() {
		RowFilter[] current = { RowFilter.of("uid", 1) };
		Database db = Database.builder(this.database.dataSource()).filterProvider(() -> current[0]).build();

		assertThat(db.table("cat").list()).extracting((cat) -> cat.getString("name")).containsExactly("meow");
		current[0] = RowFilter.of("uid", 2);
		assertThat(db.table("cat").list()).extracting((cat) -> cat.getString("name")).containsExactly("purr");
		assertThat(FilterScope.call(RowFilter.of("uid", 1), () -> db.table("cat").count())).isEqualTo(1L);
	}

	@Test
	void aLazySchemaAsksForTablesAtTheirFirstUse() {
		Database db = Database.builder(this.database.dataSource()).lazySchema().build();

		Table<Row> dogs = db.table("dog");
		Table<Row> wolves = db.table("wolf");
		this.database.execute("create table dog (id int primary key)");

		assertThat(dogs.insert(Map.of("id", 1))).isEqualTo(Row.of("id", 1));
		assertThatThrownBy(wolves::list).isInstanceOf(SchemaException.class);
		assertThatThrownBy(() -> db.table("fox")).isInstanceOf(SchemaException.class);
	}

	@Test
	void aQueryTimeoutEndsWhatTakesLonger() {
		Database db = Database.builder(this.database.dataSource()).queryTimeout(Duration.ofSeconds(1)).build();

		assertThatThrownBy(() -> db.query("select pg_sleep(60)").list()).isInstanceOf(QueryTimeoutException.class);
		assertThat(db.table("cat").count()).isEqualTo(2);
	}

	@Test
	void aDatabaseOnAnApplicationsDataSourceLeavesItOpen() {
		Database.of(this.database.dataSource()).close();

		assertThat(this.database.dataSource().isClosed()).isFalse();
	}

}
