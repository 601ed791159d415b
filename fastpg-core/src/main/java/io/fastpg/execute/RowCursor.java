package io.fastpg.execute;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;

import io.fastpg.row.RowMapper;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one open result set, in order. Gives everything back at the last row, at
 * the first failure, and when closed.
 */
final class RowCursor<T> extends Spliterators.AbstractSpliterator<T> implements AutoCloseable {

	private final StreamConnection connection;

	private final ResultSet resultSet;

	private final RowMapper<T> mapper;

	private final End end;

	private long rows;

	private boolean exhausted;

	private boolean closed;

	RowCursor(StreamConnection connection, ResultSet resultSet, RowMapper<T> mapper, End end) {
		super(Long.MAX_VALUE, Spliterator.ORDERED);
		this.connection = connection;
		this.resultSet = resultSet;
		this.mapper = mapper;
		this.end = end;
	}

	@Override
	public boolean tryAdvance(Consumer<? super T> action) {
		if (this.exhausted) {
			return false;
		}
		if (this.closed) {
			throw new IllegalStateException("The stream is closed. Read its rows before it or its transaction ends.");
		}
		try {
			this.connection.beforeRow();
			if (!this.resultSet.next()) {
				this.exhausted = true;
				close();
				return false;
			}
			action.accept(this.mapper.map(this.resultSet));
			this.rows++;
			return true;
		}
		catch (SQLException | RuntimeException | Error ex) {
			release();
			throw this.end.reached(this.rows, ex);
		}
	}

	@Override
	public void close() {
		if (!this.closed) {
			release();
			this.end.reached(this.rows, null);
		}
	}

	private void release() {
		this.closed = true;
		this.connection.close();
	}

	/** Told once, how it ended; makes the exception to throw. */
	interface End {

		RuntimeException reached(long rows, @Nullable Throwable failure);

	}

}
