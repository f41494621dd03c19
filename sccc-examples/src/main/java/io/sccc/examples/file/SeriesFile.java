package io.sccc.examples.file;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** A series of counts: a CSV file with the columns {@code timestamp} and {@code value}, {@code .gz} by name. */
public final class SeriesFile {

    /**
     * A row.
     *
     * @param timestamp as it stands in the file
     * @param value as it stands in the file
     * @param epochSecond the timestamp, taken as UTC where it names no zone
     * @param count the value
     */
    public record Row(String timestamp, String value, long epochSecond, double count) {}

    private static final Pattern COUNT = Pattern.compile("\\d{1,15}(\\.\\d{0,15})?([eE][+-]?\\d{1,2})?");

    private final Path file;
    private final String name;

    private SeriesFile(Path file, String name) {
        this.file = file;
        this.name = name;
    }

    /**
     * A file to be read.
     *
     * @param name what faults call it
     */
    public static SeriesFile of(Path file, String name) {
        return new SeriesFile(file, name);
    }

    /**
     * Reads all rows in the file's order; a blank line is not a row.
     *
     * @param rows takes each good row
     * @param faults takes each fault in words: file, line, value and cure
     * @throws IOException when the file cannot be read
     */
    public void read(Consumer<Row> rows, Consumer<String> faults) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
            String header = in.readLine();
            List<String> columns = header == null ? List.of() : cells(header.replace("\uFEFF", ""), true);
            int timestamp = columns.indexOf("timestamp");
            int value = columns.indexOf("value");
            if (timestamp < 0 || value < 0) {
                faults.accept(
                        "%s:1: the first line (%s) names no columns timestamp and value. Let it be: timestamp,value"
                                .formatted(name, shown(header == null ? "" : header)));
                return;
            }
            String line;
            for (long number = 2; (line = in.readLine()) != null; number++) {
                if (!line.isBlank()) {
                    row(number, line, timestamp, value, rows, faults);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e) : e.getCause();
        }
    }

    private InputStream open() throws IOException {
        byte[] raw = Files.readAllBytes(file);
        InputStream in = new ByteArrayInputStream(raw);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    private void row(long number, String line, int timestamp, int value, Consumer<Row> rows, Consumer<String> faults) {
        List<String> cells = cells(line, false);
        if (cells.size() <= Math.max(timestamp, value)) {
            faults.accept("%s:%d: the row (%s) has too few columns. Give it a timestamp and a value."
                    .formatted(name, number, shown(line)));
            return;
        }
        String count = plain(cells.get(value));
        if (!COUNT.matcher(count).matches()) {
            faults.accept("%s:%d: value (%s) is no number from 0 up. Give the count; 0 where there was nothing."
                    .formatted(name, number, shown(count)));
            return;
        }
        try {
            long at = epochSecond(plain(cells.get(timestamp)));
            rows.accept(new Row(cells.get(timestamp), cells.get(value), at, Double.parseDouble(count)));
        } catch (DateTimeException e) {
            faults.accept("%s:%d: timestamp (%s) is no time. Write it as 2026-03-01 14:05:00 or 2026-03-01T14:05:00Z."
                    .formatted(name, number, shown(cells.get(timestamp))));
        }
    }

    private static long epochSecond(String text) {
        String iso = text.replaceFirst("^(\\S{10})[ t]", "$1T");
        return iso.matches(".*([zZ]|[+-]\\d\\d(:?\\d\\d)?)$") && iso.length() > 16
                ? OffsetDateTime.parse(iso).toEpochSecond()
                : LocalDateTime.parse(iso).toEpochSecond(ZoneOffset.UTC);
    }

    private static List<String> cells(String line, boolean header) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split(",", -1)) {
            cells.add(header ? plain(cell).toLowerCase(Locale.ROOT) : cell.strip());
        }
        return cells;
    }

    private static String plain(String cell) {
        String text = cell.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static String shown(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }
}
