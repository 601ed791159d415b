-- Albums 1 to 10 are acme's, 11 to 18 globex's; both shops sell "Mezzanine". Run twice, nothing is added.
-- Policies let each transaction write one shop's rows only, and it says whose.

insert into artist (artist_id, name) values
	(1, 'Portishead'), (2, 'Massive Attack'), (3, 'Björk'), (4, 'Radiohead'),
	(5, 'Nina Simone'), (6, 'Miles Davis'), (7, 'Kraftwerk'), (8, 'Fela Kuti')
on conflict do nothing;

begin;
set local fastpg.tenant_id = 'acme';

insert into album (album_id, tenant_id, title, artist_id, released) values
	(1, 'acme', 'Dummy', 1, 1994),
	(2, 'acme', 'Third', 1, 2008),
	(3, 'acme', 'Blue Lines', 2, 1991),
	(4, 'acme', 'Mezzanine', 2, 1998),
	(5, 'acme', 'Debut', 3, 1993),
	(6, 'acme', 'Homogenic', 3, 1997),
	(7, 'acme', 'OK Computer', 4, 1997),
	(8, 'acme', 'Kid A', 4, 2000),
	(9, 'acme', 'Wild Is the Wind', 5, 1966),
	(10, 'acme', 'Kind of Blue', 6, 1959)
on conflict do nothing;

insert into track (track_id, tenant_id, album_id, position, name, seconds)
select (a.album_id - 1) * 12 + n, a.tenant_id, a.album_id, n, a.title || ', part ' || n, 120 + (a.album_id * 37 + n * 53) % 240
from album a, generate_series(1, 12) n
where a.album_id <= 18
on conflict do nothing;

insert into playlist (playlist_id, tenant_id, name) values
	(1, 'acme', 'Rainy day'), (2, 'acme', 'Openers')
on conflict do nothing;

-- The openers of all albums, and every fifth track
insert into playlist_track (playlist_id, track_id, tenant_id, position)
select p.playlist_id, t.track_id, t.tenant_id, row_number() over (partition by p.playlist_id order by t.track_id)
from playlist p join track t using (tenant_id)
where p.playlist_id <= 4 and t.track_id <= 216 and (case when p.name = 'Openers' then t.position = 1 else t.track_id % 5 = 0 end)
on conflict do nothing;

commit;

begin;
set local fastpg.tenant_id = 'globex';

insert into album (album_id, tenant_id, title, artist_id, released) values
	(11, 'globex', 'Mezzanine', 2, 1998),
	(12, 'globex', 'Vespertine', 3, 2001),
	(13, 'globex', 'In Rainbows', 4, 2007),
	(14, 'globex', 'Pastel Blues', 5, 1965),
	(15, 'globex', 'Bitches Brew', 6, 1970),
	(16, 'globex', 'Autobahn', 7, 1974),
	(17, 'globex', 'Computer World', 7, 1981),
	(18, 'globex', 'Zombie', 8, 1976)
on conflict do nothing;

insert into track (track_id, tenant_id, album_id, position, name, seconds)
select (a.album_id - 1) * 12 + n, a.tenant_id, a.album_id, n, a.title || ', part ' || n, 120 + (a.album_id * 37 + n * 53) % 240
from album a, generate_series(1, 12) n
where a.album_id <= 18
on conflict do nothing;

insert into playlist (playlist_id, tenant_id, name) values
	(3, 'globex', 'Long drive'), (4, 'globex', 'Openers')
on conflict do nothing;

-- The openers of all albums, and every fifth track
insert into playlist_track (playlist_id, track_id, tenant_id, position)
select p.playlist_id, t.track_id, t.tenant_id, row_number() over (partition by p.playlist_id order by t.track_id)
from playlist p join track t using (tenant_id)
where p.playlist_id <= 4 and t.track_id <= 216 and (case when p.name = 'Openers' then t.position = 1 else t.track_id % 5 = 0 end)
on conflict do nothing;

commit;

-- Rows were given their keys: those to come are numbered after them
select setval('album_album_id_seq', greatest(last_value, 18)) from album_album_id_seq;
select setval('track_track_id_seq', greatest(last_value, 216)) from track_track_id_seq;
select setval('playlist_playlist_id_seq', greatest(last_value, 4)) from playlist_playlist_id_seq;
