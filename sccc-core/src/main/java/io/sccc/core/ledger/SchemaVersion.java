package io.sccc.core.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One step of the schema: statements that each may run again.
 *
 * @param number from 1 on
 * @param statements without comments, names not filled in
 */
record SchemaVersion(int number, List<String> statements) {

    /** The newest one this library knows. */
    static final int LATEST = 1;

    private static final Pattern TABLE =
            Pattern.compile("create table if not exists \\$\\{prefix}(\\w+) \\((.*)\\)[^)]*", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile("^ {4}(?!primary|unique|index)(\\w+) ", Pattern.MULTILINE);

    SchemaVersion {
        statements = List.copyOf(statements);
    }

    /** All steps, oldest first. */
    static List<SchemaVersion> all(Dialect dialect) {
        return IntStream.rangeClosed(1, LATEST)
                .mapToObj(
                        number -> new SchemaVersion(number, statements(read(dialect.name() + "/V" + number + ".sql"))))
                .toList();
    }

    /** The statements of a file: each ends with a semicolon at the end of a line. */
    static List<String> statements(String text) {
        String plain = text.replace("\r", "").replaceAll("(?m)^--.*\n", "");
        return Arrays.stream(plain.split(";[ \t]*(\n|$)"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    /** SHA-256 of the statements, spaces and comments aside. */
    String checksum() {
        String text = String.join(";", statements).replaceAll("\\s+", " ");
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The columns of each table this step makes, by the table's name without prefix. */
    Map<String, List<String>> tables() {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        for (String statement : statements) {
            Matcher table = TABLE.matcher(statement);
            if (table.matches()) {
                tables.put(
                        table.group(1),
                        COLUMN.matcher(table.group(2))
                                .results()
                                .map(column -> column.group(1))
                                .toList());
            }
        }
        return tables;
    }

    private static String read(String resource) {
        try (@Nullable InputStream in = SchemaVersion.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the file " + resource + " is missing in the library's jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
