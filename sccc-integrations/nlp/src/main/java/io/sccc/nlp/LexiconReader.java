package io.sccc.nlp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a word list: UTF-8, one {@code form<TAB>weight} a line, {@code [section]} lines naming a {@link LexiconRole}, a star
 * at the end of a stem, {@code #} and a blank before a comment. A form stands in a list once.
 */
final class LexiconReader {
    private final String file;
    private final boolean folded;
    private final List<LexiconEntry> entries = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Integer> lineOf = new HashMap<>();
    private @Nullable LexiconRole role;

    private LexiconReader(String file, boolean folded) {
        this.file = file;
        this.folded = folded;
    }

    /**
     * The entries of a file beside this class, words folded or signs as they stand; {@link IllegalArgumentException} with every bad
     * line of it.
     */
    static List<LexiconEntry> resource(String file, boolean folded) {
        try (InputStream in = LexiconReader.class.getResourceAsStream("sentiment/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("no word list (%s) on the class path".formatted(file));
            }
            return read(file, folded, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("word list (%s) cannot be read".formatted(file), e);
        }
    }

    /** The entries of {@code text}; {@link IllegalArgumentException} with every bad line of it. */
    static List<LexiconEntry> read(String file, boolean folded, String text) {
        LexiconReader reader = new LexiconReader(file, folded);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            reader.line(i + 1, lines.get(i));
        }
        if (!reader.faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", reader.faults));
        }
        return List.copyOf(reader.entries);
    }

    private void line(int number, String line) {
        if (line.isBlank() || line.equals("#") || line.startsWith("# ")) {
            return;
        }
        if (line.startsWith("[") && line.endsWith("]")) {
            section(number, line.substring(1, line.length() - 1));
        } else {
            entry(number, line);
        }
    }

    private void section(int number, String name) {
        role = LexiconRole.named(name);
        if (role == null) {
            fault(number, name, "name a section polarity, negation, degree, contrast or sarcasm");
        }
    }

    private void entry(int number, String line) {
        int tab = line.indexOf('\t');
        if (tab <= 0 || role == null) {
            fault(number, line, role == null ? "begin with a section" : "write form<TAB>weight");
            return;
        }
        String form = line.substring(0, tab);
        Double weight = weight(line.substring(tab + 1));
        if (weight == null || !role.admits(weight)) {
            fault(number, line, "write a weight that section %s admits".formatted(role.section()));
        } else if (isUnfolded(form)) {
            fault(number, form, "write small letters without accents, one blank between words, a star only at the end");
        } else {
            once(number, form, new LexiconEntry(bare(form), form.endsWith("*"), role, weight));
        }
    }

    private void once(int number, String form, LexiconEntry entry) {
        Integer earlier = lineOf.putIfAbsent(form, number);
        if (earlier != null) {
            fault(number, form, "remove it or line %d, which says the same form".formatted(earlier));
        } else {
            entries.add(entry);
        }
    }

    private static String bare(String form) {
        return form.endsWith("*") ? form.substring(0, form.length() - 1) : form;
    }

    private boolean isUnfolded(String form) {
        String bare = bare(form);
        return bare.isBlank()
                || bare.contains("  ")
                || !bare.strip().equals(bare)
                || (folded && !SentimentFolding.isFolded(bare));
    }

    private static @Nullable Double weight(String text) {
        try {
            return Double.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private void fault(int number, String value, String cure) {
        faults.add("%s:%d: (%s): %s".formatted(file, number, value, cure));
    }
}
