package io.fastpg.attack;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.Database;
import io.fastpg.Table;
import io.fastpg.row.Row;

import static io.fastpg.Condition.col;

/** Reading what is another's. */
class ReadAttackTests {

	@RegisterExtension
	static final Shop SHOP = new Shop();

	record Album(int id, String title) {
	}

	@TestFactory
	Stream<DynamicTest> byKey() {
		return SHOP.against(Attack.of("get", (db) -> album(db).get(20)), Attack.of("find", (db) -> album(db).find(20)),
				Attack.of("exists", (db) -> told(album(db).exists(20))),
				Attack.of("get as a record", (db) -> db.table("album", Album.class).get(20)),
				Attack.of("get by a key that the tenant leads", (db) -> db.table("track").get(2, 5)),
				Attack.of("find by a key that the tenant leads", (db) -> db.table("track").find(2, 5)),
				Attack.of("exists by a key that the tenant leads", (db) -> told(db.table("track").exists(2, 5))));
	}

	@TestFactory
	Stream<DynamicTest> many() {
		return SHOP.against(Attack.of("list", (db) -> album(db).list()),
				Attack.of("count", (db) -> told(album(db).count() > 2)),
				Attack.of("stream", (db) -> album(db).stream()),
				Attack.of("all rows where true", (db) -> album(db).where("true").list()),
				Attack.of("where its key", (db) -> album(db).where("id = ?", 20).list()),
				Attack.of("where its tenant", (db) -> album(db).where("tenant_id = ?", 2).list()),
				Attack.of("where its tenant or true", (db) -> album(db).where("tenant_id = 2 or true").list()),
				Attack.of("any of its keys", (db) -> album(db).where("id = any(?)", List.of(20, 21)).list()),
				Attack.of("single", (db) -> album(db).where("id = ?", 20).single()),
				Attack.of("optional", (db) -> album(db).where("id = ?", 20).optional()),
				Attack.of("first", (db) -> album(db).orderBy("tenant_id desc").first()),
				Attack.of("keyed", (db) -> album(db).where("true").keyed()),
				Attack.of("count where", (db) -> told(album(db).where("title like ?", "%SECRET%").count() > 0)),
				Attack.of("exists where", (db) -> told(album(db).where("title like ?", "Victim%").exists())),
				Attack.of("stream where", (db) -> album(db).where("id > ?", 0).stream()),
				Attack.of("rows locked", (db) -> db.transaction(() -> album(db).where("id = 20").forUpdate().list())),
				Attack.of("rows not locked by others",
						(db) -> db.transaction(() -> album(db).where("id = 20").skipLocked().list())));
	}

	@TestFactory
	Stream<DynamicTest> shaped() {
		return SHOP.against(Attack.of("its text selected", (db) -> album(db).select("title").list()),
				Attack.of("all texts in one", (db) -> album(db).select("string_agg(title, ',') as x").list()),
				Attack.of("the highest price", (db) -> album(db).select("max(price) as x").list()),
				Attack.of("groups of it", (db) -> album(db).select("title").groupBy("title").list()),
				Attack.of("groups having it",
						(db) -> album(db).select("title").groupBy("title").having("title like ?", "V%").list()),
				Attack.of("a window over it", (db) -> album(db).select("max(title) over () as x").list()),
				Attack.of("ordered and limited", (db) -> album(db).orderBy("price desc").limit(1).list()),
				Attack.of("an offset into it", (db) -> album(db).orderBy("id").offset(2).list()),
				Attack.of("a condition without text", (db) -> album(db).where(col("id").eq(20)).list()),
				Attack.of("any of two conditions",
						(db) -> album(db).where(col("id").eq(10).or(col("tenant_id").eq(2))).list()),
				Attack.of("the opposite of a condition", (db) -> album(db).where(col("tenant_id").eq(1).not()).list()),
				Attack.of("a prefix of it", (db) -> album(db).where(col("title").startsWith("Victim")).list()));
	}

	@TestFactory
	Stream<DynamicTest> through() {
		return SHOP.against(Attack.of("a view", (db) -> db.table("album_view").list()),
				Attack.of("a view that asks as its reader", (db) -> db.table("album_asked").list()),
				Attack.of("a view of a superuser", (db) -> db.table("super_view").list()),
				Attack.of("a view without the tenant", (db) -> db.table("album_titles").list()),
				Attack.of("a partition", (db) -> db.table("sale_all").list()).unprovable(),
				Attack.of("a partitioned table", (db) -> db.table("sale").list()),
				Attack.of("its schema's name", (db) -> db.table("public.album").list()),
				Attack.of("all tables",
						(db) -> db.tables().stream().filter((table) -> !table.name().equals("genre")).map(Table::list)),
				Attack.of("another type", (db) -> album(db).as(Album.class).list()),
				Attack.of("a second filter", (db) -> album(db).xtra("tenant_id", 2).list()),
				Attack.of("a filter of the database", (db) -> db.xtra("tenant_id", 2).table("album").list()),
				Attack.of("a view for another tenant", (db) -> db.xtra("tenant_id", 2).table("track").find(2, 5)));
	}

	private static Table<Row> album(Database db) {
		return db.table("album");
	}

	private static String told(boolean truth) {
		return truth ? "LEAK" : "";
	}

}
