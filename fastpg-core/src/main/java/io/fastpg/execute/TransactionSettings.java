package io.fastpg.execute;

import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import io.fastpg.filter.Setting;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The settings that a transaction has between fastpg's statements, for the SQL that
 * others send in it: those it began with, or else those of its first statement.
 */
final class TransactionSettings implements TransactionSynchronization {

	private final Key key;

	private List<Setting> kept;

	private TransactionSettings(Key key, List<Setting> kept) {
		this.key = key;
		this.kept = kept;
	}

	/** The current transaction's; empty where it has none, or there is no transaction. */
	static List<Setting> kept(DataSource dataSource) {
		TransactionSettings own = of(key(dataSource));
		return (own != null) ? own.kept : List.of();
	}

	static void keep(DataSource dataSource, List<Setting> settings) {
		Key key = key(dataSource);
		TransactionSettings own = of(key);
		if (own != null) {
			own.kept = settings;
		}
		else if (key != null && TransactionSynchronizationManager.isSynchronizationActive()) {
			own = new TransactionSettings(key, settings);
			TransactionSynchronizationManager.bindResource(key, own);
			TransactionSynchronizationManager.registerSynchronization(own);
		}
	}

	private static @Nullable TransactionSettings of(@Nullable Key key) {
		return (key != null) ? (TransactionSettings) TransactionSynchronizationManager.getResource(key) : null;
	}

	private static @Nullable Key key(DataSource dataSource) {
		Object holder = TransactionSynchronizationManager.getResource(dataSource);
		return (holder != null) ? new Key(holder) : null;
	}

	@Override
	public void afterCompletion(int status) {
		TransactionSynchronizationManager.unbindResourceIfPossible(this.key);
	}

	/**
	 * What holds the connection: it stays while a transaction of others is begun inside,
	 * and all databases of one data source share it.
	 */
	private record Key(Object holder) {
	}

}
