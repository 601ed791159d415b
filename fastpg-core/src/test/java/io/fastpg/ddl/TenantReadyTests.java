package io.fastpg.ddl;

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.Database;
import io.fastpg.Table;
import io.fastpg.exception.RowSecurityException;
import io.fastpg.exception.SchemaException;
import io.fastpg.filter.RowSecurityMode;
import io.fastpg.row.Row;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TenantReadyTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase();

	private Database db;

	@BeforeEach
	void open() {
		this.db = Database.builder(this.database.dataSource()).requireFilter("tenant_id").build();
	}

	@Test
	void theTenantsColumnIsInTheTableItsUniqueKeysAndAnIndex() {
		create(Dog.class, (t) -> t.tenantColumn("tenant_id", "int").unique("name"));

		Database all = this.db.unfiltered("test");
		assertThat(Described.columns(all, "dog")).containsExactly("id bigint not null identity", "name text",
				"tenant_id integer not null");
		assertThat(Described.constraints(all, "dog")).containsExactly("dog_pkey PRIMARY KEY (id)",
				"uq_dog_tenant_id_name UNIQUE (tenant_id, name)");
		assertThat(Described.indexes(all, "dog"))
			.containsExactly("CREATE INDEX idx_dog_tenant_id_id ON public.dog USING btree (tenant_id, id)");
	}

	@Test
	void twoTenantsUseItAndSeeTheirRowsOnly() {
		create(Dog.class, (t) -> t.tenantColumn("tenant_id", "int").unique("name"));
		Table<Dog> mine = this.db.forTenant(1).table(Dog.class);
		Table<Dog> theirs = this.db.forTenant(2).table(Dog.class);

		mine.insert(new Dog(null, "Rex"));
		theirs.insert(new Dog(null, "Rex"));

		assertThat(mine.list()).containsExactly(new Dog(1L, "Rex"));
		assertThat(theirs.list()).containsExactly(new Dog(2L, "Rex"));
	}

	@Test
	void theClassMayHaveTheColumnItselfAndItsKeyBeginWithIt() {
		create(OwnDog.class, (t) -> t.key("tenantId", "id").unique("tenantId", "name").first("tenantId"));

		Database all = this.db.unfiltered("test");
		assertThat(Described.columns(all, "own_dog")).containsExactly("tenant_id integer not null",
				"id bigint not null", "name text");
		assertThat(Described.constraints(all, "own_dog")).containsExactly("own_dog_pkey PRIMARY KEY (tenant_id, id)",
				"uq_own_dog_tenant_id_name UNIQUE (tenant_id, name)");
		assertThat(Described.indexes(all, "own_dog")).isEmpty();
	}

	@Test
	void theTypeIsThatOfTheOtherTables() {
		this.database.execute("create table shop (id int primary key, tenant_id varchar(12) not null)");

		create(Dog.class, (t) -> t);

		assertThat(Described.columns(this.db.unfiltered("test"), "dog"))
			.contains("tenant_id character varying(12) not null");
	}

	@Test
	void aTypeThatIsNotKnownIsAskedFor() {
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> create(Dog.class, (t) -> t))
			.withMessageContaining("no table has it yet")
			.withMessageContaining("tenantColumn(\"tenant_id\", type)");
		this.database.execute("create table a (tenant_id int); create table b (tenant_id text)");
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> create(Dog.class, (t) -> t))
			.withMessageContaining("integer, text");
	}

	@Test
	void whereNoColumnIsRequiredThereIsNothingToBeReadyFor() {
		Database open = Database.of(this.database.dataSource());

		assertThatExceptionOfType(SchemaException.class)
			.isThrownBy(() -> open.create(Dog.class, (t) -> t.tenantReady()))
			.withMessageContaining("requireFilter");
	}

	@Test
	void theSecondWallStandsBeforeTheTableCanBeSeen() {
		Database walled = walled();

		walled.unfiltered("release 7")
			.create(Dog.class, (t) -> t.tenantReady().tenantColumn("tenant_id", "int").unique("name"));

		assertThat(walled.forTenant(1).table(Dog.class).insert(new Dog(null, "Rex")).name()).isEqualTo("Rex");
		assertThat(walled.forTenant(2).query("select * from dog").list()).isEmpty();
		assertThat(walled.forTenant(1).query("select * from dog").list()).hasSize(1);
		assertThat(walled.rowSecurity().check().isEnforced()).isTrue();
		assertThatExceptionOfType(RowSecurityException.class)
			.isThrownBy(() -> walled.unfiltered("test").query("select * from dog").list());
	}

	@Test
	void aTableWhosePoliciesCannotStandIsNotMade() {
		Database walled = walled();

		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> walled.unfiltered("release 7")
			.create(Dog.class, (t) -> t.tenantReady().tenantColumn("tenant_id", "jsonb")));

		assertThat(walled.unfiltered("test").tables()).isEmpty();
	}

	@Test
	void theSecondWallIsPutUpThroughConnectionsOfTheirOwnToo() {
		Database walled = Database.builder(this.database.dataSource())
			.requireFilter("tenant_id")
			.rowSecurity(RowSecurityMode.REQUIRE)
			.unfilteredDataSource(this.database.dataSource())
			.build();

		walled.unfiltered("release 7").create(Dog.class, (t) -> t.tenantReady().tenantColumn("tenant_id", "int"));
		walled.refresh();

		assertThat(walled.forTenant(1).table(Dog.class).list()).isEmpty();
	}

	@Test
	void aTableThatIsThereIsMadeReady() {
		Database walled = walled();
		Database all = walled.unfiltered("release 7");
		all.create(Dog.class, (t) -> t.unique("name")).insert(new Dog(null, "Rex"));
		UnaryOperator<TableOptions> ready = (t) -> t.tenantReady().tenantColumn("tenant_id", "int").unique("name");

		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> all.transform(Dog.class, ready))
			.withMessageContaining("defaultValue(\"tenant_id\", …)");
		all.transform(Dog.class, (t) -> ready.apply(t).defaultValue("tenant_id", 1));
		all.transform(Dog.class, ready);

		assertThat(all.transformSql(Dog.class, ready)).isEmpty();
		assertThat(walled.forTenant(1).table(Dog.class).list()).containsExactly(new Dog(1L, "Rex"));
		assertThat(walled.forTenant(2).table(Dog.class).list()).isEmpty();
		assertThat(walled.rowSecurity().check().isEnforced()).isTrue();
		assertThat(Described.constraints(all, "dog")).contains("uq_dog_tenant_id_name UNIQUE (tenant_id, name)")
			.hasSize(2);
	}

	@Test
	void withoutTheOptionNothingIsAdded() {
		Table<Row> dogs = this.db.unfiltered("test").create(Dog.class).as(Row.class);

		assertThat(dogs.columns()).hasSize(2);
	}

	private Database walled() {
		return Database.builder(this.database.dataSource())
			.requireFilter("tenant_id")
			.rowSecurity(RowSecurityMode.REQUIRE)
			.build();
	}

	private void create(Class<?> type, UnaryOperator<TableOptions> options) {
		this.db.unfiltered("test").create(type, (t) -> options.apply(t).tenantReady());
	}

	/** A dog without a tenant. */
	record Dog(@Nullable Long id, @Nullable String name) {
	}

	/** A dog with its tenant. */
	record OwnDog(@Nullable Long id, @Nullable Integer tenantId, @Nullable String name) {
	}

}
