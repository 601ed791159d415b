package io.fastpg.execute;

import java.sql.SQLException;

import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Spring's manager with fastpg's exceptions, and one difference: that a lost connection
 * cannot be rolled back is not an error. The server has done it, and the failure of the
 * rollback would hide the one before.
 */
final class PostgresTransactionManager extends JdbcTransactionManager {

	private static final Logger log = LoggerFactory.getLogger(PostgresTransactionManager.class);

	PostgresTransactionManager(DataSource dataSource, SqlStateTranslator translator) {
		super(dataSource);
		setExceptionTranslator(translator);
	}

	@Override
	protected void doRollback(DefaultTransactionStatus status) {
		try {
			super.doRollback(status);
		}
		catch (RuntimeException ex) {
			if (!isClosed(status)) {
				throw ex;
			}
			log.debug("Not rolled back, since the connection is lost", ex);
		}
	}

	private static boolean isClosed(DefaultTransactionStatus status) {
		JdbcTransactionObjectSupport transaction = (JdbcTransactionObjectSupport) status.getTransaction();
		try {
			return transaction.getConnectionHolder().getConnection().isClosed();
		}
		catch (SQLException ex) {
			return true;
		}
	}

}
