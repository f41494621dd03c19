package io.sccc.metrics.trend;

import io.sccc.metrics.sketch.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
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

    private Topic(String key, Term.Kind kind, List<String> words, Habit habit) {
        this.key = key;
        this.kind = kind;
        this.words = words;
        this.habit = habit;
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

    void writeTo(DataOutput out) throws IOException {
        Coding.text(out, key);
        Coding.kind(out, kind);
        Coding.texts(out, words);
        habit.writeTo(out);
        Packed.write(out, names.size());
        for (Map.Entry<String, Integer> name : names.entrySet()) {
            Coding.text(out, name.getKey());
            Packed.write(out, name.getValue());
        }
        Packed.writeSigned(out, trended);
        out.writeBoolean(lately != null);
        if (lately != null) {
            lately.writeTo(out);
        }
        out.writeBoolean(burst != null);
        if (burst != null) {
            burst.writeTo(out);
        }
    }

    static Topic readFrom(DataInput in) throws IOException {
        Topic topic = new Topic(Coding.text(in), Coding.kind(in), List.copyOf(Coding.texts(in)), Habit.readFrom(in));
        for (int i = Packed.readInt(in); i > 0; i--) {
            topic.names.put(Coding.text(in), Packed.readInt(in));
        }
        topic.trended = Coding.number(in);
        topic.lately = in.readBoolean() ? Lately.readFrom(in) : null;
        topic.burst = in.readBoolean() ? Burst.readFrom(topic, in) : null;
        return topic;
    }
}
