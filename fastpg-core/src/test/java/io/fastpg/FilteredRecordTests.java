package io.fastpg;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.exception.RowNotFoundException;
import io.fastpg.exception.SchemaException;
import io.fastpg.mapping.Column;
import io.fastpg.mapping.Embedded;
import io.fastpg.row.Row;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Records that reach for the filter's column, as a key or by another name. */
class FilteredRecordTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create table toy (tenant_id int, id int, name text, primary key (tenant_id, id));
			insert into toy values (1, 1, 'ball'), (2, 1, 'mouse')""");

	private Database db;

	private Table<Row> mine;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
		this.mine = this.db.table("toy").xtra("tenant_id", 1);
	}

	@Test
	void aRecordAsKeyFindsNoForeignRow() {
		Key foreign = new Key(2, 1);

		assertThat(this.mine.get(new Key(1, 1)).getString("name")).isEqualTo("ball");
		assertThat(this.mine.find(foreign)).isEmpty();
		assertThat(this.mine.exists(foreign)).isFalse();
		assertThatThrownBy(() -> this.mine.update(foreign, Map.of("name", "taken")))
			.isInstanceOf(RowNotFoundException.class);
		assertThatThrownBy(() -> this.mine.delete(foreign)).isInstanceOf(RowNotFoundException.class);
		assertThat(names()).containsExactly("ball", "mouse");
	}

	@Test
	void theFiltersColumnUnderAnotherNameIsTheFiltersAllTheSame() {
		Row annotated = this.mine.insert(new Annotated(2, 7, "a"));
		Row embedded = this.mine.insert(new Nested(new Tenant(2), 8, "b"));

		assertThat(annotated.getInt("tenant_id")).isEqualTo(1);
		assertThat(embedded.getInt("tenant_id")).isEqualTo(1);
		assertThat(this.mine.upsert(new Nested(new Tenant(2), 1, "mine")).getInt("tenant_id")).isEqualTo(1);
		assertThat(this.db.table("toy").xtra("tenant_id", 2).list()).extracting((row) -> row.getString("name"))
			.containsExactly("mouse");
	}

	@Test
	void twoMembersForTheFiltersColumnAreRefused() {
		assertThatThrownBy(() -> this.mine.insert(new Twice(1, new Tenant(2), 9))).isInstanceOf(SchemaException.class)
			.hasMessageContaining("\"tenant_id\"");
	}

	private List<String> names() {
		return this.db.table("toy")
			.orderBy("tenant_id, id")
			.list()
			.stream()
			.map((row) -> row.getString("name"))
			.toList();
	}

	record Key(int tenantId, int id) {

	}

	record Annotated(@Column("tenant_id") int owner, int id, String name) {

	}

	record Nested(@Embedded(prefix = "tenant_") Tenant owner, int id, String name) {

	}

	record Tenant(int id) {

	}

	record Twice(int tenantId, @Embedded(prefix = "tenant_") Tenant owner, int id) {

	}

}
