package io.sccc.metrics.trend;

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

    /** Settings; not thread-safe. */
    public static final class Builder {

        private Duration pane = Duration.ofMinutes(10);
        private Duration lateness = Duration.ZERO;
        private int authors = 4;
        private int keys = 1 << 16;
        private double enter = 4.6;
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

        /** At how many standard deviations something begins to trend, and below how many it ceases; 4.6 and 3 unless told. */
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
