package io.sccc.examples.trends;

import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import io.sccc.examples.file.PostFile;
import io.sccc.metrics.trend.Mention;
import io.sccc.metrics.trend.Trending;
import io.sccc.metrics.trend.Trends;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The trends of a file of posts, whatever the order of its rows. */
public final class TrendFile {

    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final int SLICE = 200_000;

    private final Path file;
    private final Duration pane;
    private final List<Trending> told = new ArrayList<>();
    private long posts;
    private long left;
    private long unreadable;

    private interface Reader {
        void post(Mention mention);
    }

    private TrendFile(Path file, Duration pane) {
        this.file = file;
        this.pane = pane;
    }

    /**
     * What was read.
     *
     * @param posts rows that took part
     * @param left rows that took no part: without a time or an author, deleted, or the company's own
     * @param unreadable rows that are no posts
     */
    public record Read(long posts, long left, long unreadable) {}

    /**
     * Reads a file.
     *
     * @param listener is told of each pane in which something trends, in order
     * @throws IOException when the file cannot be read to its end
     */
    public static Read read(Path file, Duration pane, Consumer<Trending> listener) throws IOException {
        TrendFile reading = new TrendFile(file, pane);
        if (!reading.inOnePass()) {
            reading.told.clear();
            reading.sliceBySlice();
        }
        reading.told.forEach(listener);
        return new Read(reading.posts, reading.left, reading.unreadable);
    }

    private Trends trends(Duration lateness) {
        return Trends.builder()
                .pane(pane)
                .lateness(lateness)
                .listener(now -> {
                    if (!now.trends().isEmpty()) {
                        told.add(now);
                    }
                })
                .build();
    }

    private boolean inOnePass() throws IOException {
        Trends trends = trends(PATIENCE);
        Instant[] latest = {Instant.MIN};
        each(mention -> {
            if (mention.at().isAfter(latest[0])) {
                latest[0] = mention.at();
                trends.advanceTo(mention.at());
            }
            trends.add(mention);
        });
        if (posts > 0) {
            trends.advanceTo(latest[0].plus(pane).plus(PATIENCE));
        }
        return trends.late() == 0;
    }

    private void sliceBySlice() throws IOException {
        TreeMap<Instant, Integer> hours = new TreeMap<>();
        each(mention -> hours.merge(hour(mention.at()), 1, Integer::sum));
        Trends trends = trends(Duration.ZERO);
        Instant from = hours.firstKey();
        int size = 0;
        for (Map.Entry<Instant, Integer> hour : hours.entrySet()) {
            size += hour.getValue();
            Instant next = hours.higherKey(hour.getKey());
            if (size >= SLICE || next == null) {
                Instant end = hour.getKey().plus(Duration.ofHours(1));
                slice(trends, from, end);
                size = 0;
                from = end;
            }
        }
    }

    private void slice(Trends trends, Instant from, Instant end) throws IOException {
        Instant[] latest = {from};
        each(mention -> {
            if (!mention.at().isBefore(from) && mention.at().isBefore(end)) {
                latest[0] = mention.at().isAfter(latest[0]) ? mention.at() : latest[0];
                trends.add(mention);
            }
        });
        trends.advanceTo(latest[0].plus(pane));
    }

    private static Instant hour(Instant at) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), 3600) * 3600);
    }

    private void each(Reader reader) throws IOException {
        posts = 0;
        left = 0;
        unreadable = 0;
        try (PostFile source = new PostFile(file)) {
            Cursor cursor = Cursor.START;
            boolean more = true;
            while (more) {
                Page<Arrival> page = source.fetch(cursor);
                page.items().forEach(arrival -> one(arrival, reader));
                cursor = page.next();
                more = page.more();
            }
            String trouble = source.trouble();
            if (trouble != null) {
                throw new IOException(trouble + " Nothing was written.");
            }
        }
    }

    private void one(Arrival arrival, Reader reader) {
        if (arrival instanceof Arrival.Received received) {
            Mention mention = PostMentions.of(received.post());
            if (mention == null || mention.author() == null) {
                left++;
            } else {
                posts++;
                reader.post(mention);
            }
        } else {
            unreadable++;
        }
    }
}
