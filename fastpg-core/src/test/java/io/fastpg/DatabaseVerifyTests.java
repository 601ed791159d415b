package io.fastpg;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.codegen.Drift;
import io.fastpg.codegen.Drift.Kind;
import io.fastpg.codegen.SchemaDriftException;
import io.fastpg.exception.SchemaException;
import io.fastpg.mapping.Column;
import io.fastpg.mapping.FastpgTable;
import io.fastpg.mapping.Label;
import io.fastpg.row.Row;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class DatabaseVerifyTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create type mood as enum ('sad', 'very-happy');
			create table cat (id int generated always as identity primary key, name text not null, weight float8,
				uid int not null, mood mood, moods mood[], born date default now(), home_city text, home_zip text);
			create view heavy as select id, weight from cat where weight > 5""");

	private Database db;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
	}

	@Test
	void aClassThatFitsIsLetThrough() {
		this.db.verify(Cat.class, Heavy.class);
	}

	@Test
	void allDifferencesOfAllClassesAreListed() {
		SchemaDriftException ex = drift(Old.class, Missing.class);

		assertThat(ex.drifts()).extracting(Drift::kind)
			.containsExactly(Kind.PRIMITIVE, Kind.NO_COLUMN, Kind.OTHER_TYPE, Kind.OTHER_LABELS, Kind.NO_COMPONENT,
					Kind.NO_TABLE);
		String old = Old.class.getTypeName();
		assertThat(ex).hasMessage(
				"""
						Classes and schema have drifted apart in 6 places:
						  - %1$s, "weight": It is of the primitive type double, and its column may be NULL. Use an object type, or\
						 make the column NOT NULL.
						  - %1$s, "nam": Table "cat" has no column "nam". Did you mean "name"? Its columns are id, name, weight,\
						 uid, mood, moods, born, home_city, home_zip. Rename it, name its column with @Column, or remove it.
						  - %1$s, "uid": Cannot read column "uid" (int4) as java.util.UUID: there is no conversion. %3$s.
						  - %1$s, "mood": The constants of %4$s are not the labels of type mood: "sad" has no constant,\
						 "angry" is no label. Add or remove constants, or give them the labels' text with @Label.
						  - %1$s: it has no component for column "name" of table "cat", which is NOT NULL and has no default,\
						 so that no row can be inserted. Add the component, or give the column a default.
						  - %2$s: There is no table or view "missing" in the schemas of the search path (public). A table of\
						 another schema is asked for as schema.name."""
					.formatted(old, Missing.class.getTypeName(), supported(ex), Angry.class.getTypeName()));
	}

	private static String supported(SchemaDriftException ex) {
		return ex.drifts().get(2).message().replaceFirst(".*no conversion\\. (.*)\\.$", "$1");
	}

	@Test
	void aColumnOfTheRowFilterNeedsNoComponent() {
		assertThatThrownBy(() -> this.db.verify(Tenanted.class)).hasMessageContaining("column \"uid\"");

		this.db.xtra("uid", 1).verify(Tenanted.class);
		Database.builder(this.database.dataSource()).requireFilter("uid").build().verify(Tenanted.class);
	}

	@Test
	void aViewHasNoMissingComponents() {
		this.db.verify(OnlyId.class);
	}

	@Test
	void aComponentThatMayMeanSeveralColumnsIsNamed() {
		this.database.execute("create table pair (a_b int, \"Ab\" int)");

		SchemaDriftException ex = drift(Pair.class);

		assertThat(ex.drifts()).singleElement().satisfies((drift) -> {
			assertThat(drift.kind()).isEqualTo(Kind.SEVERAL_COLUMNS);
			assertThat(drift.type()).isEqualTo(Pair.class);
			assertThat(drift).hasToString(Pair.class.getTypeName() + ", \"ab\": "
					+ "The name \"ab\" may mean any of the columns a_b, Ab. Use the exact name of one of them.");
		});
	}

	@Test
	void aChangeOfTheSchemaIsSeenAtOnce() {
		this.db.verify(Cat.class);
		this.database.execute("drop view heavy; alter table cat drop column weight");

		SchemaDriftException ex = drift(Cat.class);
		this.database.execute("alter table cat add weight float8");

		assertThat(ex.drifts()).extracting(Drift::kind).containsExactly(Kind.NO_COLUMN);
		this.db.verify(Cat.class);
	}

	@Test
	void linkedClassesStandForTheirTablesByName() {
		Database linked = this.db.link(Cat.class).link(Heavy.class);
		this.database.execute("insert into cat (name, uid, mood) values ('Tom', 1, 'sad')");

		assertThat(linked.linked()).containsExactly(java.util.Map.entry("cat", Cat.class),
				java.util.Map.entry("heavy", Heavy.class));
		assertThat(linked.linked("cat").get(1)).isInstanceOfSatisfying(Cat.class,
				(cat) -> assertThat(cat.name()).isEqualTo("Tom"));
		assertThat(linked.xtra("uid", 2).linked("public.cat").list()).isEmpty();
		assertThat(linked.table("cat").get(1)).isInstanceOf(Row.class);
		linked.verify();
	}

	@Test
	void linkingChangesNoOtherDatabase() {
		this.db.link(Cat.class);

		assertThat(this.db.linked()).isEmpty();
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> this.db.linked("cat"))
			.withMessageContaining("No class is linked to public.cat. None is linked at all.");
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> this.db.link(Cat.class).linked("heavy"))
			.withMessageContaining("Linked are cat.");
	}

	@Test
	void linkingRefusesWhatDoesNotFitAndTwoOfOneTable() {
		assertThatThrownBy(() -> this.db.link(Old.class)).isInstanceOf(SchemaDriftException.class);
		assertThatThrownBy(() -> this.db.link(Cat.class, Kitten.class)).isInstanceOf(SchemaException.class)
			.hasMessageContaining("Both " + Cat.class.getTypeName() + " and " + Kitten.class.getTypeName()
					+ " stand for table public.cat");
	}

	@Test
	void verifyWithoutClassesVerifiesThoseThatAreLinked() {
		Database linked = this.db.link(Heavy.class);
		this.database.execute("drop view heavy");

		assertThatThrownBy(linked::verify).isInstanceOf(SchemaDriftException.class).hasMessageContaining("\"heavy\"");
		this.db.verify();
	}

	private SchemaDriftException drift(Class<?>... types) {
		return catchThrowableOfType(SchemaDriftException.class, () -> this.db.verify(types));
	}

	record Cat(Integer id, String name, Double weight, int uid, Mood mood, List<Mood> moods, Optional<LocalDate> born,
			Home home) {

	}

	record Home(String city, String zip) {

	}

	enum Mood {

		sad, @Label("very-happy")
		VERY_HAPPY

	}

	record Heavy(int id, double weight) {

	}

	@FastpgTable("cat")
	record Old(int id, double weight, String nam, UUID uid, Angry mood) {

	}

	enum Angry {

		angry, @Label("very-happy")
		HAPPY

	}

	record Missing(int id) {

	}

	@FastpgTable("cat")
	record Tenanted(Integer id, String name) {

	}

	@FastpgTable("heavy")
	record OnlyId(int id) {

	}

	@FastpgTable("pair")
	record Pair(@Column("a_b") Integer first, @Column("Ab") Integer second, Integer ab) {

	}

	@FastpgTable("cat")
	record Kitten(Integer id, String name, Integer uid) {

	}

}
