package io.fastpg.execute;

/**
 * Is told of every statement after it has run, on the thread that ran it: for metrics,
 * traces and slow-query logs. An exception it throws is logged and ignored.
 */
@FunctionalInterface
public interface StatementListener {

	/**
	 * Called after a statement succeeded or failed.
	 * @param event what ran, how long, and with what outcome; never a value
	 */
	void afterStatement(StatementEvent event);

}
