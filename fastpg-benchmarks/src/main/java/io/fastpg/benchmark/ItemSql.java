package io.fastpg.benchmark;

/** The statements of both hand-written contenders. */
final class ItemSql {

	private static final String COLUMNS = "id, tenant_id, plays, price, available, released, code, details, tags";

	static final String GET = "select " + COLUMNS + " from item where id = ?";

	static final String GET_FILTERED = GET + " and tenant_id = ?";

	static final String LIST = "select " + COLUMNS + " from item";

	static final String LIST_FILTERED = LIST + " where tenant_id = ?";

	static final String WHERE = LIST + " where plays > ? order by id limit ?";

	static final String INSERT = """
			insert into stored_item (tenant_id, plays, price, available, released, code, details, tags)
			values (?, ?, ?, ?, ?, ?, ?::jsonb, ?) returning %s""".formatted(COLUMNS);

	private ItemSql() {
	}

}
