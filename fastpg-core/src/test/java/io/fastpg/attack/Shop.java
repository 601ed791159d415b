package io.fastpg.attack;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import io.fastpg.Database;
import io.fastpg.testing.RowPolicies;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A shop of two tenants, once without policies and once with them. Tenant 2 is the
 * victim: its rows come first in every table, so that what is computed before a filter
 * meets them, and hold a secret that must come out nowhere.
 */
final class Shop implements BeforeAllCallback, AfterAllCallback {

	static final String SECRET = "SECRET-7f3a";

	private static final String TABLES = """
			create table album (id int primary key, tenant_id int not null, title text not null, code text unique,
				slug text, price int, facts jsonb, tags text[], unique (tenant_id, slug));
			create table track (tenant_id int not null, id int, name text, primary key (tenant_id, id));
			create table review (id int primary key, tenant_id int not null, body text,
				album_id int references album on update cascade);
			create table sample (tenant_id int not null, id int, track_id int, body text, primary key (tenant_id, id),
				foreign key (tenant_id, track_id) references track);
			create table genre (id int primary key, name text);
			create table sale (id int, tenant_id int not null, note text) partition by range (id);
			create table sale_all partition of sale for values from (0) to (10000);
			create view album_view as select * from album;
			create view album_titles as select id, title from album;
			create view album_asked with (security_invoker) as select * from album;
			""";

	private static final List<String> FILTERED = List.of("album", "track", "review", "sample", "sale");

	private static final String ROWS = """
			truncate album, track, review, sample, genre, sale;
			insert into genre values (1, 'rock');
			insert into album values
				(20, 2, 'Victim SECRET-7f3a', 'code-SECRET-7f3a', 'secret_7f3a', 770077, '{"pin": "SECRET-7f3a"}', '{SECRET-7f3a}'),
				(21, 2, 'Other SECRET-7f3a', 'taken', 'two', 770078, '{}', '{}'),
				(10, 1, 'Mine', 'mine', 'one', 5, '{"pin": "x"}', '{a}'),
				(11, 1, 'Mine too', 'mine-too', 'mine', 6, '{}', '{b}');
			insert into track values (2, 1, 'SECRET-7f3a'), (2, 5, 'SECRET-7f3a'), (1, 1, 'mine');
			insert into review values (200, 2, 'SECRET-7f3a', 20), (100, 1, 'mine', 10);
			insert into sample values (2, 200, 5, 'SECRET-7f3a'), (1, 100, 1, 'mine');
			insert into sale values (200, 2, 'SECRET-7f3a'), (100, 1, 'mine');
			""";

	private final Map<Walls, TestDatabase> databases = new EnumMap<>(Walls.class);

	private final Map<Walls, Database> whole = new EnumMap<>(Walls.class);

	private final Map<TestDatabase, String> pristine = new HashMap<>();

	private final Map<TestDatabase, SingleConnectionDataSource> superuser = new HashMap<>();

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	@Override
	public void beforeAll(ExtensionContext context) {
		TestDatabase plain = new TestDatabase(TABLES);
		TestDatabase secured = new TestDatabase(TABLES, policies());
		plain.beforeEach(context);
		secured.beforeEach(context);
		for (TestDatabase database : List.of(plain, secured)) {
			database
				.executeAsSuperuser("create view super_view as select * from album; grant all on super_view to app");
		}
		Stream.of(Walls.NONE, Walls.FIRST, Walls.OPEN).forEach((walls) -> this.databases.put(walls, plain));
		Stream.of(Walls.BOTH, Walls.SECOND).forEach((walls) -> this.databases.put(walls, secured));
		this.log.start();
		logger().addAppender(this.log);
		logger().setAdditive(false);
		logger().setLevel(Level.DEBUG);
	}

	@Override
	public void afterAll(ExtensionContext context) {
		logger().detachAppender(this.log);
		logger().setAdditive(true);
		logger().setLevel(null);
		this.superuser.values().forEach(SingleConnectionDataSource::destroy);
		this.databases.get(Walls.NONE).afterEach(context);
		this.databases.get(Walls.BOTH).afterEach(context);
	}

