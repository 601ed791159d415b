-- Reads the filter's value; raises where there is none, so that it is an error and not an empty page
create or replace function "public".fastpg_row_filter(setting pg_catalog.text) returns pg_catalog.text
	language plpgsql stable parallel safe as $fastpg$
declare
	content pg_catalog.text := pg_catalog.current_setting(setting, true);
begin
	if content is null or content operator(pg_catalog.=) '' then
		raise exception 'fastpg: no row filter: the setting % has no value', setting using errcode = '42501',
			hint = 'Every statement needs one, given with set local or by fastpg with a filter in force.';
	end if;
	return content;
end
$fastpg$;
grant execute on function "public".fastpg_row_filter(pg_catalog.text) to public;
-- Policies bind every role, and by force the owner too; superusers and BYPASSRLS they never bind
alter table "public"."album" enable row level security;
alter table "public"."album" force row level security;
-- Restrictive: no policy beside it lets more rows through; (select …) is computed once a statement
drop policy if exists "fastpg_tenant_id" on "public"."album";
create policy "fastpg_tenant_id" on "public"."album" as restrictive for all to public
	using ("tenant_id" operator(pg_catalog.=) (select (case when pg_catalog.current_setting('fastpg.tenant_id', true) operator(pg_catalog.<>) '' then pg_catalog.current_setting('fastpg.tenant_id') else "public".fastpg_row_filter('fastpg.tenant_id') end)::"pg_catalog"."text"))
	with check ("tenant_id" operator(pg_catalog.=) (select (case when pg_catalog.current_setting('fastpg.tenant_id', true) operator(pg_catalog.<>) '' then pg_catalog.current_setting('fastpg.tenant_id') else "public".fastpg_row_filter('fastpg.tenant_id') end)::"pg_catalog"."text"));
-- Without a permissive policy nobody would see a row
drop policy if exists fastpg_open on "public"."album";
create policy fastpg_open on "public"."album" for all to public using (true) with check (true);

-- Reads the filter's value; raises where there is none, so that it is an error and not an empty page
create or replace function "public".fastpg_row_filter(setting pg_catalog.text) returns pg_catalog.text
	language plpgsql stable parallel safe as $fastpg$
declare
	content pg_catalog.text := pg_catalog.current_setting(setting, true);
begin
	if content is null or content operator(pg_catalog.=) '' then
		raise exception 'fastpg: no row filter: the setting % has no value', setting using errcode = '42501',
			hint = 'Every statement needs one, given with set local or by fastpg with a filter in force.';
	end if;
	return content;
end
$fastpg$;
grant execute on function "public".fastpg_row_filter(pg_catalog.text) to public;
-- Policies bind every role, and by force the owner too; superusers and BYPASSRLS they never bind
alter table "public"."track" enable row level security;
alter table "public"."track" force row level security;
-- Restrictive: no policy beside it lets more rows through; (select …) is computed once a statement
drop policy if exists "fastpg_tenant_id" on "public"."track";
create policy "fastpg_tenant_id" on "public"."track" as restrictive for all to public
	using ("tenant_id" operator(pg_catalog.=) (select (case when pg_catalog.current_setting('fastpg.tenant_id', true) operator(pg_catalog.<>) '' then pg_catalog.current_setting('fastpg.tenant_id') else "public".fastpg_row_filter('fastpg.tenant_id') end)::"pg_catalog"."text"))
	with check ("tenant_id" operator(pg_catalog.=) (select (case when pg_catalog.current_setting('fastpg.tenant_id', true) operator(pg_catalog.<>) '' then pg_catalog.current_setting('fastpg.tenant_id') else "public".fastpg_row_filter('fastpg.tenant_id') end)::"pg_catalog"."text"));
-- Without a permissive policy nobody would see a row
drop policy if exists fastpg_open on "public"."track";
create policy fastpg_open on "public"."track" for all to public using (true) with check (true);

