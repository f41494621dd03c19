package io.sccc.rules;

import io.sccc.rules.FaultList.In;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads comma-separated values as RFC 4180 has them: cells in quotes may hold delimiters, line ends and doubled quotes.
 * Where the first line has semicolons and no commas, semicolons separate, as spreadsheets of many countries write them.
 */
final class Csv {

    private static final String OPEN = "opens a quote that is never closed";

    private final String text;
    private final char delimiter;
    private final In in;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();
    private int at;

    /**
     * A row that is not empty.
     *
     * @param number as a spreadsheet counts, from 1
     * @param cells stripped of blanks around them
     */
    record Row(int number, List<String> cells) {}

    private Csv(String text, In in) {
        this.text = text;
        this.in = in;
        delimiter = delimiter(text);
    }

    private static char delimiter(String text) {
        String first = text.lines().findFirst().orElse("");
        return first.indexOf(';') >= 0 && first.indexOf(',') < 0 ? ';' : ',';
    }

    /** The rows but those in which a quote is amiss, which was told as a fault; null when that is the first. */
    static @Nullable List<Row> read(String text, In in) {
        return new Csv(text, in).read();
    }

    private @Nullable List<Row> read() {
        for (int number = 1; at < text.length(); number++) {
            int start = at;
            String fault = row();
            if (fault != null) {
                in.add(
                        FaultList.SHAPE,
                        number,
                        fault,
                        fault.equals(OPEN)
                                ? "Close the quote at the end of its cell, or double it if it is part of the text: \"a"
                                        + " \"\"b\"\" c\""
                                : "Put the cell into quotes and double the quotes inside: \"a \"\"b\"\" c\"");
                if (rows.isEmpty()) {
                    return null;
                }
                at = endOfLine(fault.equals(OPEN) ? start : at);
            } else if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                rows.add(new Row(number, List.copyOf(cells)));
            }
        }
        return rows;
    }

    /** Where the next line begins. */
    private int endOfLine(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end + (text.startsWith("\r\n", end) ? 2 : 1);
    }

    /** Reads one row and the end of its line; answers what is amiss. */
    private @Nullable String row() {
        cells.clear();
        while (true) {
            String fault = text.startsWith("\"", at) ? quoted() : plain();
            if (fault != null) {
                return fault;
            }
            if (at < text.length() && text.charAt(at) == delimiter) {
                at++;
            } else {
                at += text.startsWith("\r\n", at) ? 2 : 1;
                return null;
            }
        }
    }

    private @Nullable String plain() {
        int start = at;
        while (!isEnd()) {
            at++;
        }
        cells.add(text.substring(start, at).strip());
        return null;
    }

    private @Nullable String quoted() {
        StringBuilder cell = new StringBuilder();
        int close = text.indexOf('"', ++at);
        while (close >= 0 && text.startsWith("\"\"", close)) {
            cell.append(text, at, close + 1);
            at = close + 2;
            close = text.indexOf('"', at);
        }
        if (close < 0) {
            return OPEN;
        }
        cells.add(cell.append(text, at, close).toString().strip());
        at = close + 1;
        return isEnd() ? null : "has text after a closing quote";
    }

    private boolean isEnd() {
        char c = at < text.length() ? text.charAt(at) : '\n';
        return c == delimiter || c == '\n' || c == '\r';
    }
}
