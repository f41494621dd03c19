package io.sccc.examples.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcAddressTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://me:s3cret%21@host:5432/db",
                "jdbc:postgresql://host/db?user=me&password=s3cret%21",
                "jdbc:mariadb://host/db?password=s3cret%21&user=me",
                "jdbc:h2:/tmp/x;USER=me;PASSWORD=s3cret%21",
                "postgres://me:s3cret%21@host/db"
            })
    void toString_anyForm_hidesThePassword(String written) {
        JdbcAddress address = new JdbcAddress(written);
        assertThat(address.toString()).doesNotContain("s3cret");
        assertThat(address.mask("refused: s3cret! and " + written)).doesNotContain("s3cret");
    }

    @Test
    void login_userInfo_isTakenOutOfTheAddressAndDecoded() {
        JdbcAddress address = new JdbcAddress("jdbc:mariadb://me:a%40b+c@host/db");
        assertThat(address.url()).isEqualTo("jdbc:mariadb://host/db");
        assertThat(address.login()).containsEntry("user", "me").containsEntry("password", "a@b+c");
        assertThat(address.kind()).isEqualTo("mariadb");
    }

    @Test
    void login_parameters_stayInTheAddress() {
        JdbcAddress address = new JdbcAddress("jdbc:postgresql://host/db?user=me&password=p");
        assertThat(address.url()).isEqualTo("jdbc:postgresql://host/db?user=me&password=p");
        assertThat(address.login()).isEmpty();
    }

    @Test
    void connection_closed_isUsedAgainUnlessItFailed() throws SQLException {
        String url = "jdbc:h2:" + folder.resolve("x");
        try (DriverDataSource database = new DriverDataSource(new JdbcAddress(url))) {
            assertThat(usedBefore(database)).isFalse();
            assertThat(usedBefore(database)).isTrue();
            Connection failing = database.getConnection();
            assertThatThrownBy(() -> failing.prepareStatement("nonsense")).isInstanceOf(SQLException.class);
            failing.close();
            assertThat(failing.isClosed()).isTrue();
            assertThatThrownBy(failing::createStatement).hasMessageContaining("closed");
            assertThat(usedBefore(database)).isFalse();
        }
    }

    @Test
    void connection_givenBackWhileTheSourceCloses_isClosedToo() throws SQLException {
        AtomicReference<DriverDataSource> database = new AtomicReference<>();
        List<String> asked = new ArrayList<>();
        Connection slow = (Connection) proxy(Connection.class, (proxy, method, values) -> {
            asked.add(method.getName());
            if (method.getName().equals("getAutoCommit")) {
                database.get().close(); // by another thread, while it is being given back
                return true;
            }
            return null;
        });
        Driver driver = (Driver) proxy(Driver.class, (proxy, method, values) -> switch (method.getName()) {
            case "connect" -> String.valueOf(values[0]).startsWith("jdbc:slow:") ? slow : null;
            case "hashCode" -> 1;
            case "equals" -> proxy == values[0];
            default -> null;
        });
        DriverManager.registerDriver(driver);
        try {
            database.set(new DriverDataSource(new JdbcAddress("jdbc:slow:x")));
            database.get().getConnection().close();
            assertThat(asked).containsExactly("getAutoCommit", "close");
        } finally {
            DriverManager.deregisterDriver(driver);
        }
    }

    private static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(JdbcAddressTest.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    /** By a mark in the session; leaves a transaction open, which must not be found by the next. */
    private static boolean usedBefore(DriverDataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertThat(connection.getAutoCommit()).isTrue();
            connection.setAutoCommit(false);
            boolean before;
            try (var row = statement.executeQuery("select @used")) {
                row.next();
                before = row.getObject(1) != null;
            }
            statement.execute("set @used = 1");
            return before;
        }
    }
}