-- Reads the filter's value; raises where there is none, so that it is an error and not an empty page
create or replace function "public".fastpg_row_filter(setting pg_catalog.text) returns pg_catalog.text
	language plpgsql stable parallel safe as $fastpg$
declare
	content pg_catalog.text := pg_catalog.current_setting(setting, true);
begin
	if content is null or content operator(pg_catalog.=) '' then
		raise exception 'fastpg: no row filter: the setting % has no value', setting using errcode = '42501',
			hint = 'Every statement needs one, given with set local or by fastpg with a filter in force.';
	end if;
	return content;
end
$fastpg$;
grant execute on function "public".fastpg_row_filter(pg_catalog.text) to public;
-- Policies bind every role, and by force the owner too; superusers and BYPASSRLS they never bind
alter table "public"."playlist" enable row level security;
alter table "public"."playlist" force row level security;
-- Restrictive: no policy beside it lets more rows through; (select …) is computed once a statement
drop policy if exists "fastpg_tenant_id" on "public"."playlist";
create policy "fastpg_tenant_id" on "public"."playlist" as restrictive for all to public
	using ("tenant_id" operator(pg_catalog.=) (select (case when pg_catalog.current_setting('fastpg.tenant_id', true) operator(pg_catalog.<>) '' then pg_catalog.current_setting('fastpg.tenant_id') else "public".fastpg_row_filter('fastpg.tenant_id') end)::"pg_catalog"."text"))
	with check ("tenant_id" operator(pg_catalog.=) (select (case when pg_catalog.current_setting('fastpg.tenant_id', true) operator(pg_catalog.<>) '' then pg_catalog.current_setting('fastpg.tenant_id') else "public".fastpg_row_filter('fastpg.tenant_id') end)::"pg_catalog"."text"));
-- Without a permissive policy nobody would see a row
drop policy if exists fastpg_open on "public"."playlist";
create policy fastpg_open on "public"."playlist" for all to public using (true) with check (true);

-- Reads the filter's value; raises where there is none, so that it is an error and not an empty page
create or replace function "public".fastpg_row_filter(setting pg_catalog.text) returns pg_catalog.text
	language plpgsql stable parallel safe as $fastpg$
declare
	content pg_catalog.text := pg_catalog.current_setting(setting, true);
begin
	if content is null or content operator(pg_catalog.=) '' then
		raise exception 'fastpg: no row filter: the setting % has no value', setting using errcode = '42501',
			hint = 'Every statement needs one, given with set local or by fastpg with a filter in force.';
	end if;
	return content;
end
$fastpg$;
grant execute on function "public".fastpg_row_filter(pg_catalog.text) to public;
-- Policies bind every role, and by force the owner too; superusers and BYPASSRLS they never bind
alter table "public"."playlist_track" enable row level security;
alter table "public"."playlist_track" force row level security;
-- Restrictive: no policy beside it lets more rows through; (select …) is computed once a statement
drop policy if exists "fastpg_tenant_id" on "public"."playlist_track";
create policy "fastpg_tenant_id" on "public"."playlist_track" as restrictive for all to public
	using ("tenant_id" operator(pg_catalog.=) (select (case when pg_catalog.current_setting('fastpg.tenant_id', true) operator(pg_catalog.<>) '' then pg_catalog.current_setting('fastpg.tenant_id') else "public".fastpg_row_filter('fastpg.tenant_id') end)::"pg_catalog"."text"))
	with check ("tenant_id" operator(pg_catalog.=) (select (case when pg_catalog.current_setting('fastpg.tenant_id', true) operator(pg_catalog.<>) '' then pg_catalog.current_setting('fastpg.tenant_id') else "public".fastpg_row_filter('fastpg.tenant_id') end)::"pg_catalog"."text"));
-- Without a permissive policy nobody would see a row
drop policy if exists fastpg_open on "public"."playlist_track";
create policy fastpg_open on "public"."playlist_track" for all to public using (true) with check (true);
