package io.fastpg;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.exception.SchemaException;
import io.fastpg.mapping.Column;
import io.fastpg.mapping.Embedded;
import io.fastpg.mapping.FastpgTable;
import io.fastpg.row.Row;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Classes whose names and shapes are not those of their table. */
class MappingTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create table customer (id int primary key, address_street text, address_city text default 'Rome',
				address_at_lat float8, address_at_lon float8, bill_city text, "Odd Name" text)""");

	private Database db;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
	}

	@Test
	void aRecordInsideARecordIsMadeOfTheColumnsThatBeginWithItsName() {
		Customer customer = new Customer(1, new Address("Via Roma 1", "Turin", new Place(45.07, 7.69)));

		Customer stored = this.db.table(Customer.class).insert(customer);

		assertThat(stored).isEqualTo(customer);
		assertThat(this.db.table("customer").get(1).asMap()).containsEntry("address_city", "Turin")
			.containsEntry("address_at_lat", 45.07);
		assertThat(this.db.query("select 7 as id, 'x' as address_city").as(Customer.class).single())
			.isEqualTo(new Customer(7, new Address(null, "x", null)));
	}

	@Test
	void aRecordInsideARecordIsNullWhereAllItsColumnsAre() {
		Table<Customer> customers = this.db.table(Customer.class);

		customers.insert(new Customer(2, null));
		customers.update(new Customer(2, null));

		assertThat(customers.get(2)).isEqualTo(new Customer(2, null));
		assertThat(this.db.table("customer", Lodger.class).get(2).address()).isEmpty();
		assertThat(customers.insert(new Customer(3, null)).address()).isEqualTo(new Address(null, "Rome", null));
	}

	@Test
	void anOptionalRecordIsReadAndWritten() {
		Table<Lodger> lodgers = this.db.table("customer", Lodger.class);
		Lodger lodger = new Lodger(4, Optional.of(new Address("A", "B", null)));

		assertThat(lodgers.insert(lodger)).isEqualTo(lodger);
		assertThat(lodgers.update(new Lodger(4, Optional.empty())).address()).isEmpty();
		assertThat(this.db.table("customer").get(4).asMap()).containsEntry("address_street", null);
	}

	@Test
	void aComponentInsideWithoutAColumnIsRefusedOnWrites() {
		Table<Customer> customers = this.db.table(Customer.class);

		assertThatThrownBy(() -> customers.update(1, new Moved(new Where("Oslo", "N"))))
			.isInstanceOf(SchemaException.class)
			.hasMessageContaining("\"country\"");
	}

	@Test
	void annotationsNameTableColumnAndPrefix() {
		Table<Payer> payers = this.db.table(Payer.class);
		Payer payer = new Payer(5, new City("Pisa"), "odd");

		assertThat(payers.insert(payer)).isEqualTo(payer);
		assertThat(payers.name()).isEqualTo("customer");
		assertThat(this.db.table("customer").get(5).asMap()).containsEntry("bill_city", "Pisa")
			.containsEntry("Odd Name", "odd");
	}

	@Test
	void anAnnotationThatNamesNoColumnIsRefusedOnWritesAndReadAsNull() {
		Table<Wrong> wrongs = this.db.table("customer", Wrong.class);

		assertThatThrownBy(() -> wrongs.insert(new Wrong(6, "x"))).isInstanceOf(SchemaException.class)
			.hasMessageContaining("no column \"nme\"");
		this.db.table("customer").insert(Map.of("id", 6));
		assertThat(wrongs.get(6)).isEqualTo(new Wrong(6, null));
	}

	@Test
	void aClassWithOneConstructorIsMadeByIt() {
		Table<Person> people = this.db.table("customer", Person.class);

		Person person = people.insert(new Person(8, "Ulm"));

		assertThat(person.getCity()).isEqualTo("Ulm");
		assertThat(person.getId()).isEqualTo(8);
		assertThat(person.getLabel()).isEqualTo("8 Ulm");
	}

	@Test
	void aPlainRowKeepsTheColumnsApart() {
		this.db.table("customer").insert(Row.of("id", 9, "address_city", "Bern"));

		assertThat(this.db.table("customer").get(9).names()).contains("address_city", "address_at_lat");
	}

	record Customer(int id, Address address) {

	}

	record Address(String street, String city, Place at) {

	}

	record Place(double lat, double lon) {

	}

	record Lodger(int id, Optional<Address> address) {

	}

	record Moved(Where address) {

	}

	record Where(String city, String country) {

	}

	@FastpgTable("customer")
	record Payer(int id, @Embedded(prefix = "bill_") City home, @Column("Odd Name") String odd) {

	}

	record City(String city) {

	}

	record Wrong(int id, @Column("nme") String name) {

	}

	/**
	 * As Kotlin's data classes are for the JVM, with a getter beside that has no column.
	 */
	static final class Person {

		private final int id;

		@Column("address_city")
		private final String city;

		Person(int id, String city) {
			this.id = id;
			this.city = city;
		}

		public int getId() {
			return this.id;
		}

		public String getCity() {
			return this.city;
		}

		public String getLabel() {
			return this.id + " " + this.city;
		}

	}

}
