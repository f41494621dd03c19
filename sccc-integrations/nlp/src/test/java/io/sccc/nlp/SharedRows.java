package io.sccc.nlp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Labeled rows beside the checkout, one flat JSON object a line; only what these tests read of them. */
record SharedRows(List<Row> rows) {

    /** A labeled text. */
    record Row(String text, String label) {}

    private static final Pattern TEXT = Pattern.compile("\"text\": \"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)");

    /** Reads a file below the folder the system property {@code sccc.shared} names. */
    static SharedRows read(String file, String labelField) throws IOException {
        Pattern label = Pattern.compile("\"" + labelField + "\": \"?([A-Za-z0-9_]+)");
        List<String> lines = Files.readAllLines(Path.of(System.getProperty("sccc.shared"), "data", file));
        return new SharedRows(lines.stream()
                .map(line -> new Row(unescape(first(TEXT, line)), first(label, line)))
                .toList());
    }

    /** The text of a row. */
    static String text(String line) {
        return unescape(first(TEXT, line));
    }

    private static String first(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.find()) {
            throw new IllegalStateException("row without " + pattern);
        }
        return matcher.group(1);
    }

    private static String unescape(String json) {
        return ESCAPE.matcher(json).replaceAll(found -> Matcher.quoteReplacement(plain(found.group(1))));
    }

    private static String plain(String escape) {
        return switch (escape.charAt(0)) {
            case 'u' -> String.valueOf((char) Integer.parseInt(escape.substring(1), 16));
            case 'n', 'r', 't', 'b', 'f' -> " ";
            default -> escape;
        };
    }
}
