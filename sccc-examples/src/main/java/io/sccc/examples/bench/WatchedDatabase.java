package io.sccc.examples.bench;

import io.sccc.examples.store.PlainDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An SQLite file whose statements somebody watches. Never used where time is taken. */
final class WatchedDatabase extends PlainDataSource {

    /** Hears what is executed, on the thread that executes it. */
    interface Watcher {

        /** A statement ran; once for all rows of a batch. */
        void executed(String sql, List<@Nullable Object[]> rows);
    }

    private final Path file;
    private final Watcher watcher;

    WatchedDatabase(Path file, Watcher watcher) {
        this.file = file;
        this.watcher = watcher;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return watched(DriverManager.getConnection("jdbc:sqlite:" + file));
    }

    private Connection watched(Connection real) {
        return proxy(Connection.class, (self, method, arguments) -> {
            Object result = call(real, method, arguments);
            if (result instanceof PreparedStatement statement && arguments != null) {
                return watched(statement, (String) arguments[0]);
            }
            return result instanceof Statement statement ? watched(statement) : result;
        });
    }

    private Statement watched(Statement real) {
        return proxy(Statement.class, (self, method, arguments) -> {
            if (method.getName().startsWith("execute") && arguments != null) {
                watcher.executed((String) arguments[0], List.of());
            }
            return call(real, method, arguments);
        });
    }

    private PreparedStatement watched(PreparedStatement real, String sql) {
        Map<Integer, @Nullable Object> values = new TreeMap<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        return proxy(PreparedStatement.class, (self, method, arguments) -> {
            String name = method.getName();
            if (name.startsWith("set") && arguments != null && arguments.length == 2) {
                values.put((Integer) arguments[0], arguments[1]);
            } else if (name.equals("addBatch")) {
                rows.add(values.values().toArray());
            } else if (name.startsWith("execute")) {
                watcher.executed(sql, name.equals("executeBatch") ? List.copyOf(rows) : one(values));
                rows.clear();
            }
            return call(real, method, arguments);
        });
    }

    private static List<@Nullable Object[]> one(Map<Integer, @Nullable Object> values) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        rows.add(values.values().toArray());
        return rows;
    }

    /** A call with its arguments; those of a method without any are null. */
    private interface Called {
        @Nullable
        Object call(Object self, Method method, @Nullable Object @Nullable [] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Called called) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, called::call));
    }

    private static @Nullable Object call(Object real, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