	private static Logger logger() {
		return (Logger) LoggerFactory.getLogger("io.fastpg");
	}

	private static String policies() {
		StringBuilder sql = new StringBuilder(RowPolicies.FUNCTION);
		FILTERED.forEach((table) -> sql.append(RowPolicies.on(table, "tenant_id", "int")));
		return sql.append(RowPolicies.on("sale_all", "tenant_id", "int")).toString();
	}

	TestDatabase database(Walls walls) {
		return this.databases.get(walls);
	}

	DataSource dataSource(Walls walls) {
		return database(walls).dataSource();
	}

	/** As the attacker's requests see it. */
	Database attacker(Walls walls) {
		Database whole = whole(walls);
		return (walls == Walls.NONE) ? whole : whole.xtra("tenant_id", 1);
	}

	/** As the application holds it: without a tenant. */
	Database whole(Walls walls) {
		return this.whole.computeIfAbsent(walls, (key) -> key.raise(Database.builder(dataSource(key))).build());
	}

	/** One connection, shared by whoever comes next. */
	HikariDataSource single(Walls walls, String parameters) {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(database(walls).jdbcUrl() + parameters);
		pool.setUsername(database(walls).user());
		pool.setPassword(database(walls).password());
		pool.setMaximumPoolSize(1);
		return pool;
	}

	/** The rows as they were, and an empty log. */
	void reset(Walls walls) {
		TestDatabase database = database(walls);
		if (!all(walls).equals(this.pristine.get(database))) {
			jdbc(walls).sql(ROWS).update();
			this.pristine.put(database, all(walls));
		}
		this.log.list.clear();
	}

	/** All that is the victim's, as bytes, past all walls. */
	String victim(Walls walls) {
		return rows(walls, " where tenant_id = 2");
	}

	private String all(Walls walls) {
		return rows(walls, "");
	}

	private String rows(Walls walls, String where) {
		String sql = FILTERED.stream()
			.map((table) -> "select '" + table + "' || t::text as row from " + table + " t" + where)
			.collect(Collectors.joining(" union all ", "", " union all select 'genre' || t::text from genre t"));
		return String.valueOf(jdbc(walls).sql("select string_agg(row, chr(10) order by row) from (" + sql + ") r")
			.query(String.class)
			.optional()
			.orElse(""));
	}

	private JdbcClient jdbc(Walls walls) {
		return JdbcClient.create(this.superuser.computeIfAbsent(database(walls),
				(database) -> new SingleConnectionDataSource(database.jdbcUrl(), "postgres", "postgres", true)));
	}

	/** What an attack brought, with all that was logged meanwhile. */
	Outcome attempt(Walls walls, Attack.Act act, Database db) {
		reset(walls);
		String before = victim(walls);
		Outcome outcome = Outcome.of(() -> act.on(db));
		return outcome.with(this.log.list, !victim(walls).equals(before));
	}

	/** Succeeds where there is no wall, and nowhere else. */
	Stream<DynamicTest> against(Attack... attacks) {
		return Arrays.stream(attacks).flatMap((attack) -> {
			Stream<DynamicTest> held = attack.walls()
				.stream()
				.map((walls) -> DynamicTest.dynamicTest(attack.name() + " against " + walls, () -> {
					Outcome outcome = attempt(walls, attack.act(), attacker(walls));
					assertThat(outcome.success()).as(outcome.toString()).isFalse();
				}));
			Stream<DynamicTest> proof = Stream
				.of(DynamicTest.dynamicTest(attack.name() + " against NONE succeeds", () -> {
					Outcome outcome = attempt(Walls.NONE, attack.act(), attacker(Walls.NONE));
					assertThat(outcome.success()).as(outcome.toString()).isTrue();
				}));
			return attack.provable() ? Stream.concat(held, proof) : held;
		});
	}

}
