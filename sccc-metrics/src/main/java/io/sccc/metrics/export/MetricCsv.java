package io.sccc.metrics.export;

import io.sccc.metrics.MetricRow;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Lines as CSV (RFC 4180): UTF-8 without a byte order mark, a header, CR LF, times in ISO-8601 UTC, numbers with a point in
 * every locale, sketches in Base64. What is absent is an empty cell; a text that is empty is {@code ""}, which PostgreSQL
 * tells apart.
 *
 * <p>Texts are safe to open in a spreadsheet: one that begins with {@code = + - @}, a tab or a line end would run as a
 * formula and gets an apostrophe in front; so does one that begins with an apostrophe, which makes it undoable: whoever
 * reads a text takes one leading apostrophe off. Numbers are left as they are.
 */
public final class MetricCsv {

    /** Also the full-width forms, which some spreadsheets take for the plain ones. */
    private static final String FORMULA = "=+-@\t\r\n'\uFF1D\uFF0B\uFF0D\uFF20";

    private static final String END = "\r\n";

    private MetricCsv() {}

    /**
     * Writes a header and the rows; the stream is flushed and left open. On the caller's thread.
     *
     * @throws IOException what the stream throws
     */
    public static void write(Iterable<MetricRow> rows, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write(String.join(",", Columns.NAMES) + END);
        for (MetricRow row : rows) {
            writer.write(line(row));
        }
        writer.flush();
    }

    private static String line(MetricRow row) {
        StringBuilder line = new StringBuilder(Columns.time(row.windowStart()));
        cell(line, Long.toString(row.window().toMillis()));
        Columns.texts(row).forEach(text -> cell(line, text(text)));
        cell(line, Long.toString(row.count()));
        Columns.measures(row).forEach(number -> cell(line, Columns.number(number)));
        cell(line, Boolean.toString(row.complete()));
        cell(line, Integer.toString(row.revision()));
        cell(line, Columns.sketch(row));
        return line.append(END).toString();
    }

    private static void cell(StringBuilder line, @Nullable String cell) {
        line.append(',').append(cell == null ? "" : cell);
    }

    private static String text(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = !safe.isEmpty() && safe.chars().noneMatch(c -> c == ',' || c == '"' || c < ' ');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
