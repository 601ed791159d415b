package io.fastpg.filter;

/**
 * How much the SQL text of a user may do that stands in a statement of fastpg's: a
 * condition, a selected item, an order. Each level refuses what the one before it refuses
 * and more. What is refused fails before anything is sent.
 *
 * <p>
 * No level judges what happens inside the schema. A function, operator, type or view that
 * the schema's owner made there runs wherever a name finds it: {@code public.lower} under
 * a {@code search_path} that names {@code public} before {@code pg_catalog}, an overload
 * {@code lower(mytype)}, or a type named {@code lower}, which {@code lower(1)} casts to.
 * The schema is trusted, the text is not. Nor does any level bound what a text costs the
 * server, or hide what an error or the time it takes tells of a row that PostgreSQL looks
 * at before the row filter does; row-level security does.
 */
public enum FragmentLevel {

	/**
	 * The text is one closed condition or expression: it cannot end the brackets it
	 * stands in, hide what follows, begin a second statement or slip a value past its
	 * placeholders. It may read other tables in a subquery and call any function.
	 */
	CONTAINED,

	/**
	 * Besides, the text has no subquery and uses none of the server's own functions and
	 * types that run SQL given as text, read files or the catalog, change the session or
	 * look a name up ({@code query_to_xml}, {@code set_config}, {@code ::regclass}). It
	 * may still call functions of the schema and of extensions, which can do all of that.
	 */
	NO_SUBQUERY,

	/**
	 * Besides, the text is made only of what is known to stay in its row: functions on a
	 * list of the server's own, operators that the server brings, types that are its own,
	 * and columns of the relation. So it can call no function, operator or domain of the
	 * schema or an extension by a name of its own, neither as {@code f(x)} nor as
	 * {@code x.f}, {@code x::domain} or {@code domain 'x'}.
	 */
	STRICT

}
