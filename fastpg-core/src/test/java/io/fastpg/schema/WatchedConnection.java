package io.fastpg.schema;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** A real connection that tells, before it executes a query, the how-manieth it is. */
final class WatchedConnection {

	private final AtomicInteger queries = new AtomicInteger();

	private final IntConsumer beforeQuery;

	private WatchedConnection(IntConsumer beforeQuery) {
		this.beforeQuery = beforeQuery;
	}

	static Connection of(Connection connection, IntConsumer beforeQuery) {
		return new WatchedConnection(beforeQuery).watch(Connection.class, connection);
	}

	private <T> T watch(Class<T> type, T target) {
		InvocationHandler handler = (proxy, method, arguments) -> {
			if (method.getName().startsWith("execute")) {
				this.beforeQuery.accept(this.queries.incrementAndGet());
			}
			try {
				Object result = method.invoke(target, arguments);
				if (result instanceof PreparedStatement statement) {
					return watch(PreparedStatement.class, statement);
				}
				return (result instanceof Statement statement) ? watch(Statement.class, statement) : result;
			}
			catch (InvocationTargetException ex) {
				throw ex.getCause();
			}
		};
		return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { type }, handler));
	}

}
