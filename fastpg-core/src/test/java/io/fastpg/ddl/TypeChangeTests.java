package io.fastpg.ddl;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TypeChangeTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			smallint | integer
			integer | bigint
			integer | numeric
			integer | double precision
			bigint | numeric
			real | double precision
			character varying(20) | text
			character varying(20) | character varying
			character varying(20) | character varying(21)
			text | character varying
			text | citext
			character(3) | text
			uuid | text
			mood | text
			numeric(10,2) | numeric
			numeric(10,2) | numeric(11,2)
			numeric(10,2) | numeric(12,3)
			date | timestamp without time zone
			timestamp(3) without time zone | timestamp without time zone
			timestamp(3) with time zone | timestamp(6) with time zone
			cidr | inet
			integer[] | bigint[]
			integer[] | text
			character varying(20)[] | text[]""")
	void theseChangesKeepEveryValue(String from, String to) {
		assertThat(TypeChange.isWidening(from, to)).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			bigint | integer
			integer | smallint
			integer | real
			bigint | double precision
			numeric | double precision
			double precision | numeric
			double precision | real
			integer | numeric(3,0)
			text | integer
			text | mood
			text | character varying(20)
			text | character(20)
			character varying(21) | character varying(20)
			numeric | numeric(10,2)
			numeric(10,2) | numeric(10,3)
			numeric(10,2) | numeric(9,2)
			numeric(10,2) | numeric(10,0)
			timestamp with time zone | timestamp without time zone
			timestamp without time zone | timestamp with time zone
			timestamp without time zone | date
			timestamp with time zone | timestamp(3) with time zone
			json | jsonb
			bigint[] | integer[]
			integer | integer[]
			integer[] | integer
			text[] | integer""")
	void theseChangesMayLoseSomething(String from, String to) {
		assertThat(TypeChange.isWidening(from, to)).isFalse();
	}

}
