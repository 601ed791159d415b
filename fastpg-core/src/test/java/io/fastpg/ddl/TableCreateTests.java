package io.fastpg.ddl;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import io.fastpg.Database;
import io.fastpg.Table;
import io.fastpg.exception.InvalidStatementException;
import io.fastpg.exception.SchemaException;
import io.fastpg.mapping.Column;
import io.fastpg.mapping.Embedded;
import io.fastpg.mapping.FastpgTable;
import io.fastpg.mapping.Label;
import io.fastpg.testing.TestDatabase;
import io.fastpg.type.Interval;
import io.fastpg.type.Range;
import io.fastpg.type.TypeConverter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TableCreateTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase();

	private Database db;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
	}

	@Test
	void aRecordBecomesATableWhoseKeyTheServerNumbers() {
		Table<Dog> dogs = this.db.create(Dog.class);

		assertThat(dogs.insert(new Dog(null, "Rex", 3))).isEqualTo(new Dog(1L, "Rex", 3));
		assertThat(Described.columns(this.db, "dog")).containsExactly("id bigint not null identity", "name text",
				"age integer not null");
		assertThat(Described.constraints(this.db, "dog")).containsExactly("dog_pkey PRIMARY KEY (id)");
	}

	@Test
	void eachJavaTypeBecomesTheTypeThatHoldsItsValues() {
		this.db.create(Types.class, (t) -> t.withoutKey());

		assertThat(Described.columns(this.db, "types")).containsExactly("a_short smallint not null",
				"a_boxed_short smallint", "an_int integer not null", "a_boxed_int integer", "a_long bigint not null",
				"a_float real not null", "a_double double precision not null", "a_decimal numeric",
				"a_big_integer numeric", "a_boolean boolean not null", "a_char text not null", "a_string text",
				"bytes bytea", "uuid uuid", "date date", "time time without time zone",
				"offset_time time with time zone", "local timestamp without time zone",
				"instant timestamp with time zone", "offset timestamp with time zone", "zoned timestamp with time zone",
				"duration interval", "period interval", "address inet", "map jsonb", "node jsonb", "inner jsonb",
				"bean jsonb", "inners jsonb", "mood text", "strings text[]", "ints integer[]", "moods text[]",
				"uuids uuid[]", "grid integer[]", "maybe bigint", "maybe_several date[]");
	}

	@Test
	void rangesIntervalsAndConvertedTypesBecomeWhatTheyAreStoredAs() {
		Database converting = Database.builder(this.database.dataSource())
			.converter(TypeConverter.of(StayId.class, Long.class, StayId::value, StayId::new))
			.build();
		Stay stay = new Stay(new StayId(1), Range.closedOpen(LocalDate.EPOCH, LocalDate.MAX),
				List.of(Range.closedOpen(1, 3), Range.atLeast(7)), Interval.of(1, 2, 3), List.of(new StayId(9)));

		Table<Stay> stays = converting.create(Stay.class);

		assertThat(stays.insert(stay)).isEqualTo(stay);
		assertThat(Described.columns(this.db, "stay")).containsExactly("id bigint not null identity",
				"nights daterange", "rooms int4multirange", "every interval", "others bigint[]");
	}

	@Test
	void embeddedComponentsAreSpreadOverColumnsWithTheirPrefix() {
		Table<House> houses = this.db.create(House.class);
		House house = new House(1, new Place("Main St", 7), new Place("Side St", 8));

		assertThat(houses.insert(house)).isEqualTo(house);
		assertThat(houses.insert(new House(2, null, null)).at()).isNull();
		assertThat(Described.columns(this.db, "house")).containsExactly("id integer not null identity",
				"at_street text", "at_number integer", "bill_street text", "bill_number integer");
	}

	@Test
	void namesOfAnnotationsAreTaken() {
		this.db.create(Named.class);

		assertThat(Described.columns(this.db, "\"Odd name\"")).containsExactly("id integer not null identity",
				"q text");
	}

	@Test
	void aBeanBecomesATableOfItsProperties() {
		Table<Bean> beans = this.db.create(Bean.class, (t) -> t.key("code"));

		Bean bean = new Bean();
		bean.setCode("x");
		assertThat(beans.insert(bean).getCode()).isEqualTo("x");
		assertThat(Described.columns(this.db, "bean")).containsExactly("code text not null", "size integer not null");
	}

	@Test
	void aKeyNamedAfterTheTableIsFound() {
		this.db.create(Album.class);

		assertThat(Described.constraints(this.db, "album")).containsExactly("album_pkey PRIMARY KEY (album_id)");
		assertThat(Described.columns(this.db, "album")).contains("album_id integer not null identity");
	}

	@Test
	void aKeyOfSeveralColumnsIsNotNumbered() {
		this.db.create(PlaylistTrack.class, (t) -> t.key("playlistId", "track_id"));

		assertThat(Described.constraints(this.db, "playlist_track"))
			.containsExactly("playlist_track_pkey PRIMARY KEY (playlist_id, track_id)");
		assertThat(Described.columns(this.db, "playlist_track")).containsExactly("playlist_id integer not null",
				"track_id integer not null");
	}

	@Test
	void anIntegerKeyIsNotNumberedWhereItHasADefaultOrRefersOrTheUserSaysSo() {
		this.db.create(Dog.class);
		this.db.create(Dog.class, (t) -> t.name("own").withoutIdentity());
		this.db.create(Dog.class, (t) -> t.name("defaulted").defaultSql("id", "7"));
		this.db.create(Dog.class, (t) -> t.name("collar").foreignKey("id", "dog"));

		assertThat(Described.columns(this.db, "own")).contains("id bigint not null");
		assertThat(Described.columns(this.db, "defaulted")).contains("id bigint not null default 7");
		assertThat(Described.columns(this.db, "collar")).contains("id bigint not null");
	}

	@Test
	void aTableWithoutAKeyIsAnErrorUnlessItIsWanted() {
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> this.db.create(PlaylistTrack.class))
			.withMessageContaining("no primary key")
			.withMessageContaining("playlist_track_id")
			.withMessageContaining("withoutKey()");

		this.db.create(PlaylistTrack.class, (t) -> t.withoutKey());

		assertThat(Described.constraints(this.db, "playlist_track")).isEmpty();
	}

	@Test
	void constraintsIndexesOrderAndCommentAreThere() {
		this.db.create(Dog.class);

		this.db.create(Puppy.class,
				(t) -> t.notNull("name")
					.unique("name", "motherId")
					.check("weight > 0")
					.check("short_name", "length(name) < 10 -- letters")
					.foreignKey("motherId", "dog", ForeignKeyAction.CASCADE)
					.index("weight")
					.first("motherId", "name")
					.comment("It's a \\ puppy"));

		assertThat(Described.columns(this.db, "puppy")).containsExactly("mother_id bigint", "name text not null",
				"id integer not null identity", "weight numeric");
		assertThat(Described.constraints(this.db, "puppy")).containsExactly(
				"ck_puppy_1 CHECK ((weight > (0)::numeric))",
				"fk_puppy_mother_id FOREIGN KEY (mother_id) REFERENCES dog(id) ON DELETE CASCADE",
				"puppy_pkey PRIMARY KEY (id)", "short_name CHECK ((length(name) < 10))",
				"uq_puppy_name_mother_id UNIQUE (name, mother_id)");
		assertThat(Described.indexes(this.db, "puppy"))
			.containsExactly("CREATE INDEX idx_puppy_weight ON public.puppy USING btree (weight)");
		assertThat(this.db.schema().get("puppy").comment()).isEqualTo("It's a \\ puppy");
	}

	@Test
	void foreignKeysMayHaveSeveralColumnsAndRefersToTheTableItself() {
		this.db.create(PlaylistTrack.class, (t) -> t.key("playlist_id", "track_id"));

		this.db.create(Entry.class,
				(t) -> t
					.foreignKey(List.of("playlistId", "trackId"), "playlist_track", List.of(),
							ForeignKeyAction.RESTRICT, ForeignKeyAction.CASCADE)
					.foreignKey("parentId", "entry", ForeignKeyAction.SET_NULL));

		assertThat(Described.constraints(this.db, "entry")).containsExactly("entry_pkey PRIMARY KEY (id)",
				"fk_entry_parent_id FOREIGN KEY (parent_id) REFERENCES entry(id) ON DELETE SET NULL",
				"fk_entry_playlist_id_track_id FOREIGN KEY (playlist_id, track_id) REFERENCES"
						+ " playlist_track(playlist_id, track_id) ON UPDATE CASCADE ON DELETE RESTRICT");
	}

	@Test
	void aForeignKeyOfAnotherNumberOfColumnsSaysSo() {
		this.db.create(PlaylistTrack.class, (t) -> t.key("playlist_id", "track_id"));

		assertThatExceptionOfType(SchemaException.class)
			.isThrownBy(() -> this.db.create(Entry.class, (t) -> t.foreignKey("trackId", "playlist_track")))
			.withMessageContaining("has 1 columns")
			.withMessageContaining("has 2");
	}

	@Test
	void aJavaEnumBecomesAPostgresEnumWithItsLabels() {
		Table<Feeling> feelings = this.db.create(Feeling.class,
				(t) -> t.enumType("mood").enumType("past", "mood").defaultValue("past", List.of(Mood.SAD, Mood.HAPPY)));

		assertThat(Described.columns(this.db, "feeling")).containsExactly("id integer not null identity", "mood mood",
				"past mood[] default '{SAD,very-happy}'::mood[]");
		assertThat(this.db.schema().type("mood").orElseThrow().labels()).containsExactly("SAD", "very-happy");
		assertThat(feelings.insert(new Feeling(null, Mood.SAD, List.of())).mood()).isEqualTo(Mood.SAD);
	}

	@Test
	void anEnumThatIsThereGetsTheLabelsThatItLacks() {
		this.database.execute("create type mood as enum ('SAD')");

		this.db.create(Feeling.class, (t) -> t.enumType("mood").type("past", "mood[]"));

		assertThat(this.db.schema().type("mood").orElseThrow().labels()).containsExactly("SAD", "very-happy");
	}

	@Test
	void aTypeOfTheUsersChoiceIsTaken() {
		this.db.create(Puppy.class, (t) -> t.type("weight", "numeric(10,2)").type("name", "varchar(20)"));

		assertThat(Described.columns(this.db, "puppy")).contains("weight numeric(10,2)", "name character varying(20)");
	}

	@Test
	void aJavaTypeThatStandsForNoneIsAnErrorThatNamesColumnAndRemedy() {
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> this.db.create(Misfit.class))
			.withMessageContaining("\"born\"")
			.withMessageContaining("java.time.Year")
			.withMessageContaining("type(\"born\", …)");
	}

	@Test
	void anUnknownColumnInOptionsNamesTheNearest() {
		for (java.util.function.UnaryOperator<TableOptions> options : List.<java.util.function.UnaryOperator<TableOptions>>of(
				(t) -> t.key("nmae"), (t) -> t.notNull("nmae"), (t) -> t.unique("nmae"), (t) -> t.index("nmae"),
				(t) -> t.first("nmae"), (t) -> t.defaultValue("nmae", 1), (t) -> t.defaultSql("nmae", "1"),
				(t) -> t.type("nmae", "text"), (t) -> t.enumType("nmae"), (t) -> t.foreignKey("nmae", "dog"))) {
			assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> this.db.create(Dog.class, options))
				.withMessageContaining("\"nmae\"")
				.withMessageContaining("Did you mean \"name\"?");
		}

		assertThat(this.db.tables()).isEmpty();
	}

	@Test
	void aTableThatIsThereIsAnErrorUnlessItMayStay() {
		this.db.create(Dog.class).insert(new Dog(null, "Rex", 3));

		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> this.db.create(Dog.class))
			.withMessageContaining("public.dog")
			.withMessageContaining("ifNotExists()");
		assertThat(this.db.create(Dog.class, (t) -> t.ifNotExists().unique("age")).count()).isEqualTo(1);
		assertThat(Described.constraints(this.db, "dog")).hasSize(1);
	}

	@Test
	void replaceDropsAndMakesInOneTransaction() {
		this.db.create(Dog.class).insert(new Dog(null, "Rex", 3));

		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> this.db.create(Dog.class, (t) -> t.replace().check("no_such_column > 0")));
		assertThat(this.db.table(Dog.class).count()).isEqualTo(1);

		assertThat(this.db.create(Dog.class, (t) -> t.replace().unique("name")).count()).isZero();
		assertThat(Described.constraints(this.db, "dog")).hasSize(2);
	}

	@Test
	void replaceSparesATableThatOthersDependOn() {
		this.db.create(Dog.class);
		this.db.create(Puppy.class, (t) -> t.foreignKey("motherId", "dog"));
		this.db.createView("dog_name", "select name from dog");

		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> this.db.create(Dog.class, (t) -> t.replace()))
			.withMessageContaining("2 objects depend on it")
			.withMessageContaining("view dog_name")
			.withMessageContaining("foreign key fk_puppy_mother_id of puppy")
			.withMessageContaining("cascade()");

		this.db.create(Dog.class, (t) -> t.replace().cascade());

		assertThat(this.db.views()).isEmpty();
		assertThat(Described.constraints(this.db, "puppy")).containsExactly("puppy_pkey PRIMARY KEY (id)");
	}

	@Test
	void replaceDoesNotTouchAView() {
		this.database.execute("create view dog as select 1 as id");

		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> this.db.create(Dog.class, (t) -> t.replace()))
			.withMessageContaining("no table");
	}

	@Test
	void nothingIsLeftOfATableThatCouldNotBeMadeWhole() {
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> this.db.create(Feeling.class,
				(t) -> t.enumType("mood").type("past", "mood[]").index("mood").check("no_such_column > 0")));

		assertThat(this.db.tables()).isEmpty();
		assertThat(this.db.refresh().type("mood")).isEmpty();
	}

	@Test
	void creationJoinsTheTransactionAndGoesWithIt() {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> this.db.transaction(() -> {
			this.db.create(Dog.class).insert(new Dog(null, "Rex", 3));
			throw new IllegalStateException("no");
		}));

		assertThat(this.db.tables()).isEmpty();
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> this.db.table(Dog.class));
	}

	@Test
	void severalInstancesThatStartTogetherMakeItOnce() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			Callable<Table<Dog>> start = () -> Database.of(this.database.dataSource())
				.create(Dog.class, (t) -> t.ifNotExists().unique("name"));
			for (Future<Table<Dog>> started : threads.invokeAll(Collections.nCopies(4, start))) {
				assertThat(started.get().count()).isZero();
			}
		}
		finally {
			threads.shutdownNow();
		}

		assertThat(Described.constraints(this.db, "dog")).hasSize(2);
	}

	@Test
	void aClassWhoseConstructorsTellNothingIsRefusedWithWhatWouldTell() {
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> this.db.create(Twofold.class))
			.withMessageContaining("Twofold has no component or property")
			.withMessageContaining("kotlin-reflect");
	}

	/** As Kotlin compiles a data class whose parameters have default values. */
	static final class Twofold {

		private final long id;

		Twofold() {
			this(0);
		}

		Twofold(long id) {
			this.id = id;
		}

		public long getId() {
			return this.id;
		}

	}

	@Test
	void aTableOfAnotherSchemaIsMadeThere() {
		this.database.execute("create schema kennel");

		Table<Dog> dogs = this.db.create(Dog.class, (t) -> t.name("kennel.dog").unique("name"));

		assertThat(dogs.insert(new Dog(null, "Rex", 3)).id()).isEqualTo(1);
		assertThat(this.db.schema().find("dog")).isEmpty();
		assertThat(this.db.create(Dog.class).count()).isZero();
		assertThat(dogs.count()).isEqualTo(1);
	}

	@Test
	void hostileNamesAreOnlyNames() {
		String name = "x\"; drop table dog; --";
		this.db.create(Dog.class);

		Table<Hostile> hostile = this.db.create(Hostile.class,
				(t) -> t.name(name)
					.unique("a\"b")
					.check("c'; --", "true")
					.index("sp ace")
					.foreignKey("sp ace", name)
					.defaultValue("a\"b", "'; drop table dog; --"));

		assertThat(hostile.insert(new Hostile(null, "x", null))).isEqualTo(new Hostile(1, "x", null));
		assertThat(this.db.table("dog").count()).isZero();
		assertThat(this.db.transformSql(Hostile.class,
				(t) -> t.name(name)
					.unique("a\"b")
					.check("c'; --", "true")
					.index("sp ace")
					.foreignKey("sp ace", name)
					.defaultValue("a\"b", "'; drop table dog; --")))
			.isEmpty();
		hostile.drop();
	}

	@Test
	void aNameOf63BytesWorksAndALongerOneIsRefused() {
		String longest = "ä".repeat(31) + "x";
		Table<Dog> dogs = this.db.create(Dog.class, (t) -> t.name(longest).unique("name").unique("age").index("age"));

		assertThat(dogs.insert(new Dog(null, "Rex", 3)).id()).isEqualTo(1);
		assertThat(this.db.transformSql(Dog.class, (t) -> t.name(longest).unique("name").unique("age").index("age")))
			.isEmpty();
		assertThatExceptionOfType(SchemaException.class)
			.isThrownBy(() -> this.db.create(Dog.class, (t) -> t.name(longest + "x")))
			.withMessageContaining("64 bytes");
		assertThatExceptionOfType(SchemaException.class)
			.isThrownBy(() -> this.db.create(Dog.class, (t) -> t.check(longest + "x", "true")))
			.withMessageContaining("64 bytes");
	}

	@Test
	void textThatLeavesItsBracketsIsRefused() {
		assertThatExceptionOfType(InvalidStatementException.class)
			.isThrownBy(() -> this.db.create(Dog.class, (t) -> t.check("true), check (false")))
			.withMessageContaining("bracket");
		assertThatExceptionOfType(InvalidStatementException.class)
			.isThrownBy(() -> this.db.create(Dog.class, (t) -> t.defaultSql("age", "1; drop table dog")))
			.withMessageContaining("semicolon");
		assertThatExceptionOfType(InvalidStatementException.class)
			.isThrownBy(() -> this.db.create(Dog.class, (t) -> t.type("age", "int, b int")))
			.withMessageContaining("comma");
	}

	/** A dog. */
	record Dog(@Nullable Long id, @Nullable String name, int age) {
	}

	/** A puppy. */
	record Puppy(@Nullable Integer id, @Nullable String name, @Nullable BigDecimal weight, @Nullable Long motherId) {
	}

	/** Its key is not {@code id}. */
	record Album(@Nullable Integer albumId, String title) {
	}

	/** Has no column that could be the key. */
	record PlaylistTrack(int playlistId, int trackId) {
	}

	/** Refers to two columns, and to itself. */
	record Entry(int id, @Nullable Integer playlistId, @Nullable Integer trackId, @Nullable Integer parentId) {
	}

	/** Has an enum, and several. */
	record Feeling(@Nullable Integer id, Mood mood, List<Mood> past) {
	}

	/** A mood. */
	enum Mood {

		SAD, @Label("very-happy")
		HAPPY

	}

	/** A component stands for no type. */
	record Misfit(int id, Year born) {
	}

	/** Names that must be quoted. */
	record Hostile(@Nullable Integer id, @Column("a\"b") @Nullable String first,
			@Column("sp ace") @Nullable Integer second) {
	}

	/** Has names of its own. */
	@FastpgTable("Odd name")
	record Named(@Nullable Integer id, @Column("q") String text) {
	}

	/** A place. */
	record Place(@Nullable String street, int number) {
	}

	/** Has two places. */
	record House(int id, @Embedded @Nullable Place at, @Embedded(prefix = "bill_") @Nullable Place billed) {
	}

	/** Has a key and types of its own. */
	record Stay(@Nullable StayId id, @Nullable Range<LocalDate> nights, @Nullable List<Range<Integer>> rooms,
			@Nullable Interval every, @Nullable List<StayId> others) {
	}

	/** A converted key. */
	record StayId(long value) {
	}

	/** Each type once. */
	record Types(short aShort, Short aBoxedShort, int anInt, Integer aBoxedInt, long aLong, float aFloat,
			double aDouble, BigDecimal aDecimal, BigInteger aBigInteger, boolean aBoolean, char aChar, String aString,
			byte[] bytes, UUID uuid, LocalDate date, LocalTime time, OffsetTime offsetTime, LocalDateTime local,
			Instant instant, OffsetDateTime offset, ZonedDateTime zoned, Duration duration, Period period,
			InetAddress address, Map<String, Object> map, JsonNode node, Place inner, Bean bean, List<Place> inners,
			Mood mood, List<String> strings, int[] ints, Set<Mood> moods, UUID[] uuids, int[][] grid,
			Optional<Long> maybe, Optional<List<LocalDate>> maybeSeveral) {
	}

	/** A bean. */
	static final class Bean {

		private String code = "";

		private int size;

		public String getCode() {
			return this.code;
		}

		public void setCode(String code) {
			this.code = code;
		}

		public int getSize() {
			return this.size;
		}

		public void setSize(int size) {
			this.size = size;
		}

		public String getComputed() {
			return this.code + this.size;
		}

	}

}
