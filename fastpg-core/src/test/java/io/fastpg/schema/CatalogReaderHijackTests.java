package io.fastpg.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * In front of {@code pg_catalog} stands a schema with tables, types, functions and
 * operators of the same names.
 */
class CatalogReaderHijackTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create schema evil;
			create type evil.mood as enum ('calm');
			create table evil.cat (id int primary key, name varchar(9) default 'meow', mood evil.mood,
				mother int references evil.cat);
			comment on column evil.cat.name is 'What it hears';
			do $do$
			declare
				o record;
			begin
				for o in select oprname, oprleft::regtype as l, oprright::regtype as r from pg_operator
					where oprname in ('=', '<>', '>') and oprresult = 'bool'::regtype and oprleft <> 0
						and oprleft::regtype::text not like 'any%' and oprleft <> 'record'::regtype
				loop
					execute format('create or replace function evil.trap(a %s, b %s) returns boolean language plpgsql as
						$$begin raise exception ''hijacked''; end$$', o.l, o.r);
					execute format('create operator evil.%s (leftarg = %s, rightarg = %s, function = evil.trap)',
						o.oprname, o.l, o.r);
				end loop;
				for o in select proname as name, pg_get_function_arguments(oid) as args,
						pg_get_function_result(oid) as result from pg_proc
					where pronamespace = 'pg_catalog'::regnamespace and proname in ('current_schemas', 'format_type',
						'pg_get_expr', 'pg_table_is_visible', 'starts_with', 'unnest')
						and pg_get_function_result(oid) not like 'TABLE%'
				loop
					execute format('create function evil.%I(%s) returns %s language plpgsql as
						$$begin raise exception ''hijacked''; end$$', o.name, o.args, o.result);
				end loop;
				for o in select relname as name from pg_class where relnamespace = 'pg_catalog'::regnamespace
					and relname in ('pg_attrdef', 'pg_attribute', 'pg_class', 'pg_constraint', 'pg_description',
						'pg_enum', 'pg_namespace', 'pg_type')
				loop
					execute format('create table evil.%I (trap int)', o.name);
				end loop;
			end $do$;
			create domain evil.text as pg_catalog.int4;
			create domain evil.regclass as pg_catalog.int4;
			create domain evil."char" as pg_catalog.int4
			""");

	@Test
	void theTrapsCatchWhatIsNotQualified() throws Exception {
		try (Connection connection = trapped(); Statement statement = connection.createStatement()) {
			assertThatThrownBy(() -> statement.execute("select 1::oid = 2::oid")).hasMessageContaining("hijacked");
			assertThatThrownBy(() -> statement.execute("select format_type(23, -1)")).hasMessageContaining("hijacked");
			assertThatThrownBy(() -> statement.execute("select relname from pg_class"))
				.hasMessageContaining("does not exist");
		}
	}

	@Test
	void theCatalogIsReadFromPgCatalogAlone() throws Exception {
		Schema schema;
		try (Connection connection = trapped()) {
			schema = CatalogReader.read(connection);
		}

		Relation cat = schema.get("cat");
		assertThat(cat).hasToString("\"cat\"");
		assertThat(cat.primaryKey()).extracting(Column::name).containsExactly("id");
		assertThat(cat.foreignKeys()).hasSize(1);
		assertThat(cat.column("name").typeText()).isEqualTo("character varying(9)");
		assertThat(cat.column("name").defaultExpression()).startsWith("'meow'");
		assertThat(cat.column("name").comment()).isEqualTo("What it hears");
		assertThat(cat.column("mood").type().labels()).containsExactly("calm");
		assertThat(schema.type("text").orElseThrow().oid()).isEqualTo(25);
	}

	private Connection trapped() throws SQLException {
		Connection connection = this.database.dataSource().getConnection();
		try (Statement statement = connection.createStatement()) {
			statement.execute("set search_path = evil, pg_catalog");
		}
		return connection;
	}

}
