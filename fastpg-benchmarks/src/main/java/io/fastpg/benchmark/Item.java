package io.fastpg.benchmark;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A row of the benchmarks' tables.
 *
 * @param id the key; null before it is stored
 * @param tenantId whose row it is
 * @param plays a bigint
 * @param price a numeric
 * @param available a boolean
 * @param released a timestamptz
 * @param code a uuid
 * @param details a jsonb, as its text
 * @param tags an array of text
 */
public record Item(@Nullable Integer id, String tenantId, long plays, BigDecimal price, boolean available,
		OffsetDateTime released, UUID code, String details, List<String> tags) {

	static Item unsaved() {
		return new Item(null, ItemDatabase.TENANT, 4711, new BigDecimal("12.50"), true,
				OffsetDateTime.parse("1978-05-05T10:15:30Z"), UUID.fromString("f81d4fae-7dec-11d0-a765-00a0c91e6bf6"),
				"{\"label\": \"Albert\", \"studio\": \"Sydney\"}", List.of("rock", "live", "remastered"));
	}

}
