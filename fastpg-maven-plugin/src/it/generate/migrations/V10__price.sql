create function zero() returns numeric language sql as $$ select 0.0; $$;
alter table album add price numeric(8, 2) not null default zero();
alter table album rename column was to released;
