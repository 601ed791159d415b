package io.fastpg;

import java.time.LocalDate;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;

import io.fastpg.exception.RowNotFoundException;
import io.fastpg.exception.TooManyRowsException;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ItemTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase();

	private Database db;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
	}

	@Test
	void itemIsTheOneValueOfTheOneRow() {
		assertThat(this.db.item(Long.class, "select count(*) from generate_series(1, ?)", 3)).isEqualTo(3);
		assertThat(this.db.item(String.class, "select :a || 'b'", Map.of("a", "a"))).isEqualTo("ab");
		assertThat(this.db.item(LocalDate.class, "select date '2026-01-02'")).isEqualTo("2026-01-02");
	}

	@Test
	void aNullIsNull() {
		assertThat(this.db.item(String.class, "select null::text")).isNull();
	}

	@Test
	void noRowManyRowsAndManyColumnsAreErrors() {
		assertThatThrownBy(() -> this.db.item(Long.class, "select 1 where false"))
			.isInstanceOf(RowNotFoundException.class);
		assertThatThrownBy(() -> this.db.item(Long.class, "select generate_series(1, 2)"))
			.isInstanceOf(TooManyRowsException.class);
		assertThatThrownBy(() -> this.db.item(Long.class, "select 1, 2")).isInstanceOf(DataAccessException.class)
			.hasMessageContaining("one column");
	}

}
