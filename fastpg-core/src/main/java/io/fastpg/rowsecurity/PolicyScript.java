package io.fastpg.rowsecurity;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.fastpg.rowsecurity.SecuredTable.Trait;
import io.fastpg.schema.Identifier;
import io.fastpg.schema.RowPolicy;

/**
 * Writes the SQL that puts policies up and takes them down. Every statement can be run
 * again, and its text holds no name that is not quoted: comments say what, not which.
 */
final class PolicyScript {

	/** Lets rows through that no restrictive policy stops. */
	static final String OPEN = "fastpg_open";

	/** Only blanks may change here, or each policy that stands has to be put up anew. */
	static final String FUNCTION_BODY = """

			declare
				content pg_catalog.text := pg_catalog.current_setting(setting, true);
			begin
				if content is null or content operator(pg_catalog.=) '' then
					raise exception '%s: the setting %% has no value', setting using errcode = '42501',
						hint = 'Every statement needs one, given with set local or by fastpg with a filter in force.';
				end if;
				return content;
			end
			""".formatted(RowPolicy.NO_FILTER);

	private final StringBuilder script = new StringBuilder();

	private PolicyScript() {
	}

	/** All of it, whatever stands already; a parent comes before its parts. */
	static String whole(Collection<SecuredTable> tables, Collection<String> columns) {
		return written(tables, tables, columns);
	}

	/**
	 * What is missing: another role may own what is there, and a lock may be waited for.
	 */
	static String missing(Collection<SecuredTable> tables, Collection<String> columns) {
		return written(tables.stream().filter((table) -> !table.is(Trait.FUNCTION)).toList(),
				tables.stream().filter((table) -> !table.isIntact(columns)).toList(), columns);
	}

	private static String written(Collection<SecuredTable> calling, Collection<SecuredTable> tables,
			Collection<String> columns) {
		PolicyScript written = new PolicyScript();
		Set<String> schemas = new TreeSet<>(calling.stream().map((table) -> table.name().schema()).toList());
		schemas.forEach(written::function);
		tables.forEach((table) -> written.enable(table, columns));
		return written.script.toString();
	}

	static String disabling(Collection<SecuredTable> tables) {
		PolicyScript written = new PolicyScript();
		tables.forEach(written::disable);
		return written.script.toString();
	}

	private void function(String schema) {
		String name = function(Identifier.quote(schema), "setting pg_catalog.text");
		comment("Reads the filter's value; raises where there is none, so that it is an error and not an empty page");
		add("create or replace function " + name + " returns pg_catalog.text");
		add("\tlanguage plpgsql stable parallel safe as $fastpg$" + FUNCTION_BODY + "$fastpg$;");
		add("grant execute on function " + function(Identifier.quote(schema), "pg_catalog.text") + " to public;");
	}

	private void enable(SecuredTable table, Collection<String> columns) {
		String name = table.name().quoted();
		comment("Policies bind every role, and by force the owner too; superusers and BYPASSRLS they never bind");
		add("alter table " + name + " enable row level security;");
		add("alter table " + name + " force row level security;");
		table.columns()
			.stream()
			.filter((column) -> columns.contains(column.name()))
			.forEach((column) -> restrict(table, column));
		open(table);
	}

	private void restrict(SecuredTable table, SecuredColumn column) {
		String policy = Identifier.quote(RowPolicy.name(column.name()));
		String condition = "(" + column.operand() + " operator(pg_catalog.=) (select "
				+ value(table.name().schema(), "'" + RowPolicy.setting(column.name()) + "'") + "::" + column.type()
				+ "))";
		comment("Restrictive: no policy beside it lets more rows through; (select …) is computed once a statement");
		drop(policy, table);
		add("create policy " + policy + " on " + table.name().quoted() + " as restrictive for all to public");
		add("\tusing " + condition);
		add("\twith check " + condition + ";");
	}

	/** The function is called only to raise: where there is a value, it costs no call. */
	private static String value(String schema, String setting) {
		return "(case when pg_catalog.current_setting(" + setting + ", true) operator(pg_catalog.<>) ''"
				+ " then pg_catalog.current_setting(" + setting + ") else "
				+ function(Identifier.quote(schema), setting) + " end)";
	}

	private void open(SecuredTable table) {
		boolean others = table.is(Trait.OTHER_PERMISSIVE);
		comment(others ? "Not beside the table's own permissive policies, which it would widen"
				: "Without a permissive policy nobody would see a row");
		drop(OPEN, table);
		if (!others) {
			add("create policy " + OPEN + " on " + table.name().quoted() + " for all to public using (true)"
					+ " with check (true);");
		}
	}

	private void disable(SecuredTable table) {
		List<SecuredColumn> columns = table.columns();
		columns.forEach((column) -> drop(Identifier.quote(RowPolicy.name(column.name())), table));
		drop(OPEN, table);
		if (!table.is(Trait.OTHER_POLICY)) {
			add("alter table " + table.name().quoted() + " no force row level security;");
			add("alter table " + table.name().quoted() + " disable row level security;");
		}
	}

	private void drop(String policy, SecuredTable table) {
		add("drop policy if exists " + policy + " on " + table.name().quoted() + ";");
	}

	private static String function(String schema, String argument) {
		return schema + "." + RowPolicy.FUNCTION + "(" + argument + ")";
	}

	private void comment(String text) {
		add("-- " + text);
	}

	private void add(String line) {
		this.script.append(line).append('\n');
	}

}
