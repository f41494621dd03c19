package io.sccc.examples.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connections of {@link DriverManager}; one that is closed waits to be used again, unless something failed on it. For a
 * command that lives for minutes; an application brings the pool it has. Thread-safe.
 */
final class DriverDataSource extends PlainDataSource implements AutoCloseable {

    private static final int MOST_IDLE = 8;
    private static final int LOGIN_SECONDS = 10;
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final JdbcAddress address;
    private final ConcurrentLinkedDeque<Idle> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    DriverDataSource(JdbcAddress address) {
        this.address = address;
        DriverManager.setLoginTimeout(LOGIN_SECONDS);
    }

    private record Idle(Connection connection, long since) {}

    @Override
    public Connection getConnection() throws SQLException {
        for (Idle waiting = idle.pollFirst(); waiting != null; waiting = idle.pollFirst()) {
            boolean fresh = System.nanoTime() - waiting.since < FRESH_NANOS;
            if (fresh || waiting.connection.isValid(2)) {
                return lent(waiting.connection);
            }
            waiting.connection.close();
        }
        return lent(DriverManager.getConnection(address.url(), address.login()));
    }

    private Connection lent(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                DriverDataSource.class.getClassLoader(), new Class<?>[] {Connection.class}, new Lent(connection));
    }

    private void giveBack(Connection connection, boolean sound) throws SQLException {
        if (!sound || closed || idle.size() >= MOST_IDLE) {
            connection.close();
            return;
        }
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        idle.addFirst(new Idle(connection, System.nanoTime()));
        if (closed) { // meanwhile: whoever closed may have looked before it was there
            close();
        }
    }

    /** A connection until it is closed. */
    private final class Lent implements java.lang.reflect.InvocationHandler {

        private final Connection connection;
        private boolean sound = true;
        private boolean back;

        Lent(Connection connection) {
            this.connection = connection;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] values) throws Throwable {
            switch (method.getName()) {
                case "close", "abort" -> {
                    if (!back) {
                        back = true;
                        giveBack(connection, sound && method.getName().equals("close"));
                    }
                    return null;
                }
                case "isClosed" -> {
                    return back || connection.isClosed();
                }
                case "equals" -> {
                    return values != null && proxy == values[0];
                }
                default -> {
                    return called(method, values);
                }
            }
        }

        private @Nullable Object called(Method method, Object @Nullable [] values) throws Throwable {
            if (back) {
                throw new SQLException("the connection is closed", "08003");
            }
            try {
                return method.invoke(connection, values);
            } catch (InvocationTargetException e) {
                sound = false;
                throw e.getCause() == null ? e : e.getCause();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        for (Idle waiting = idle.pollFirst(); waiting != null; waiting = idle.pollFirst()) {
            waiting.connection.close();
        }
    }

    @Override
    public int getLoginTimeout() {
        return LOGIN_SECONDS;
    }
}
