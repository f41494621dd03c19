package io.sccc.connectors.testkit;

import io.sccc.connectors.Capability;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Every text that came out while it was open: exceptions with their causes, values' own texts, {@code java.util.logging}
 * at every level, and the standard streams, where other logging writes.
 */
final class Overheard implements AutoCloseable {

    private final List<String> canaries;
    private final List<String> leaks = new ArrayList<>();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Logger root = Logger.getLogger("");
    private final @Nullable Level level = root.getLevel();
    private final Handler ear = new Handler() {
        private final SimpleFormatter words = new SimpleFormatter();

        @Override
        public void publish(LogRecord record) {
            look("the log of " + record.getLoggerName(), words.format(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    Overheard(List<String> secrets) {
        List<String> all = new ArrayList<>(secrets);
        all.add(Words.CANARY);
        canaries = List.copyOf(all);
        root.addHandler(ear);
        root.setLevel(Level.ALL);
        PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
    }

    List<String> canaries() {
        return canaries;
    }

    /** What a verb ended with, and everything below it. */
    void hear(Capability verb, Ended ended) {
        hear(verb, ended.value());
        Throwable thrown = ended.thrown();
        if (thrown != null) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            look("an exception of " + verb, trace.toString());
        }
    }

    /** A value's own text. */
    void hear(Capability verb, @Nullable Object value) {
        look(
                "toString() of " + (value == null ? "null" : value.getClass().getSimpleName()) + " by " + verb,
                String.valueOf(value));
    }

    /** Where a canary was heard; never the text itself. */
    List<String> leaks() {
        look("the standard streams", printed.toString(StandardCharsets.UTF_8));
        return leaks.stream().distinct().toList();
    }

    private synchronized void look(String where, String text) {
        if (canaries.stream().anyMatch(text::contains)) {
            leaks.add(where);
        }
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
        root.removeHandler(ear);
        root.setLevel(level);
    }
}
