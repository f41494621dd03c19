package io.sccc.core.ledger;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A real PostgreSQL server, one for each test JVM, begun at first use and ended with the JVM. Where no server program
 * exists for this platform the test is reported as not run.
 */
public final class Postgres {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Postgres() {}

    /** Begun once, by the class loader. */
    private static final class Server {

        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setPort(port())
                        .setPGStartupWait(Duration.ofMinutes(3)) // 10 s unless told: too short for a busy machine
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL did not start", e);
            }
        }

        /** None that the system hands out, lest it be taken before the server begins; another one in each process. */
        private static int port() {
            int port = 10_000 + (int) (ProcessHandle.current().pid() % 20_000);
            while (!free(port)) {
                port++;
            }
            return port;
        }

        private static boolean free(int port) {
            try (ServerSocket probe = new ServerSocket(port)) {
                return probe.isBound();
            } catch (IOException e) {
                return false;
            }
        }
    }

    /** A fresh, empty database. */
    public static DataSource database() {
        return database("");
    }

    /** A fresh, empty database with clauses of {@code CREATE DATABASE}. */
    static synchronized DataSource database(String clauses) {
        requirePlatform();
        String name = "test" + COUNT.incrementAndGet();
        try (Connection connection = Server.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " " + clauses);
        } catch (SQLException e) {
            throw new IllegalStateException("database " + name + " was not made", e);
        }
        return Server.SERVER.getDatabase("postgres", name);
    }

    private static void requirePlatform() {
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        assumeThat(platform.toLowerCase(Locale.ROOT))
                .as("the server program is there for Linux on x86-64")
                .matches("linux (amd64|x86_64)");
    }
}
