package io.fastpg.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The types a filter's column may have, each with the values of four tenants. */
enum TenantType {

	INT("int", 1, 2, 3, -4),

	SMALLINT("smallint", 1, 2, 3, 4),

	BIGINT("bigint", 1L, 2L, 4_294_967_297L, -1L),

	NUMERIC("numeric(6,2)", new BigDecimal("1.25"), new BigDecimal("2.75"), new BigDecimal("-1.25"),
			new BigDecimal("99.99")),

	TEXT("text", "acme", "ACME", "o'hara", "\"), ($1 or --"),

	VARCHAR("varchar(9)", "a", "b", "\u00fc", "\ud83d\ude00"),

	CHAR("char(3)", "abc", "abd", "ABC", "123"),

	UUID_("uuid", new UUID(0, 1), new UUID(0, 2), new UUID(-1, 1), new UUID(1, 0)),

	ENUM("tenant", "small", "Large", "o'hara", "x y"),

	DATE("date", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 2), LocalDate.of(1, 1, 1), LocalDate.of(2024, 2, 29)),

	BOOLEAN("boolean", true, false, true, false);

	static final String ENUM_LABELS = "'small', 'Large', 'o''hara', 'x y'";

	private final String sql;

	private final List<Object> tenants;

	TenantType(String sql, Object... tenants) {
		this.sql = sql;
		this.tenants = List.of(tenants);
	}

	String sql() {
		return this.sql;
	}

	List<Object> tenants() {
		return this.tenants;
	}

}
