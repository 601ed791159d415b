package io.fastpg;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.exception.InvalidValueException;
import io.fastpg.exception.RowFilterException;
import io.fastpg.exception.SchemaException;
import io.fastpg.exception.ValueConversionException;
import io.fastpg.filter.FilterScope;
import io.fastpg.filter.RowFilter;
import io.fastpg.row.Row;
import io.fastpg.testing.TestDatabase;
import io.fastpg.type.TypeConverter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Java types of the application's, stored as types that fastpg knows. */
class ConverterTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create type colour as (red int, green int, blue int);
			create table member (id bigint primary key, friends bigint[], shade colour, shades colour[], note text)""");

	private Database db;

	@BeforeEach
	void open() {
		this.db = Database.builder(this.database.dataSource())
			.converter(TypeConverter.of(UserId.class, Long.class, UserId::value, UserId::new))
			.converter(TypeConverter.of(Shade.class, String.class, "colour", Shade::text, Shade::parse))
			.build();
	}

	@Test
	void keysColumnsAndElementsAreConvertedBothWays() {
		Table<Member> members = this.db.table(Member.class);
		Member member = new Member(new UserId(1), List.of(new UserId(2), new UserId(3)),
				Optional.of(new Shade("#010203")), List.of(new Shade("#ff00ff")));

		Member stored = members.insert(member);

		assertThat(stored).isEqualTo(member);
		assertThat(members.get(new UserId(1))).isEqualTo(member);
		assertThat(members.where("id = ? or id = any(?)", new UserId(1), List.of(new UserId(9))).list())
			.containsExactly(member);
		assertThat(this.db.item(String.class, "select (shade).blue::text from member")).isEqualTo("3");
	}

	@Test
	void nullStaysNull() {
		Table<Member> members = this.db.table(Member.class);

		Member stored = members.insert(new Member(new UserId(1), null, Optional.empty(), null));

		assertThat(stored).isEqualTo(new Member(new UserId(1), null, Optional.empty(), null));
	}

	@Test
	void aRowHoldsTheJavaTypeOfATypeThatHasItsConverter() {
		this.db.table("member").insert(Row.of("id", 7, "shade", new Shade("#0a0b0c")));

		Row row = this.db.table("member").get(7);

		assertThat(row.get("id")).isEqualTo(7L);
		assertThat(row.get("shade")).isEqualTo(new Shade("#0a0b0c"));
	}

	@Test
	void argumentsOfOnesOwnSqlAreOfTheNamedType() {
		assertThat(this.db.item(String.class, "select pg_typeof(?)::text", new Shade("#000000"))).isEqualTo("colour");
		assertThat(this.db.query("select 5::int8").as(UserId.class).single()).isEqualTo(new UserId(5));
		assertThat(this.db.query("select ?", new UserId(6)).as(Long.class).single()).isEqualTo(6);
	}

	@Test
	void aConverterThatFailsIsNamedWithoutTheValue() {
		assertThatThrownBy(() -> this.db.table("member").insert(Row.of("id", 8, "shade", new Shade("secret"))))
			.isInstanceOf(InvalidValueException.class)
			.hasMessageContaining("its converter failed (java.lang.NumberFormatException)")
			.hasMessageNotContaining("secret")
			.hasNoCause();
		this.db.execute("insert into member (id, shade) values (9, '(1000,2,3)')");
		assertThatThrownBy(() -> this.db.table("member").get(9)).isInstanceOf(ValueConversionException.class)
			.hasMessageContaining("its converter failed (java.lang.IllegalArgumentException)")
			.hasMessageNotContaining("1000")
			.hasNoCause();
	}

	@Test
	void twoConvertersForOneClassOrAnUnknownTypeAreRefused() {
		TypeConverter<UserId, Long> converter = TypeConverter.of(UserId.class, Long.class, UserId::value, UserId::new);
		DatabaseBuilder builder = Database.builder(this.database.dataSource())
			.converter(converter)
			.converter(converter);
		Database misnamed = Database.builder(this.database.dataSource())
			.converter(TypeConverter.of(UserId.class, Long.class, "nowhere", UserId::value, UserId::new))
			.build();

		assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("UserId");
		assertThatThrownBy(() -> misnamed.query("select ?", new UserId(1)).list()).isInstanceOf(SchemaException.class)
			.hasMessageContaining("\"nowhere\"");
	}

	@Test
	void aRowFilterTakesNoValueThatAConverterWouldStoreAsAnother() {
		this.database.execute("""
				create type firm as enum ('NORTH', 'SOUTH');
				create table bill (id int primary key, firm firm not null);
				insert into bill values (1, 'NORTH'), (2, 'SOUTH')""");
		Database turned = Database.builder(this.database.dataSource())
			.converter(TypeConverter.of(Firm.class, String.class, (firm) -> (firm == Firm.NORTH) ? "SOUTH" : "NORTH",
					(text) -> text.equals("SOUTH") ? Firm.NORTH : Firm.SOUTH))
			.build();

		assertThatThrownBy(() -> turned.xtra("firm", Firm.NORTH)).isInstanceOf(RowFilterException.class)
			.hasMessageContaining("\"firm\"")
			.hasMessageContaining("Give the value that is stored");
		assertThatThrownBy(() -> turned.table("bill").xtra("firm", Firm.SOUTH)).isInstanceOf(RowFilterException.class);
		FilterScope.run(RowFilter.of("firm", Firm.NORTH), () -> {
			assertThatThrownBy(() -> turned.table("bill").list()).isInstanceOf(RowFilterException.class);
			assertThatThrownBy(() -> turned.query("select * from bill")).isInstanceOf(RowFilterException.class);
		});

		assertThat(turned.xtra("firm", "SOUTH").table("bill").get(2).get("firm")).isEqualTo("SOUTH");
	}

	@Test
	void aConstantWithABodyIsConvertedAsTheOthersAre() {
		Database turned = Database.builder(this.database.dataSource())
			.converter(TypeConverter.of(Firm.class, String.class, (firm) -> "the " + firm.name(),
					(text) -> Firm.valueOf(text.substring(4))))
			.build();

		turned.table("member").insert(Row.of("id", 1, "note", Firm.SOUTH));

		assertThat(turned.item(String.class, "select note from member")).isEqualTo("the SOUTH");
		assertThat(turned.query("select ?", Firm.SOUTH).as(Firm.class).single()).isEqualTo(Firm.SOUTH);
	}

	@Test
	void aTypeThatIsStoredAsItIsHasNoConverter() {
		DatabaseBuilder builder = Database.builder(this.database.dataSource())
			.converter(TypeConverter.of(String.class, String.class, String::trim, String::trim));

		assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining("java.lang.String");
	}

	record Member(UserId id, List<UserId> friends, Optional<Shade> shade, List<Shade> shades) {

	}

	record UserId(long value) {

	}

	record Shade(String hex) {

		String text() {
			int rgb = Integer.parseInt(this.hex.substring(1), 16);
			return "(" + (rgb >> 16) + "," + (rgb >> 8 & 255) + "," + (rgb & 255) + ")";
		}

		static Shade parse(String text) {
			String[] parts = text.substring(1, text.length() - 1).split(",");
			StringBuilder hex = new StringBuilder("#");
			for (String part : parts) {
				int value = Integer.parseInt(part);
				if (value > 255) {
					throw new IllegalArgumentException(part);
				}
				hex.append(String.format("%02x", value));
			}
			return new Shade(hex.toString());
		}

	}

	enum Firm {

		NORTH, SOUTH {
			@Override
			public String toString() {
				return "with a body";
			}
		}

	}

}
