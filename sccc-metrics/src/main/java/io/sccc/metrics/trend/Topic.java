package io.sccc.metrics.trend;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A term that is watched: its names, its habit, what is said of it lately, and whether it trends. */
final class Topic {

    private static final int NAMES = 4;

    final String key;
    final Habit habit;

    /** Keys of the words of a pair. */
    final List<String> words;

    private final Map<String, Integer> names = new TreeMap<>();
    private Term.Kind kind;

    /** Null while nobody speaks of it. */
    @Nullable
    Lately lately;

    /** Null while it does not trend. */
    @Nullable
    Burst burst;

    /** The last pane in which it trended. */
    int trended = Integer.MIN_VALUE;

    Topic(Term term, int pane) {
        key = term.key();
        kind = term.kind();
        String one = term.first();
        String two = term.second();
        words = one == null || two == null ? List.of() : List.of(one, two);
        habit = new Habit(pane);
    }

    void named(Term term) {
        if (term.kind().compareTo(kind) < 0) {
            kind = term.kind();
        }
        if (names.size() < NAMES || names.containsKey(term.text())) {
            names.merge(term.text(), 1, Integer::sum);
        }
    }

    Term.Kind kind() {
        return kind;
    }

    /** How it is written most; of two the first by alphabet. */
    String name() {
        String best = key;
        int most = 0;
        for (Map.Entry<String, Integer> name : names.entrySet()) {
            if (name.getValue() > most) {
                most = name.getValue();
                best = name.getKey();
            }
        }
        return best;
    }
}
