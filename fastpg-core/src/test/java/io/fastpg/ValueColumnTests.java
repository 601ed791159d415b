package io.fastpg;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.geometric.PGpoint;

import io.fastpg.exception.InvalidValueException;
import io.fastpg.exception.ValueConversionException;
import io.fastpg.row.Row;
import io.fastpg.testing.TestDatabase;
import io.fastpg.type.Interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ValueColumnTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase();

	private Database db;

	@BeforeEach
	void open() {
		this.database.executeAsSuperuser("create extension hstore");
		this.database.execute("create table stop (id int primary key, pause interval, every interval, host inet, "
				+ "place point, open bit(1), tags hstore, page xml, price money)");
		this.db = Database.of(this.database.dataSource());
	}

	@Test
	void aRecordHoldsValuesOfJavaClasses() throws java.net.UnknownHostException {
		Stop stop = new Stop(1, Duration.ofMinutes(3), Period.ofMonths(1), InetAddress.getByName("10.0.0.1"),
				new PGpoint(1, 2.5), true, Map.of("a", "1"), Optional.of("<a/>"), "$1.50");
		Table<Stop> stops = this.db.table("stop", Stop.class);

		Stop stored = stops.insert(stop);

		assertThat(stored).isEqualTo(stop);
		assertThat(stops.where("pause = ? and host = ? and tags -> 'a' = ?", stop.pause(), stop.host(), "1").single())
			.isEqualTo(stop);
	}

	@Test
	void aRowHoldsIntervalsAndMaps() {
		this.db.table("stop").insert(Row.of("id", 1, "pause", Interval.of(1, 2, 3), "tags", Map.of("a", "1")));

		Row row = this.db.table("stop").get(1);

		assertThat(row.get("pause")).isEqualTo(Interval.of(1, 2, 3));
		assertThat(row.get("tags")).isEqualTo(Map.of("a", "1"));
		assertThat(row.getString("pause")).isEqualTo("P1M2DT0.000003S");
		assertThatExceptionOfType(ValueConversionException.class).isThrownBy(() -> row.get("pause", Duration.class))
			.withMessageContaining("Read it as an Interval");
		assertThat(Row.of("pause", Interval.of(0, 0, 1)).get("pause", Duration.class))
			.isEqualTo(Duration.ofNanos(1000));
	}

	@Test
	void argumentsOfSqlAreOfTheTypeOfTheirClass() throws java.net.UnknownHostException {
		assertThat(one("select ? * 2", Duration.ofHours(1), Interval.class))
			.isEqualTo(Interval.of(0, 0, 7_200_000_000L));
		assertThat(one("select ? + interval '1 day'", Period.ofDays(1), Period.class)).isEqualTo(Period.ofDays(2));
		assertThat(one("select ?", Interval.INFINITY, Interval.class)).isEqualTo(Interval.INFINITY);
		assertThat(one("select ? + 1", InetAddress.getByName("10.0.0.1"), InetAddress.class))
			.isEqualTo(InetAddress.getByName("10.0.0.2"));
		assertThat(one("select ? + point '(1,1)'", new PGpoint(1, 2), PGpoint.class)).isEqualTo(new PGpoint(2, 3));
		assertThat(one("select ?[2]", List.of(Interval.ZERO, Interval.of(1, 0, 0)), Interval.class))
			.isEqualTo(Interval.of(1, 0, 0));
	}

	private <T> @Nullable T one(String sql, Object argument, Class<T> type) {
		return this.db.query(sql, argument).as(type).single();
	}

	@Test
	void whatTheServerRefusesIsAnInvalidValueThatIsNotShown() {
		for (Map.Entry<String, String> wrong : Map
			.of("page", "<secret", "host", "secret", "pause", "secret", "tags", "secret", "price", "secret")
			.entrySet()) {
			assertThatExceptionOfType(InvalidValueException.class).as(wrong.getKey())
				.isThrownBy(() -> this.db.table("stop").insert(Row.of("id", 1, wrong.getKey(), wrong.getValue())))
				.withMessageNotContaining("secret");
		}
	}

	record Stop(int id, Duration pause, Period every, InetAddress host, PGpoint place, boolean open,
			Map<String, String> tags, Optional<String> page, String price) {
	}

}
