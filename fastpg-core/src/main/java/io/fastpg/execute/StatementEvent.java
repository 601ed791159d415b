package io.fastpg.execute;

import org.jspecify.annotations.Nullable;

/**
 * One statement that has run. Holds no values.
 *
 * @param task what was done, such as {@code Insert into "cat"}
 * @param sql the text with its placeholders
 * @param rows how many rows were read or changed; -1 after a failure and where nobody
 * counted
 * @param nanos how long it took, from before the connection was borrowed until after it
 * was given back, in nanoseconds
 * @param error what the caller was thrown; null after a success
 */
public record StatementEvent(String task, String sql, long rows, long nanos, @Nullable Throwable error) {

}
