package io.fastpg.sql;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What PostgreSQL itself brings and a strict fragment may use: functions that compute
 * from their arguments alone, all operators, and types that are plain values. Not listed
 * on purpose are functions that run SQL given as text, read the catalog, tell of the
 * session or server, make rows out of nothing ({@code generate_series}), or take a type
 * from the schema ({@code jsonb_populate_record}); XML; and whatever looks a name up.
 */
final class ServerNames {

	/** Functions, aggregates and window functions of {@code pg_catalog}. */
	static final Set<String> FUNCTIONS = words(
			// Text
			"""
					ascii bit_length btrim casefold char_length character_length chr concat concat_ws convert_from
					convert_to crc32 crc32c decode encode format get_bit get_byte initcap left length like lower lpad
					ltrim md5 normalize notlike octet_length overlay parse_ident position quote_ident quote_literal
					quote_nullable regexp_count regexp_instr regexp_like regexp_match regexp_matches regexp_replace
					regexp_split_to_array regexp_split_to_table regexp_substr repeat replace reverse right rpad rtrim
					set_bit set_byte sha224 sha256 sha384 sha512 split_part starts_with string_to_array
					string_to_table strpos substr substring to_bin to_hex to_oct translate unistr upper""",
			// Numbers
			"""
					abs acos acosd acosh asin asind asinh atan atan2 atan2d atand atanh bit_count cbrt ceil ceiling
					cos cosd cosh cot cotd degrees div erf erfc exp factorial floor gamma gcd lcm lgamma ln log log10
					min_scale mod pi pow power radians random round scale sign sin sind sinh sqrt tan tand tanh
					to_number trim_scale trunc width_bucket""",
			// Dates and times
			"""
					age clock_timestamp date_add date_bin date_part date_subtract date_trunc extract isfinite
					justify_days justify_hours justify_interval make_date make_interval make_time make_timestamp
					make_timestamptz now overlaps statement_timestamp timezone to_char to_date to_timestamp
					transaction_timestamp""",
			// Arrays
			"""
					array_append array_cat array_dims array_fill array_length array_lower array_ndims array_position
					array_positions array_prepend array_remove array_replace array_reverse array_sort array_to_string
					array_upper cardinality trim_array unnest""",
			// JSON
			"""
					array_to_json json_array_elements json_array_elements_text json_array_length json_build_array
					json_build_object json_extract_path json_extract_path_text json_object json_object_keys
					json_strip_nulls json_typeof jsonb_array_elements jsonb_array_elements_text jsonb_array_length
					jsonb_build_array jsonb_build_object jsonb_exists jsonb_exists_all jsonb_exists_any
					jsonb_extract_path jsonb_extract_path_text jsonb_insert jsonb_object jsonb_object_keys
					jsonb_path_exists jsonb_path_exists_tz jsonb_path_match jsonb_path_match_tz jsonb_path_query
					jsonb_path_query_array jsonb_path_query_array_tz jsonb_path_query_first
					jsonb_path_query_first_tz jsonb_path_query_tz jsonb_pretty jsonb_set jsonb_set_lax
					jsonb_strip_nulls jsonb_typeof row_to_json to_json to_jsonb""",
			// UUIDs
			"gen_random_uuid uuid_extract_timestamp uuid_extract_version uuidv4 uuidv7",
			// Text search
			"""
					array_to_tsvector json_to_tsvector jsonb_to_tsvector numnode phraseto_tsquery plainto_tsquery
					querytree setweight strip to_tsquery to_tsvector ts_delete ts_filter ts_headline ts_rank
					ts_rank_cd tsquery_phrase tsvector_to_array websearch_to_tsquery""",
			// Ranges
			"isempty lower_inc lower_inf multirange range_merge upper_inc upper_inf",
			// Network addresses
			"""
					abbrev broadcast family host hostmask inet_merge inet_same_family masklen netmask network
					set_masklen""",
			// Comparison
			"num_nonnulls num_nulls",
			// Aggregates
			"""
					any_value array_agg avg bit_and bit_or bit_xor bool_and bool_or corr count covar_pop covar_samp
					every json_agg json_agg_strict json_object_agg json_object_agg_strict json_object_agg_unique
					json_object_agg_unique_strict jsonb_agg jsonb_agg_strict jsonb_object_agg
					jsonb_object_agg_strict jsonb_object_agg_unique jsonb_object_agg_unique_strict max min mode
					percentile_cont percentile_disc range_agg range_intersect_agg regr_avgx regr_avgy regr_count
					regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy stddev stddev_pop stddev_samp
					string_agg sum var_pop var_samp variance""",
			// Window functions
			"""
					cume_dist dense_rank first_value lag last_value lead nth_value ntile percent_rank rank
					row_number""");

	/** Types of {@code pg_catalog}, which are functions too: {@code date(seen)}. */
	static final Set<String> TYPES = words("""
			bit bool box bpchar bytea char cidr circle date datemultirange daterange float4 float8 inet int2 int4
			int4multirange int4range int8 int8multirange int8range interval json jsonb jsonpath line lseg macaddr
			macaddr8 money name numeric nummultirange numrange oid path point polygon text time timestamp
			timestamptz timetz tsmultirange tsquery tsrange tstzmultirange tstzrange tsvector uuid varbit varchar""");

	/** Keywords that are types as long as they stand without quotes. */
	static final Set<String> TYPE_KEYWORDS = words("""
			bigint bit boolean char character dec decimal float int integer interval national nchar numeric
			real smallint time timestamp varchar""");

	/** Keywords that take brackets and cannot be the name of a user's function. */
	static final Set<String> CONSTRUCTS = words("""
			array cast coalesce current_time current_timestamp exists extract greatest grouping least localtime
			localtimestamp normalize nullif overlay position row substring trim""");

	/** Keywords after which a value is expected, and which can be no name. */
	static final Set<String> BEFORE_VALUE = words("""
			all and any asymmetric between both case distinct else for from in leading not or placing some symmetric
			then to trailing using variadic when where""");

	/** Operators of {@code pg_catalog}, and {@code =>}, which names an argument. */
	static final Set<String> OPERATORS = words("""
			!! !~ !~* !~~ !~~* # ## #- #> #>> % & && &< &<| &> * *< *<= *<> *= *> *>= + - -> ->> -|- / < <-> << <<=
			<<| <= <> <@ <^ = => > >= >> >>= >^ ? ?# ?& ?- ?-| ?| ?|| @ @-@ @> @? @@ @@@ ^ ^@ | |&> |/ |>> || ||/ ~
			~* ~<=~ ~<~ ~= ~>=~ ~>~ ~~ ~~* !=""");

	private ServerNames() {
	}

	private static Set<String> words(String... groups) {
		return Arrays.stream(groups)
			.flatMap((group) -> Arrays.stream(group.split("\\s+")))
			.collect(Collectors.toUnmodifiableSet());
	}

}
