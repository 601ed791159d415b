package io.fastpg;

import java.math.BigDecimal;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.exception.RowFilterException;
import io.fastpg.exception.SchemaException;
import io.fastpg.row.Row;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the server changes of a filter's value on its way into the column. */
class FilterColumnTypeTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create domain price as numeric(4,1);
			create domain code as varchar(3);
			create table coin (tenant_id numeric(4,2), name text);
			create table bill (tenant_id numeric(4,-2), name text);
			create table cheque (tenant_id price, name text);
			create table card (tenant_id varchar(3), name text);
			create table token (tenant_id code, name text);
			create collation no_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
			create table stamp (tenant_id text collate no_case, name text);
			create table cat (id int primary key, owner int, tenant_id int generated always as (owner) stored);
			insert into cat (id, owner) values (1, 1)""");

	private Database db;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
	}

	@Test
	void aNumberThatWouldBeRoundedIntoAnothersRowsIsRefused() {
		assertThatThrownBy(() -> this.db.table("coin").xtra("tenant_id", "1.009"))
			.isInstanceOf(RowFilterException.class)
			.hasMessageContaining("numeric(4,2)")
			.hasMessageNotContaining("1.009");
		assertThatThrownBy(() -> this.db.table("bill").xtra("tenant_id", 149)).isInstanceOf(RowFilterException.class);
		assertThatThrownBy(() -> this.db.table("cheque").xtra("tenant_id", "1.09"))
			.isInstanceOf(RowFilterException.class);
		assertThat(stored("coin", new BigDecimal("1.01"))).isEqualTo(new BigDecimal("1.01"));
		assertThat(stored("cheque", 2)).isEqualTo(new BigDecimal("2.0"));
	}

	@Test
	void aTextThatWouldLoseItsBlanksIsRefused() {
		assertThatThrownBy(() -> this.db.table("card").xtra("tenant_id", "abc ")).isInstanceOf(RowFilterException.class)
			.hasMessageContaining("without blanks at its end");
		assertThatThrownBy(() -> this.db.table("token").xtra("tenant_id", "abc "))
			.isInstanceOf(RowFilterException.class);
		assertThat(stored("card", "abc")).isEqualTo("abc");
	}

	@Test
	void aTextThatEqualsAnotherIsRefused() {
		assertThatThrownBy(() -> this.db.table("stamp").xtra("tenant_id", "ACME")).isInstanceOf(SchemaException.class)
			.hasMessageContaining("deterministic collation")
			.hasMessageNotContaining("ACME");
	}

	private Object stored(String table, Object tenant) {
		return this.db.table(table).xtra("tenant_id", tenant).insert(Map.of("name", "x")).get("tenant_id");
	}

	@Test
	void aWriteUnderAFilterOnAComputedColumnIsRefused() {
		Table<Row> cats = this.db.table("cat").xtra("tenant_id", 1);

		assertThatThrownBy(() -> cats.update(1, Map.of("owner", 2))).isInstanceOf(RowFilterException.class)
			.hasMessageContaining("computed from other columns");
		assertThatThrownBy(() -> cats.where("true").update(Map.of("owner", 2))).isInstanceOf(RowFilterException.class);
		assertThatThrownBy(() -> cats.insert(Map.of("id", 2, "owner", 2))).isInstanceOf(RowFilterException.class);
		assertThatThrownBy(() -> cats.upsert(Map.of("id", 1, "owner", 2))).isInstanceOf(RowFilterException.class);
		assertThat(cats.get(1).get("owner")).isEqualTo(1);
	}

}
