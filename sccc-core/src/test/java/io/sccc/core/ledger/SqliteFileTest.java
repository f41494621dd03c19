package io.sccc.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sccc.core.error.PermanentException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteFileTest {

    @TempDir
    Path folder;

    @Test
    void open_newFile_keepsAcrossOpenings() throws SQLException {
        Path file = folder.resolve("led ger?ñ.db");
        fill(file, 3);
        try (SqliteFile again = SqliteFile.open(file);
                Connection connection = again.getConnection()) {
            assertThat(Sql.value(connection, "select count(*) from t")).isEqualTo("3");
            assertThat(Sql.value(connection, "pragma journal_mode")).isEqualTo("wal");
            assertThat(Sql.value(connection, "pragma synchronous")).isEqualTo("2");
            assertThat(Sql.value(connection, "pragma busy_timeout")).isEqualTo("5000");
            assertThat(Sql.value(connection, "pragma foreign_keys")).isEqualTo("1");
            new Migrations(new SqliteDialect(), LedgerNames.DEFAULT, InstantSource.system())
                    .run(connection, SchemaMode.MIGRATE);
        }
        assertThat(file).exists();
    }

    @Test
    void open_missingFolder_isRefusedWithItsName() {
        assertThatThrownBy(() -> SqliteFile.open(folder.resolve("no/such/a.db")))
                .isInstanceOf(PermanentException.class)
                .hasMessageContainingAll("SCCC-5113", folder.resolve("no/such").toString(), "does not exist");
        assertThatThrownBy(() -> SqliteFile.open(folder))
                .isInstanceOf(PermanentException.class)
                .hasMessageContainingAll("SCCC-5113", "is a folder");
    }

    @Test
    void open_withoutDriver_saysWhatToAdd() {
        assertThatThrownBy(() -> SqliteFile.requireDriver("jdbc:nosuch:", "no.such.Driver"))
                .isInstanceOf(PermanentException.class)
                .hasMessageContainingAll("SCCC-5111", "org.xerial:sqlite-jdbc");
    }

    @Test
    void open_newAndOldFiles_areTheirOwnersAlone() throws Exception {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews())
                .as("the file system knows owners")
                .contains("posix");
        Path file = folder.resolve("a.db");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        try (SqliteFile open = SqliteFile.open(file);
                Connection connection = open.getConnection()) {
            Sql.run(connection, "create table t (k text)");
            List<String> seen = new ArrayList<>();
            try (var files = Files.list(folder)) {
                for (Path one : files.sorted().toList()) {
                    seen.add(one.getFileName() + " "
                            + PosixFilePermissions.toString(Files.getPosixFilePermissions(one)));
                }
            }
            assertThat(seen)
                    .containsExactly(
                            "a.db rw-------", "a.db-shm rw-------", "a.db-wal rw-------", "a.db.lock rw-------");
        }
    }

    @Test
    void A6_secondLedgerOfThisProcess_isRefusedAndTheFirstKeepsItsLock() throws Exception {
        Path file = folder.resolve("a.db");
        String pid = Long.toString(ProcessHandle.current().pid());
        try (SqliteFile first = SqliteFile.open(file)) {
            Path alias = Files.createSymbolicLink(folder.resolve("alias.db"), file);
            for (Path name : List.of(file, alias)) {
                assertThatThrownBy(() -> SqliteFile.open(name))
                        .isInstanceOf(PermanentException.class)
                        .hasMessageContainingAll(
                                "SCCC-5112", "another ledger of this process", "process " + pid, "host");
            }
            Process other = holder(file);
            assertThat(output(other)).contains("SCCC-5112", "in use by process " + pid);
            first.getConnection().close();
        }
        SqliteFile.open(file).close();
    }

    @Test
    void A6_secondProcess_isRefusedWithBothNamed() throws Exception {
        Path file = folder.resolve("a.db");
        Process other = holder(file);
        try {
            awaitOpen(other);
            assertThatThrownBy(() -> SqliteFile.open(file))
                    .isInstanceOf(PermanentException.class)
                    .hasMessageContainingAll(
                            "SCCC-5112",
                            "in use by process " + other.pid() + " on host",
                            "this is process " + ProcessHandle.current().pid() + " on host");
        } finally {
            other.destroyForcibly().waitFor();
        }
        try (SqliteFile mine = SqliteFile.open(file);
                Connection connection = mine.getConnection()) {
            assertThat(Sql.rows(connection, "select k from t")).containsExactly(List.of("kept"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 100, 4096, 5000, 20_000, -1, -5000})
    void A7_truncatedFile_isRefusedAndUntouched(int length) throws Exception {
        Path file = folder.resolve("a.db");
        fill(file, 400);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, length > 0 ? length : whole.length + length));

        refused(file);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 19, 101, 4096, 8192 + 3, 12288 + 9})
    void A7_flippedBitInItsStructure_isRefusedAndUntouched(int at) throws Exception {
        Path file = folder.resolve("a.db");
        fill(file, 400);
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= (byte) 0x40;
        Files.write(file, bytes);

        refused(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "{\"a\": 1}", "SQLite format 2\0 and more", "\0"})
    void A7_otherFile_isRefusedAndUntouched(String text) throws Exception {
        Path file = folder.resolve("a.db");
        Files.writeString(file, text.repeat(50));

        refused(file);
    }

    @Test
    void A7_killedProcess_isReadWithItsLog() throws Exception {
        Path file = killed(10, true);
        try (SqliteFile open = SqliteFile.open(file);
                Connection connection = open.getConnection()) {
            assertThat(Sql.value(connection, "select count(*) from t")).isEqualTo("8");
        }
    }

    @Test
    void A7_damagedFileOfAKilledProcess_isUntouchedAndSoIsItsLog() throws Exception {
        Path file = killed(400, true);
        byte[] bytes = Files.readAllBytes(file);
        bytes[8192 + 3] ^= (byte) 0x40;
        Files.write(file, bytes);

        refused(file);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 10, 20, 26, 40, 100, 3000})
    void A7_flippedBitInTheLogOfAKilledProcess_isRefusedAndUntouched(int at) throws Exception {
        Path file = killed(10, false);
        Path wal = folder.resolve("a.db-wal");
        byte[] bytes = Files.readAllBytes(wal);
        bytes[at] ^= (byte) 0x40;
        Files.write(wal, bytes);

        refused(file);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 4095, 4096 + 24})
    void A7_cutTailOfTheLogOfAKilledProcess_losesOnlyTheLastTransaction(int cut) throws Exception {
        Path file = killed(10, false);
        Path wal = folder.resolve("a.db-wal");
        byte[] bytes = Files.readAllBytes(wal);
        Files.write(wal, Arrays.copyOf(bytes, bytes.length - cut));

        try (SqliteFile open = SqliteFile.open(file);
                Connection connection = open.getConnection()) {
            assertThat(Sql.value(connection, "select count(*) from t")).isEqualTo("9");
        }
    }

    @Test
    void A7_fileGoneButItsLogThere_isRefusedAndUntouched() throws Exception {
        Path file = killed(10, true);
        Files.write(file, new byte[0]);

        refused(file);
    }

    @Test
    void A7_bigFile_isCheckedOnlyAfterAnUncleanStop() throws Exception {
        Path file = folder.resolve("a.db");
        fill(file, 400);
        byte[] bytes = Files.readAllBytes(file);
        bytes[8192 + 3] ^= (byte) 0x40;
        Files.write(file, bytes);

        SqliteFile.open(file, 1000).close();
        Files.writeString(folder.resolve("a.db.lock"), "process 1 on host x");

        assertThatThrownBy(() -> SqliteFile.open(file, 1000)).hasMessageContaining("SCCC-5114");
        assertThatThrownBy(() -> SqliteFile.open(file, 1000)).hasMessageContaining("SCCC-5114");
    }

    @Test
    void A5_fullDiskWhileOpening_isTransient() throws Exception {
        Path full = Path.of("/dev/full");
        assumeThat(full).as("this platform has a device that is always full").exists();
        Path file = folder.resolve("a.db");
        Files.createSymbolicLink(folder.resolve("a.db.lock"), full);

        assertThatThrownBy(() -> SqliteFile.open(file))
                .isInstanceOf(io.sccc.core.error.TransientException.class)
                .hasMessageContaining("SCCC-5115 no room on the disk");
    }

    @Test
    void getConnection_closedFile_isRefused() {
        SqliteFile file = SqliteFile.open(folder.resolve("a.db"));
        file.close();
        file.close();
        assertThatThrownBy(file::getConnection).isInstanceOf(SQLException.class).hasMessageContaining("closed");
    }

    /** Refused, with what to do, twice, and every byte as it was. */
    private void refused(Path file) throws IOException {
        Map<String, String> before = contents();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> SqliteFile.open(file))
                    .isInstanceOf(PermanentException.class)
                    .hasMessageContainingAll("SCCC-5114", file.toString(), "restore", "backup", "untouched");
            assertThat(contents()).isEqualTo(before);
        }
    }

    /** Data files by name; not the lock, nor the index SQLite makes over its log. */
    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!name.endsWith(".lock") && !name.endsWith("-shm")) {
                    contents.put(name, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return contents;
    }

    private static void fill(Path file, int rows) throws SQLException {
        try (SqliteFile open = SqliteFile.open(file);
                Connection connection = open.getConnection()) {
            fill(connection, rows);
        }
    }

    private static void fill(Connection connection, int rows) throws SQLException {
        Sql.run(connection, "create table t (k text primary key, v text)");
        Sql.run(connection, "begin immediate");
        for (int i = 0; i < rows; i++) {
            try (PreparedStatement insert = connection.prepareStatement("insert into t values (?, ?)")) {
                insert.setString(1, "key " + i * 7919 % 1000);
                insert.setString(2, "value ".repeat(20));
                insert.executeUpdate();
            }
        }
        Sql.run(connection, "commit");
    }

    /** The files as a killed process leaves them: copied while they are in use. */
    private Path killed(int rows, boolean checkpoint) throws Exception {
        Path live = Files.createDirectory(folder.resolve("live"));
        Path file = folder.resolve("a.db");
        try (SqliteFile open = SqliteFile.open(live.resolve("a.db"));
                Connection connection = open.getConnection()) {
            fill(connection, rows);
            if (checkpoint) {
                Sql.value(connection, "pragma wal_checkpoint");
            }
            Sql.run(connection, "delete from t where k = 'key 0'");
            Sql.run(connection, "delete from t where k = 'key 919'");
            for (String suffix : List.of("", "-wal")) {
                Files.copy(live.resolve("a.db" + suffix), folder.resolve("a.db" + suffix));
            }
        }
        try (var files = Files.list(live)) {
            for (Path one : files.toList()) {
                Files.delete(one);
            }
        }
        Files.delete(live);
        assertThat(Files.size(folder.resolve("a.db-wal"))).isPositive();
        return file;
    }

    private static Process holder(Path file) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
    }

    private static String output(Process process) throws Exception {
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }

    private static void awaitOpen(Process process) throws IOException {
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.equals("open")) {
                return;
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("the other process did not open the file: " + said);
    }
}
