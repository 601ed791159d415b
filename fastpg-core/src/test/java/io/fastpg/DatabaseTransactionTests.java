package io.fastpg;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.fastpg.exception.TransactionAbortedException;
import io.fastpg.exception.UniqueViolationException;
import io.fastpg.execute.TransactionOptions;
import io.fastpg.row.Row;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DatabaseTransactionTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("create table cat (id int primary key, name text)");

	private Database db;

	private Table<Row> cats;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
		this.cats = this.db.table("cat");
	}

	@Test
	void whatAnActionWritesIsCommittedAndItsResultReturned() {
		Row stored = this.db.transaction(() -> this.cats.insert(Map.of("id", 1, "name", "meow")));

		assertThat(this.cats.get(1)).isEqualTo(stored);
	}

	@Test
	void anExceptionRollsBackAndComesOutAsItWas() {
		IllegalStateException failure = new IllegalStateException("no");

		assertThatThrownBy(() -> this.db.transaction(() -> {
			this.cats.insert(Map.of("id", 1));
			throw failure;
		})).isSameAs(failure);

		assertThat(this.cats.count()).isZero();
	}

	@Test
	void aNestedTransactionIsASavepoint() {
		this.db.transaction(() -> {
			this.cats.insert(Map.of("id", 1));
			assertThatThrownBy(() -> this.db.transaction(() -> {
				this.cats.insert(Map.of("id", 2));
				this.cats.insert(Map.of("id", 1));
			})).isInstanceOf(UniqueViolationException.class);
			this.db.transaction(() -> this.cats.insert(Map.of("id", 3)));
		});

		assertThat(this.cats.all().keyed()).containsOnlyKeys(1, 3);
	}

	@Test
	void verbsJoinSpringsTransaction() {
		TransactionTemplate spring = new TransactionTemplate(
				new DataSourceTransactionManager(this.database.dataSource()));

		spring.executeWithoutResult((status) -> {
			this.cats.insert(Map.of("id", 1));
			this.db.transaction(() -> this.cats.insert(Map.of("id", 2)));
			assertThat(this.db.item(Long.class, "select count(*) from cat")).isEqualTo(2);
			status.setRollbackOnly();
		});

		assertThat(this.cats.count()).isZero();
	}

	@Test
	void jdbcClientJoinsATransaction() {
		JdbcClient jdbc = JdbcClient.create(this.database.dataSource());

		assertThatThrownBy(() -> this.db.transaction(() -> {
			jdbc.sql("insert into cat values (1, 'meow')").update();
			assertThat(this.cats.get(1).getString("name")).isEqualTo("meow");
			throw new IllegalStateException();
		})).isInstanceOf(IllegalStateException.class);

		assertThat(this.cats.count()).isZero();
	}

	@Test
	void aSwallowedErrorIsNotACommit() {
		assertThatThrownBy(() -> this.db.transaction(() -> {
			this.cats.insert(Map.of("id", 1));
			try {
				this.cats.insert(Map.of("id", 1));
			}
			catch (UniqueViolationException ex) {
				// as careless code does
			}
		})).isInstanceOf(TransactionAbortedException.class);

		assertThat(this.cats.count()).isZero();
	}

	@Test
	void aReadOnlyTransactionRefusesToWrite() {
		assertThatThrownBy(() -> this.db.transaction(TransactionOptions.defaults().readOnly(),
				() -> this.cats.insert(Map.of("id", 1))))
			.isInstanceOf(DataAccessException.class);
		assertThat(this.db.transaction(TransactionOptions.defaults().readOnly(), () -> this.cats.count())).isZero();
		assertThat(this.cats.insert(Map.of("id", 1)).getInt("id")).isEqualTo(1);
	}

	@Test
	void aViewOfTheDatabaseHasTheSameTransactions() {
		this.database.execute("alter table cat add uid int");
		this.db.refresh();
		Database mine = this.db.xtra("uid", 1);

		assertThatThrownBy(() -> mine.transaction(() -> {
			mine.table("cat").insert(Map.of("id", 1));
			this.cats.insert(Map.of("id", 2));
			throw new IllegalStateException();
		})).isInstanceOf(IllegalStateException.class);

		assertThat(this.cats.count()).isZero();
	}

}
