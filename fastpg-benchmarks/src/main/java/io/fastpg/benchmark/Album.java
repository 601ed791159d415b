package io.fastpg.benchmark;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A row of twelve columns, of the types that most tables have.
 *
 * @param id an integer
 * @param tenantId a text
 * @param title a text
 * @param plays a bigint
 * @param price a numeric
 * @param available a boolean
 * @param addedAt a timestamptz
 * @param code a uuid
 * @param loudness a double precision
 * @param releasedOn a date
 * @param genre an enum
 * @param note a text that is NULL
 */
public record Album(int id, String tenantId, String title, long plays, BigDecimal price, boolean available,
		OffsetDateTime addedAt, UUID code, double loudness, LocalDate releasedOn, Genre genre, @Nullable String note) {

	static final String SQL = """
			select n as id, 'acme' as tenant_id, 'Album number ' || n as title, n * 1000000007::bigint as plays,
				(n * 0.25)::numeric(10, 2) as price, n %% 3 = 0 as available,
				timestamptz '1978-05-05 10:15:30Z' + n * interval '1 h' as added_at, md5(n::text)::uuid as code,
				-9.5 + n::float8 / 1000 as loudness, date '1978-05-05' + n as released_on, 'ROCK' as genre,
				null::text as note
			from generate_series(1, %d) n""".formatted(ItemDatabase.ROWS);

	/** What it sounds like. */
	public enum Genre {

		/** Loud. */
		ROCK,
		/** Not as loud. */
		JAZZ

	}

}
