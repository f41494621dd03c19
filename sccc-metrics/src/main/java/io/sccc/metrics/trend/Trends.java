package io.sccc.metrics.trend;

import io.sccc.metrics.sketch.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Finds what people suddenly speak of, from posts as they come and in event time alone: it has no clock, no thread and no
 * randomness, and the order of posts within a pane makes no difference. Not thread-safe: one thread at a time.
 *
 * <pre>{@code
 * Trends trends = Trends.builder().listener(now -> now.trends().forEach(System.out::println)).build();
 * trends.add(new Mention(post.at(), Terms.of(post.text()), post.author(), post.thread(), "es"));
 * trends.advanceTo(watermark);
 * }</pre>
 */
public final class Trends {

    private static final int MAGIC = 0x53435452;
    private static final String NAME = "state of trends";

    /** Panes without anybody that are passed over at once. */
    private static final int LONG = 1000;

    private final long paneMillis;
    private final long latenessMillis;
    private final Consumer<Trending> listener;
    private final Baseline baseline;
    private final Topics topics;
    private final Judge judge;
    private final TreeMap<Integer, List<Heard>> waiting = new TreeMap<>();
    private boolean begun;
    private int first;
    private int next;
    private long late;
    private long unknown;
    private List<Trend> now = List.of();

    private Trends(Builder made) {
        paneMillis = made.pane.toMillis();
        latenessMillis = made.lateness.toMillis();
        listener = made.listener;
        baseline = new Baseline(paneMillis);
        topics = new Topics(made.keys, baseline);
        judge = new Judge(baseline, topics, made.authors, made.enter, made.leave);
    }

    /** Begins with settings that are good enough to leave alone. */
    public static Builder builder() {
        return new Builder();
    }

    /** Takes a post. One of a pane that is closed is counted as late and otherwise passed over. */
    public void add(Mention mention) {
        Heard heard = Heard.of(mention);
        int pane = pane(mention.at());
        if (begun && pane < next) {
            late++;
        } else if (heard == null) {
            unknown++;
        } else {
            waiting.computeIfAbsent(pane, p -> new ArrayList<>()).add(heard);
        }
    }

    /**
     * Closes the panes that end at or before a moment, less the lateness that is allowed, and tells the listener of each.
     *
     * @param watermark no post before this moment is to be expected
     */
    public void advanceTo(Instant watermark) {
        int end = pane(watermark.minusMillis(latenessMillis));
        if (!begun && !waiting.isEmpty() && waiting.firstKey() < end) {
            begun = true;
            first = waiting.firstKey();
            next = first;
        }
        while (begun && next < end) {
            skip(end);
            if (next < end) {
                close(next, waiting.getOrDefault(next, new ArrayList<>()));
                waiting.remove(next);
                next++;
            }
        }
    }

    private void skip(int end) {
        Integer busy = waiting.isEmpty() ? null : waiting.firstKey();
        int to = busy == null ? end : Math.min(busy, end);
        if (to - next > LONG && topics.active().isEmpty() && baseline.idle()) {
            baseline.skip(to - next);
            next = to;
        }
    }

    private void close(int pane, List<Heard> posts) {
        posts.sort(Heard.ORDER);
        Set<Long> people = new HashSet<>();
        posts.forEach(heard -> people.add(heard.author()));
        baseline.open(pane, people.size());
        Map<Topic, Integer> heard = topics.hear(posts, pane);
        int age = pane - first;
        List<Burst> bursts = judge.judge(pane, age);
        now = Stories.of(bursts, pane);
        listener.accept(new Trending(Instant.ofEpochMilli((pane + 1) * paneMillis), now));
        baseline.learn(pane, heard, age > 2 * Lately.PANES);
        topics.tidy(pane);
    }

    private int pane(Instant at) {
        return Math.toIntExact(Math.floorDiv(at.toEpochMilli(), paneMillis));
    }

    /** What trends at the end of the last pane that was closed, by rank. */
    public List<Trend> now() {
        return now;
    }

    /** How many posts came after their pane was closed. */
    public long late() {
        return late;
    }

    /** How many posts nobody is known to have written; they count as nobody's. */
    public long unknown() {
        return unknown;
    }

    /**
     * The whole state, posts that wait for their pane's end included, sealed with version and checksum: the same state has
     * the same bytes. It holds terms and ids of conversations; of people's names hashes alone. Settings are no part of it.
     */
    public byte[] toBytes() {
        return Packed.seal(MAGIC, 1, this::writeTo);
    }

