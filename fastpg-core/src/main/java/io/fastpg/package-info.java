/**
 * Tables of a PostgreSQL database as Java objects, each seen through a row filter.
 *
 * <pre>{@code
 * Database db = Database.pool("postgresql://app@localhost/music");
 *
 * record Album(Integer albumId, String title, Integer artistId) {}
 * Table<Album> albums = db.table(Album.class);                     // "album": columns, key, types from the catalog
 * Album made = albums.insert(new Album(null, "Powerage", 1));      // RETURNING: the stored row
 * albums.where("title like ?", "P%").orderBy("title").list();
 *
 * Database acme = db.xtra("tenant_id", 42);                        // every table that has the column
 * }</pre>
 *
 * A call goes through the rooms in one direction, each a package that imports only those
 * before it:
 *
 * <pre>
 * call          building           binding          executing                      mapping            result
 * Table.get ──▶ sql.Select ──────▶ type.TypeMap ──▶ execute.StatementExecutor ──▶ row.RowMapper ──▶ T or Row
 *                ▲       ▲
 * schema.Schema ─┘       └─ filter.RowFilter
 * </pre>
 *
 * Read on in this order: {@link io.fastpg.Table} has the verbs; {@code Engine} the
 * pipeline on one screen; {@code sql/Upsert} a statement that cannot leave its filter;
 * and {@code RowFilterTests} what a filter promises.
 */
@NullMarked
package io.fastpg;

import org.jspecify.annotations.NullMarked;
