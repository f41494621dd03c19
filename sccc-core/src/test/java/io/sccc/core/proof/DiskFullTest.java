package io.sccc.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.Health;
import io.sccc.core.ledger.JdbcLedger;
import io.sccc.core.spi.Ledger;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A5: no room for the store while posts come in. */
class DiskFullTest {

    @TempDir
    Path folder;

    /** A SQLite file that may not grow beyond so many pages. */
    private static final class SmallDisk {

        private final String url;
        private final List<Connection> open = new CopyOnWriteArrayList<>();
        private volatile int pages = 1 << 30;

        SmallDisk(Path file) {
            url = "jdbc:sqlite:" + file;
        }

        DataSource source() {
            return (DataSource) Proxy.newProxyInstance(
                    DataSource.class.getClassLoader(),
                    new Class<?>[] {DataSource.class},
                    (proxy, method, arguments) -> {
                        try {
                            Object result = method.invoke(new UrlDataSource(url), arguments);
                            if (result instanceof Connection connection) {
                                open.add(connection);
                                set(connection);
                            }
                            return result;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        /** From now on there is room for so many pages, and no less than are there. */
        void room(int most) throws SQLException {
            pages = most;
            for (Connection connection : open) {
                try {
                    set(connection);
                } catch (SQLException e) {
                    if (!connection.isClosed()) { // the ledger closes them whenever it likes
                        throw e;
                    }
                }
            }
        }

        private void set(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("pragma max_page_count = " + pages);
            }
        }
    }

    @Test
    @Timeout(300)
    void A5_diskFull_intakePausesAndSaysSoAndGoesOnWhenThereIsRoom() throws Exception {
        Trial made = Proof.trial(Store.SQLITE, folder, 60, FakeCrm.Manner.KEYS);
        Path file = Path.of(made.place().substring("file:".length()));
        Files.createDirectories(file.getParent());
        SmallDisk disk = new SmallDisk(file);
        Ledger ledger = JdbcLedger.builder(disk.source()).build();
        try (Life life = new Life(made, ledger, made.size(), Duration.ofMillis(10), Halt.never())) {
            disk.room(1);
            life.begin();
            while (life.center().health().status() == Health.Status.UP) {
                Thread.sleep(10);
            }
            assertThat(life.settle(Duration.ofSeconds(2))).isFalse();
            int delivery = 0;
            while (life.center()
                            .receive(FakeNetwork.Hook.ACCOUNT, FakeNetwork.Hook.request(delivery++ % made.size()))
                            .status()
                    != 503) {
                assertThat(delivery).as("deliveries that still found room").isLessThan(10_000);
            }
            assertThat(life.center().health().status()).isNotEqualTo(Health.Status.UP);
            assertThat(made.acknowledged(Script.Road.HOOK)).isLessThan(made.size());
            disk.room(1 << 30);
            assertThat(life.settle(Duration.ofSeconds(60))).as("%s", made).isTrue();
            assertThat(life.center().health().reasons()).noneMatch(reason -> reason.contains("source"));
        }
        Proof.verify(made);
    }
}
