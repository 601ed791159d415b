package io.fastpg.schema;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.schema.PgType.Kind;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

class CatalogReaderTypeTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase();

	@Test
	void builtInTypesAreKnownWithoutAColumn() throws Exception {
		Schema schema = Snapshot.of(this.database);

		assertThat(schema.type(23).orElseThrow().is("int4")).isTrue();
		assertThat(schema.type("jsonb").orElseThrow().oid()).isEqualTo(3802);
		assertThat(schema.type("_int4").orElseThrow().element()).isEqualTo(schema.type(23).orElseThrow());
		assertThat(schema.type("int4").orElseThrow().kind()).isEqualTo(Kind.BASE);
		assertThat(schema.type("_int4").orElseThrow().kind()).isEqualTo(Kind.ARRAY);
		assertThat(schema.type("record").orElseThrow().kind()).isEqualTo(Kind.PSEUDO);
	}

	@Test
	void subscriptedTypesThatAreNoArraysAreBase() throws Exception {
		Schema schema = Snapshot.of(this.database);

		assertThat(schema.type("point").orElseThrow().kind()).isEqualTo(Kind.BASE);
		assertThat(schema.type("name").orElseThrow().kind()).isEqualTo(Kind.BASE);
		assertThat(schema.type("jsonb").orElseThrow().element()).isNull();
	}

	@Test
	void enumLabelsStandInTheirOrder() throws Exception {
		this.database.execute("""
				create type mood as enum ('sad', 'it''s, "ok"', 'Happy');
				alter type mood add value 'calm' before 'sad'""");

		PgType mood = Snapshot.of(this.database).type("mood").orElseThrow();

		assertThat(mood.kind()).isEqualTo(Kind.ENUM);
		assertThat(mood.labels()).containsExactly("calm", "sad", "it's, \"ok\"", "Happy");
	}

	@Test
	void anEnumMayHaveNoLabels() throws Exception {
		this.database.execute("create type mood as enum ()");

		assertThat(Snapshot.of(this.database).type("mood").orElseThrow().labels()).isEmpty();
	}

	@Test
	void domainsHaveTheirBaseAndLeadToTheEnd() throws Exception {
		this.database.execute("""
				create domain amount as numeric(10,2);
				create domain price as amount check (value > 0);
				create domain tags as text[];
				create table cat (price price, tags tags)""");

		Schema schema = Snapshot.of(this.database);

		PgType price = schema.get("cat").column("price").type();
		PgType tags = schema.get("cat").column("tags").type();
		assertThat(price.kind()).isEqualTo(Kind.DOMAIN);
		assertThat(price.base()).isEqualTo(schema.type("amount").orElseThrow());
		assertThat(price.underlying().is("numeric")).isTrue();
		assertThat(tags.kind()).isEqualTo(Kind.DOMAIN);
		assertThat(tags.underlying()).isEqualTo(schema.type("_text").orElseThrow());
	}

	@Test
	void arraysOfEnumsAndDomainsHaveThemAsElements() throws Exception {
		this.database.execute("""
				create schema zoo;
				create type zoo.mood as enum ('calm');
				create domain zoo.price as int;
				create table cat (moods zoo.mood[], prices zoo.price[][])""");

		Relation cat = Snapshot.of(this.database).get("cat");

		PgType moods = cat.column("moods").type();
		PgType prices = cat.column("prices").type();
		assertThat(moods.kind()).isEqualTo(Kind.ARRAY);
		assertThat(moods.sql()).isEqualTo("\"zoo\".\"mood\"[]");
		assertThat(moods.element()).extracting(PgType::kind).isEqualTo(Kind.ENUM);
		assertThat(prices.element()).extracting(PgType::kind).isEqualTo(Kind.DOMAIN);
	}

	@Test
	void rangesHaveTheTypeOfTheirBoundsAndMultirangesTheirRange() throws Exception {
		this.database
			.execute("create type span as range (subtype = float8); create table cat (a span, b int4multirange)");

		Relation cat = Snapshot.of(this.database).get("cat");

		PgType span = cat.column("a").type();
		PgType several = cat.column("b").type();
		assertThat(span.kind()).isEqualTo(Kind.RANGE);
		assertThat(span.element()).extracting(PgType::name).isEqualTo("float8");
		assertThat(span.sql()).isEqualTo("\"public\".\"span\"");
		assertThat(several.kind()).isEqualTo(Kind.MULTIRANGE);
		assertThat(several.element()).extracting(PgType::name).isEqualTo("int4range");
		assertThat(several).hasToString("int4multirange");
	}

	@Test
	void rowTypesAreCompositeWhetherOfATypeOrATable() throws Exception {
		this.database.execute("""
				create type point3 as (x int, y int, z int);
				create table dog (id int);
				create table cat (at point3, foe dog, foes dog[])""");

		Relation cat = Snapshot.of(this.database).get("cat");

		assertThat(cat.columns()).extracting((column) -> column.type().kind())
			.containsExactly(Kind.COMPOSITE, Kind.COMPOSITE, Kind.ARRAY);
	}

	@Test
	void rowTypesHaveTheirAttributesInOrder() throws Exception {
		this.database.execute("""
				create type place as (lat float8, lon float8);
				create type stop as (name text, gone int, at place, near place[]);
				alter type stop drop attribute gone;
				create table dog (id int, home stop)""");

		Schema schema = Snapshot.of(this.database);

		PgType stop = schema.get("dog").column("home").type();
		assertThat(stop.attributes()).extracting(Attribute::name).containsExactly("name", "at", "near");
		assertThat(stop.attributes().get(1).type().attributes()).extracting(Attribute::name)
			.containsExactly("lat", "lon");
		assertThat(schema.type("dog").orElseThrow().attributes()).extracting(Attribute::name)
			.containsExactly("id", "home");
		assertThat(schema.find("stop")).isEmpty();
		assertThat(schema.type("pg_class").orElseThrow().attributes()).isEmpty();
	}

	@Test
	void typesOfExtensionsAreBase() throws Exception {
		this.database.executeAsSuperuser("create extension citext; create extension hstore");
		this.database.execute("create table cat (name citext, tags hstore)");

		Relation cat = Snapshot.of(this.database).get("cat");

		assertThat(cat.columns()).extracting((column) -> column.type().kind()).containsExactly(Kind.BASE, Kind.BASE);
		assertThat(cat.column("name").type().sql()).isEqualTo("\"public\".\"citext\"");
	}

	@Test
	void aTypeThatSharesABuiltInNameIsFoundWithItsSchema() throws Exception {
		this.database.execute("create type path as enum ('long'); create table cat (path public.path)");

		Schema schema = Snapshot.of(this.database);

		assertThat(schema.type("path").orElseThrow().schema()).isEqualTo("pg_catalog");
		assertThat(schema.type("public.path")).contains(schema.get("cat").column("path").type());
	}

}
