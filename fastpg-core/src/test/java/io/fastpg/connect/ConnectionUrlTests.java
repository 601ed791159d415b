package io.fastpg.connect;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

class ConnectionUrlTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			postgresql://app:pw@db.example.com:6432/music        | app   | pw     | db.example.com:6432 | music
			postgres://app:pw@localhost/music                    | app   | pw     | localhost:5432      | music
			postgresql://app@localhost                           | app   |        | localhost:5432      | app
			postgresql://app@/music                              | app   |        | localhost:5432      | music
			postgresql://app@a:1,b,c:3/music                     | app   |        | a:1,b:5432,c:3      | music
			postgresql://app@[::1]:6432/music                    | app   |        | [::1]:6432          | music
			postgresql://app@[fe80::1%25eth0]/music              | app   |        | [fe80::1%25eth0]:5432 | music
			postgresql://a%40b:p%3A%2F%3F%23%40+%25@h/m%20x      | a@b   | p:/?#@+% | h:5432            | m x
			postgresql://app:p@ss:word@h/music                   | app   | p@ss:word | h:5432           | music
			postgresql://app:@h/music                            | app   |        | h:5432              | music
			postgresql:///music?host=h&port=6432&user=app&password=p%26w | app | p&w | h:6432           | music
			postgresql://h/?dbname=music&user=app                | app   |        | h:5432              | music
			jdbc:postgresql://h:6432/music?user=app&password=p+w | app   | p w    | h:6432              | music
			jdbc:postgresql://app:pw@h/music                     | app   | pw     | h:5432              | music
			jdbc:postgresql:music?user=app                       | app   |        | localhost:5432      | music
			jdbc:postgresql:/?user=app                           | app   |        | localhost:5432      | app
			""")
	void aUrlIsTakenApart(String text, String user, String password, String hosts, String database) {
		ConnectionUrl url = ConnectionUrl.parse(text);

		assertThat(url.user()).isEqualTo(user);
		assertThat((url.password() != null) ? url.password() : "").isEqualTo((password != null) ? password : "");
		assertThat(url.jdbcUrl()).startsWith("jdbc:postgresql://" + hosts + "/");
		assertThat(url.database()).isEqualTo(database);
		assertThat(url.properties()).isEmpty();
	}

	@Test
	void withoutUserItIsTheOperatingSystems() {
		assertThat(ConnectionUrl.parse("postgresql://h").user()).isEqualTo(System.getProperty("user.name"));
	}

	@Test
	void theTextFormHoldsNoPasswordAndNoProperties() {
		ConnectionUrl url = ConnectionUrl
			.parse("postgresql://a%40b:s3cret@h/m%20x?sslmode=require&ApplicationName=s3cret");

		assertThat(url).hasToString("postgresql://a%40b@h:5432/m%20x");
		assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://h:5432/m%20x");
	}

	@Test
	void aDatabaseNameCannotBecomeAProperty() {
		ConnectionUrl url = ConnectionUrl.parse("postgresql://app@h/x%3FsocketFactory=y%26z");

		assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://h:5432/x%3FsocketFactory%3Dy%26z");
	}

	@Test
	void propertiesAreTheDriversAndThoseOfLibpqAreRenamed() {
		ConnectionUrl url = ConnectionUrl
			.parse("postgresql://app@h/m?sslmode=require&application_name=shop&connect_timeout=3");

		assertThat(url.properties()).containsOnly(entry("sslmode", "require"), entry("ApplicationName", "shop"),
				entry("connectTimeout", "3"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "socketFactory", "sslfactory", "authenticationPluginClassName", "sslhostnameverifier",
			"sslpasswordcallback", "xmlFactoryFactory", "loggerFile", "SOCKETFACTORY", "connectExecutor", "PGHOST" })
	void aPropertyThatNamesCodeOrFilesIsRefused(String property) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ConnectionUrl.parse("postgresql://app@h/m?" + property + "=s3cret"))
			.withMessageContaining("may not set " + property)
			.withMessageNotContaining("s3cret");
	}

	@Test
	void theSimpleQueryModeIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ConnectionUrl.parse("jdbc:postgresql://h/m?preferQueryMode=simple"))
			.withMessageContaining("preferQueryMode");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			s3cret                                 | scheme
			mysql://app:s3cret@h/m                 | scheme
			postgresql:app:s3cret@h                | scheme
			postgresql://app:s3cret%zz@h/m         | password
			postgresql://app:s3cret%4@h/m          | password
			postgresql://app:s3cret%FF@h/m         | password
			postgresql://app:s3cret%00@h/m         | password
			postgresql://s3cret%@h/m               | user
			postgresql://app:s3cret/x@h/m          | port
			postgresql://app:12/s3cret@h/m         | database
			postgresql://app:12/s3cret@h           | database
			postgresql://app:s3cret?x@h/m          | query
			postgresql://app:12?s3cret@h/m         | query
			postgresql://h:s3cret/m                | port
			postgresql://h:0/m                     | port
			postgresql://h:65536/m                 | port
			postgresql://s3cret!/m                 | host
			postgresql://a,,s3cret/m               | host
			postgresql://[::1/m                    | host
			postgresql://h/m/s3cret                | database
			postgresql://h/m?s3cret                | query
			postgresql://h/m?s3cret=1              | query
			postgresql://h/m?password=s3cret&cret=1 | query
			postgresql://h/m?user=s3cret&user=x    | query
			postgresql://app:s3cret@h/m?password=x | password
			postgresql://app@/m?host=/run/s3cret   | host
			""")
	void whatCannotBeReadIsNamedAndNeverRepeated(String text, String part) {
		assertThatIllegalArgumentException().isThrownBy(() -> ConnectionUrl.parse(text))
			.withMessageStartingWith("Cannot read the " + part + " of the connection URL: ")
			.withMessageNotContaining("s3cret")
			.withNoCause();
	}

}
