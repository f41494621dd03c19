package io.sccc.core.proof;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** The pool that a host has: a server takes a good part of a processor to make a connection for each question. */
final class PooledDataSource implements AutoCloseable {

    private static final int MOST_IDLE = 8;

    private final UrlDataSource database;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    PooledDataSource(String url) {
        this.database = new UrlDataSource(url);
    }

    private interface Lent {
        Object call(java.lang.reflect.Method method, Object[] arguments)
                throws ReflectiveOperationException, SQLException;
    }

    private static <T> T proxy(Class<T> type, Lent lent) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return lent.call(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    DataSource source() {
        return proxy(
                DataSource.class,
                (method, arguments) -> method.getName().equals("getConnection") && arguments == null
                        ? take()
                        : method.invoke(database, arguments));
    }

    private Connection take() throws SQLException {
        for (Connection kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            if (kept.isValid(2)) {
                return lent(kept);
            }
            kept.close();
        }
        return lent(database.getConnection());
    }

    private Connection lent(Connection connection) {
        AtomicBoolean back = new AtomicBoolean();
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("close")) {
                if (back.compareAndSet(false, true)) {
                    give(connection);
                }
                return null;
            }
            return method.getName().equals("isClosed")
                    ? back.get() || connection.isClosed()
                    : method.invoke(connection, arguments);
        });
    }

    private void give(Connection connection) throws SQLException {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            if (!closed && idle.size() < MOST_IDLE) {
                idle.addFirst(connection);
                return;
            }
        } catch (SQLException e) {
            // the line is broken
        }
        connection.close();
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        for (Connection kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            kept.close();
        }
    }
}
