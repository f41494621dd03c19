package io.sccc.examples.file;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * JSON Lines in UTF-8, {@code .gz} by file name. A written file appears whole or not at all: it is made beside its place
 * and moved there at the end.
 */
public final class JsonLines {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ObjectWriter ROW = JSON.writer();
    private static final ObjectWriter PRETTY = JSON.writerWithDefaultPrettyPrinter();

    private final OutputStream out;

    private JsonLines(OutputStream out) {
        this.out = out;
    }

    /** What writes the rows of a file. */
    @FunctionalInterface
    public interface Rows {

        /** Writes them all. */
        void to(JsonLines file) throws IOException;
    }

    /** Writes a file; when {@code rows} throws, what was there before stays. */
    public static void write(Path file, Rows rows) throws IOException {
        replace(file, raw -> {
            boolean zipped = file.toString().endsWith(".gz");
            OutputStream out = new BufferedOutputStream(zipped ? new GZIPOutputStream(raw, 1 << 16) : raw, 1 << 16);
            rows.to(new JsonLines(out));
            out.close();
        });
    }

    /** Writes a file of one pretty JSON value. */
    public static void writePretty(Path file, Object value) throws IOException {
        replace(file, raw -> raw.write((pretty(value) + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    private interface Bytes {
        void to(OutputStream raw) throws IOException;
    }

    private static void replace(Path file, Bytes bytes) throws IOException {
        boolean device = Files.exists(file) && !Files.isRegularFile(file);
        Path beside = device ? file : file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream raw = Files.newOutputStream(beside)) {
                bytes.to(raw);
            }
            if (!device) {
                Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            if (!device) {
                Files.deleteIfExists(beside);
            }
        }
    }

    /** One more row; keys in the map's order. */
    public void row(Map<String, @Nullable Object> row) throws IOException {
        out.write(line(row).getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    /** One more row that is JSON already. Called back by who cannot throw what files throw, so neither does it. */
    public void json(String row) {
        try {
            out.write(row.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is done with a row that was read. */
    @FunctionalInterface
    public interface RowReader {

        /** One row and its 1-based physical line. */
        void row(JsonNode row, long line) throws IOException;
    }

    /**
     * Reads a file of JSON objects; blank lines are passed over.
     *
     * @throws IOException naming file and line when a line is no JSON object
     */
    public static void read(Path file, RowReader reader) throws IOException {
        try (LineReader lines = LineReader.open(file)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                if (!new String(line, StandardCharsets.UTF_8).isBlank()) {
                    reader.row(parse(file, line, lines.line()), lines.line());
                }
            }
        }
    }

    private static JsonNode parse(Path file, byte[] line, long number) throws IOException {
        try {
            JsonNode row = JSON.readTree(line);
            if (row != null && row.isObject()) {
                return row;
            }
        } catch (JacksonException e) {
            // told below, without the line's words
        }
        throw new IOException("%s:%d is not a JSON object; nothing was written. Mend that line or leave it out."
                .formatted(file.getFileName(), number));
    }

    /** A value as a tree, as it would be read again. */
    public static JsonNode tree(Object value) {
        return JSON.valueToTree(value);
    }

    /** A value as pretty JSON. */
    public static String pretty(Object value) throws IOException {
        return json(PRETTY, value);
    }

    /** A value as JSON on one line. */
    public static String line(Object value) throws IOException {
        return json(ROW, value);
    }

    /** Half a surrogate pair, which UTF-8 cannot hold, is escaped. */
    private static String json(ObjectWriter writer, Object value) throws IOException {
        String json = writer.writeValueAsString(value);
        return whole(json)
                ? json
                : writer.with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(value);
    }

    private static boolean whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSurrogatePair(text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : ' ')) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
