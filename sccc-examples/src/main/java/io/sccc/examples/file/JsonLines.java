package io.sccc.examples.file;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * JSON Lines in UTF-8, {@code .gz} by file name. A written file appears whole: it is made beside its place and moved
 * there when it is closed.
 */
public final class JsonLines implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ObjectWriter ROW = JSON.writer();
    private static final ObjectWriter ESCAPED = JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private final Path file;
    private final Path beside;
    private final OutputStream out;

    private JsonLines(Path file) throws IOException {
        this.file = file;
        this.beside = file.resolveSibling(file.getFileName() + ".part");
        OutputStream raw = Files.newOutputStream(beside);
        boolean zipped = file.getFileName().toString().endsWith(".gz");
        this.out = new BufferedOutputStream(zipped ? new GZIPOutputStream(raw, 1 << 16) : raw, 1 << 16);
    }

    /** Begins a file. */
    public static JsonLines write(Path file) throws IOException {
        return new JsonLines(file);
    }

    /** One more row; keys in the map's order. */
    public void row(Map<String, @Nullable Object> row) throws IOException {
        out.write(line(row).getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.move(
                beside,
                file,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE);
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
        try (LineReader lines = new LineReader(file)) {
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
        throw new IOException("%s:%d is not a JSON object".formatted(file.getFileName(), number));
    }

    /** A value as pretty JSON. */
    public static String pretty(Object value) throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    /** A value as JSON on one line; half a surrogate pair, which UTF-8 cannot hold, is escaped. */
    public static String line(Object value) throws IOException {
        String json = ROW.writeValueAsString(value);
        return whole(json) ? json : ESCAPED.writeValueAsString(value);
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
