package io.fastpg.model;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A condition in SQL, and what it means.
 *
 * @param sql its text
 * @param arguments what is bound
 * @param column the column it reads; empty for none
 * @param meaning the rows it is true for
 */
record Condition(String sql, List<Object> arguments, String column, Predicate<Map<String, ?>> meaning) {

	/**
	 * Returns all conditions there are.
	 * @param tenants the values of the tenant's column
	 */
	static List<Condition> all(List<Object> tenants) {
		Object other = tenants.get(1);
		return List.of(new Condition("true", List.of(), "", (row) -> true),
				new Condition("id = ?", List.of(2), "id", (row) -> row.get("id").equals(2)),
				new Condition("id = ? or true", List.of(3), "id", (row) -> true),
				new Condition("not (id = $1) or (id = $1 and code = 'a')", List.of(1), "id",
						(row) -> !row.get("id").equals(1) || "a".equals(row.get("code"))),
				new Condition("id = any(?)", List.of(List.of(1, 3)), "id",
						(row) -> row.get("id").equals(1) || row.get("id").equals(3)),
				new Condition("name is null", List.of(), "name", (row) -> row.get("name") == null),
				new Condition("name like :n", List.of(Map.of("n", "x%")), "name", (row) -> "x".equals(row.get("name"))),
				new Condition("amount > ?", List.of(1), "amount",
						(row) -> row.get("amount") != null && (int) row.get("amount") > 1),
				new Condition("cast(tenant_id as text) = ?", List.of(other.toString()), "tenant_id",
						(row) -> other.equals(row.get("tenant_id"))),
				new Condition("tenant_id::text is distinct from ? or code = 'b'", List.of(other.toString()),
						"tenant_id", (row) -> !other.equals(row.get("tenant_id")) || "b".equals(row.get("code"))),
				new Condition("tenant_id is null", List.of(), "tenant_id", (row) -> row.get("tenant_id") == null),
				new Condition("region <> 'eu'", List.of(), "region", (row) -> !"eu".equals(row.get("region"))),
				new Condition("'--' <> ')' or \"code\" in ('a', 'b')", List.of(), "code", (row) -> true),
				new Condition("code in ('a', 'c')", List.of(), "code",
						(row) -> "a".equals(row.get("code")) || "c".equals(row.get("code"))));
	}

	@Override
	public String toString() {
		return this.sql + " " + this.arguments;
	}

}
