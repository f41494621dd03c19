package io.sccc.metrics.export;

import io.sccc.metrics.MetricRow;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines as JSON Lines: UTF-8, one object a line, the names of the CSV columns as keys in their order, times in ISO-8601
 * UTC, sketches in Base64. What is absent is left out, as is what is no finite number; an empty text is there.
 */
public final class MetricJsonLines {

    private MetricJsonLines() {}

    /**
     * Writes the rows; the stream is flushed and left open. On the caller's thread.
     *
     * @throws IOException what the stream throws
     */
    public static void write(Iterable<MetricRow> rows, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        for (MetricRow row : rows) {
            writer.write(line(row));
        }
        writer.flush();
    }

    private static String line(MetricRow row) {
        StringBuilder line = new StringBuilder("{");
        text(line, "window_start", Columns.time(row.windowStart()));
        raw(line, "window_ms", Long.toString(row.window().toMillis()));
        text(line, "dimension", row.dimension());
        text(line, "value", row.value());
        text(line, "metric", row.metric());
        raw(line, "count", Long.toString(row.count()));
        List<String> names = Columns.measureNames();
        List<@Nullable Double> measures = Columns.measures(row);
        for (int i = 0; i < names.size(); i++) {
            raw(line, names.get(i), Columns.number(measures.get(i)));
        }
        raw(line, "is_final", Boolean.toString(row.complete()));
        raw(line, "revision", Integer.toString(row.revision()));
        text(line, "sketch", Columns.sketch(row));
        return line.append("}\n").toString();
    }

    private static void raw(StringBuilder line, String key, @Nullable String value) {
        if (value != null) {
            line.append(line.length() == 1 ? "\"" : ",\"")
                    .append(key)
                    .append("\":")
                    .append(value);
        }
    }

    private static void text(StringBuilder line, String key, @Nullable String value) {
        raw(line, key, value == null ? null : quoted(value));
    }

    /** Controls, line separators and halves of surrogate pairs are escaped: the bytes are valid UTF-8 whatever comes. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ' || c == 0x7F || c == 0x2028 || c == 0x2029 || (c >= 0xD800 && c <= 0xDFFF)) {
                quoted.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
