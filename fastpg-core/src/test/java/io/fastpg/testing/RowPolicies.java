package io.fastpg.testing;

/**
 * Row-level security written by hand, as a reader of the documentation would: not by the
 * code under test.
 */
public final class RowPolicies {

	/** The function all policies call. */
	public static final String FUNCTION = """
			create or replace function fastpg_row_filter(setting text) returns text language plpgsql stable as $$
			declare v text := current_setting(setting, true);
			begin
				if v is null or v = '' then
					raise exception 'fastpg: no row filter in %', setting using errcode = '42501';
				end if;
				return v;
			end $$;
			""";

	private RowPolicies() {
	}

	/**
	 * Returns the SQL that secures a table by a column.
	 * @param table a table of plain name
	 * @param column its column, of plain name
	 * @param type the column's type
	 * @return a script; {@link #FUNCTION} goes before it
	 */
	public static String on(String table, String column, String type) {
		String condition = "(" + column + " = (select fastpg_row_filter('fastpg." + column + "')::" + type + "))";
		return """
				alter table %1$s enable row level security;
				alter table %1$s force row level security;
				drop policy if exists fastpg_open on %1$s;
				create policy fastpg_open on %1$s using (true) with check (true);
				create policy fastpg_%2$s on %1$s as restrictive using %3$s with check %3$s;
				""".formatted(table, column, condition);
	}

}
