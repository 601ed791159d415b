package io.fastpg;

import java.sql.DatabaseMetaData;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;

import io.fastpg.connect.ConnectionUrl;
import io.fastpg.execute.StatementExecutor;

/**
 * Where a database is, for people to read. Asked of the driver once, when first needed.
 */
final class Address {

	private final StatementExecutor executor;

	private volatile @Nullable String text;

	Address(StatementExecutor executor) {
		this.executor = executor;
	}

	@Override
	public String toString() {
		String known = this.text;
		if (known == null) {
			try {
				known = read();
				this.text = known;
			}
			catch (DataAccessException | IllegalArgumentException ex) {
				known = "postgresql (address unknown)";
			}
		}
		return known;
	}

	private String read() {
		return this.executor.withConnection("Reading the address", (connection) -> {
			DatabaseMetaData metaData = connection.getMetaData();
			return ConnectionUrl.parse(metaData.getURL()).withUser(metaData.getUserName()).toString();
		});
	}

}