    private void writeTo(DataOutput out) throws IOException {
        Packed.write(out, paneMillis);
        out.writeBoolean(begun);
        Packed.writeSigned(out, first);
        Packed.writeSigned(out, next);
        Packed.write(out, late);
        Packed.write(out, unknown);
        Map<Topic, Integer> places = topics.writeTo(out);
        baseline.writeTo(out, places);
        judge.writeTo(out);
        Packed.write(out, now.size());
        for (Trend trend : now) {
            trend.writeTo(out);
        }
        Packed.write(out, waiting.size());
        for (Map.Entry<Integer, List<Heard>> pane : waiting.entrySet()) {
            Packed.writeSigned(out, pane.getKey());
            Packed.write(out, pane.getValue().size());
            pane.getValue().sort(Heard.ORDER);
            for (Heard heard : pane.getValue()) {
                heard.writeTo(out);
            }
        }
    }

    private Trends readFrom(DataInput in) throws IOException {
        long pane = Packed.read(in);
        if (pane != paneMillis) {
            throw new IOException("its panes last %s, these here %s; set pane(...) to the former"
                    .formatted(Duration.ofMillis(pane), Duration.ofMillis(paneMillis)));
        }
        begun = in.readBoolean();
        first = Coding.number(in);
        next = Coding.number(in);
        late = Packed.read(in);
        unknown = Packed.read(in);
        baseline.readFrom(in, topics.readFrom(in));
        judge.readFrom(in);
        List<Trend> trends = new ArrayList<>();
        for (int i = Packed.readInt(in); i > 0; i--) {
            trends.add(Trend.readFrom(in));
        }
        now = List.copyOf(trends);
        for (int i = Packed.readInt(in); i > 0; i--) {
            List<Heard> posts = waiting.computeIfAbsent(Coding.number(in), p -> new ArrayList<>());
            for (int j = Packed.readInt(in); j > 0; j--) {
                posts.add(Heard.readFrom(in));
            }
        }
        return this;
    }

    /** Settings; not thread-safe. */
    public static final class Builder {

        private Duration pane = Duration.ofMinutes(10);
        private Duration lateness = Duration.ZERO;
        private int authors = 4;
        private int keys = 1 << 16;
        private double enter = 3.35;
        private double leave = 3;
        private Consumer<Trending> listener = now -> {};

        private Builder() {}

        /** How long a pane is: from one minute to one hour, ten minutes unless told. A burst is looked for in 18 of them. */
        public Builder pane(Duration value) {
            pane = value;
            return this;
        }

        /** How much later than a pane's end its posts may come; nothing unless told. */
        public Builder lateness(Duration value) {
            lateness = value;
            return this;
        }

        /** How many distinct people at least; 4 unless told. */
        public Builder authors(int value) {
            authors = value;
            return this;
        }

        /** How many terms are remembered; 65,536 unless told. */
        public Builder keys(int value) {
            keys = value;
            return this;
        }

        /**
         * At how many standard deviations something begins to trend, and below how many it ceases; 3.35 and 3 unless told.
         * The first is for streams in which few terms are spoken of at once, and is raised for others.
         */
        public Builder thresholds(double begins, double ceases) {
            enter = begins;
            leave = ceases;
            return this;
        }

        /** Who is told at each pane's end, on the thread that advances. */
        public Builder listener(Consumer<Trending> value) {
            listener = value;
            return this;
        }

        /**
         * Goes on where {@link Trends#toBytes()} was called, with the settings told here: with the same ones the same trends
         * are named, to the last digit, as if nothing had been between. The pane must be as long as it was.
         *
         * @throws IllegalArgumentException when the bytes are no such state, or damaged, or of another pane, or a setting
         *     cannot be
         */
        public Trends restore(byte[] state) {
            return Packed.open(NAME, MAGIC, 1, state, build()::readFrom);
        }

        /**
         * Ready for posts.
         *
         * @throws IllegalArgumentException naming every setting that cannot be
         */
        public Trends build() {
            List<String> faults = new ArrayList<>();
            if (pane.compareTo(Duration.ofMinutes(1)) < 0 || pane.compareTo(Duration.ofHours(1)) > 0) {
                faults.add("pane (" + pane + ") must be from one minute to one hour");
            }
            if (lateness.isNegative()) {
                faults.add("lateness (" + lateness + ") is negative");
            }
            if (authors < 1) {
                faults.add("authors (" + authors + ") must be at least 1");
            }
            if (keys < 100) {
                faults.add("keys (" + keys + ") must be at least 100");
            }
            if (!(enter >= leave && leave > 0)) {
                faults.add(
                        "thresholds (" + enter + ", " + leave + ") must be above 0 and the first not below the second");
            }
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException(String.join("; ", faults));
            }
            return new Trends(this);
        }
    }
}
