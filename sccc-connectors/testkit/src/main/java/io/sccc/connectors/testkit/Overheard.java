package io.sccc.connectors.testkit;

import io.sccc.connectors.Capability;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Every text that came out while it was open: exceptions with their causes, values' own texts, {@code java.util.logging}
 * at every level, and the standard streams, where other logging writes. Streams and level are the whole process's: where
 * several are open at once, all of them hear all of it, and the last one to close brings back what was before the first.
 */
final class Overheard implements AutoCloseable {

    private static final Logger ROOT = Logger.getLogger("");
    private static final List<Overheard> OPEN = new CopyOnWriteArrayList<>();
    private static @Nullable Before before;

    private final List<String> canaries;
    private final List<String> leaks = new ArrayList<>();
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

    /** The process as it is while nobody listens. */
    private record Before(
            PrintStream out, PrintStream err, @Nullable Level level) {}

    /** What is printed, for all who listen. */
    private static final class ToAll extends OutputStream {

        @Override
        public void write(int b) {
            OPEN.forEach(one -> one.printed.write(b));
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            OPEN.forEach(one -> one.printed.write(bytes, from, length));
        }
    }

    Overheard(List<String> secrets) {
        List<String> all = new ArrayList<>(secrets);
        all.add(Words.CANARY);
        canaries = List.copyOf(all);
        open(this);
    }

    private static synchronized void open(Overheard one) {
        if (before == null) {
            before = new Before(System.out, System.err, ROOT.getLevel());
            PrintStream both = new PrintStream(new ToAll(), true, StandardCharsets.UTF_8);
            System.setOut(both);
            System.setErr(both);
            ROOT.setLevel(Level.ALL);
        }
        OPEN.add(one);
        ROOT.addHandler(one.ear);
    }

    private static synchronized void close(Overheard one) {
        ROOT.removeHandler(one.ear);
        boolean last = OPEN.remove(one) && OPEN.isEmpty();
        if (last && before != null) {
            System.setOut(before.out());
            System.setErr(before.err());
            ROOT.setLevel(before.level());
            before = null;
        }
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
    synchronized List<String> leaks() {
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
        close(this);
    }
}
