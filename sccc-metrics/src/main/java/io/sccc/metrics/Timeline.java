package io.sccc.metrics;

import io.sccc.metrics.sketch.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Panes by time. A minute before the one the watermark is in has settled: it is packed, and counts in its quarter of an
 * hour, too; whatever still comes to it is added to both. It is open until the watermark is past its end by the allowed
 * lateness; a quarter of which all minutes are closed is added to its hour, day, week and the total. What is where depends
 * on the watermark alone, not on how it got there. Not thread-safe.
 */
final class Timeline {

    static final long NEVER = Long.MIN_VALUE / 4;

    /** So many minutes may be open. */
    static final int OPEN = 14 * 1440;

    private static final int MOST_NAMES = 1 << 15;
    private static final int SLIDES = 8;
    private static final int MINUTES_A_DAY = 1440;

    /** How long closed panes are kept, in minutes. */
    private static final Map<Window, Integer> KEPT = new EnumMap<>(Map.of(
            Window.MINUTE, 25 * 60,
            Window.QUARTER_HOUR, 2 * MINUTES_A_DAY,
            Window.HOUR, 8 * MINUTES_A_DAY,
            Window.DAY, 62 * MINUTES_A_DAY,
            Window.WEEK, 400 * MINUTES_A_DAY));

    private static final List<Window> ROLLED = List.of(Window.HOUR, Window.DAY, Window.WEEK);
    private static final int LAST_OF_QUARTER = 14;

    private final Schema schema;
    private final Grid grid;
    private final long lateness;
    private final Consumer<Pane> recycler;
    private final Map<Window, NavigableMap<Long, Pane>> panes = new EnumMap<>(Window.class);
    private Pane total;
    private Pane timeless;
    private final TreeMap<Long, Long> lateTimes = new TreeMap<>();
    private long late;
    private long unplaced;
    private long watermark = NEVER;
    private long closed = NEVER;
    private final Map<String, String> names = new HashMap<>();
    private int mostNames = MOST_NAMES;

    /** Sliding windows that were asked for, by their minutes. */
    private final Map<Long, Slide> slides = new HashMap<>();

    Timeline(Schema schema, Grid grid, Duration lateness, Consumer<Pane> recycler) {
        this.schema = schema;
        this.grid = grid;
        this.lateness = lateness.toMillis();
        this.recycler = recycler;
        for (Window window : Window.values()) {
            panes.put(window, new TreeMap<>());
        }
        total = new Pane(schema);
        timeless = new Pane(schema);
    }

    private NavigableMap<Long, Pane> of(Window window) {
        NavigableMap<Long, Pane> map = panes.get(window);
        if (map == null) {
            throw new IllegalStateException(window.name());
        }
        return map;
    }

    // ------------------------------------------------------------------------------------------------ time

    /** In milliseconds. */
    long watermark() {
        return watermark;
    }

    boolean begun() {
        return closed != NEVER;
    }

    /** The last closed minute. */
    long closed() {
        return closed;
    }

    /** The last closed minute when the watermark is there. */
    long closedBy(long millis) {
        return Math.floorDiv(millis - lateness, Grid.MILLIS) - 1;
    }

    /** The minute the watermark is in. */
    long minute() {
        return Grid.minute(watermark);
    }

    /** Takes over what a writer measured; minutes before {@code settled} settle at once. */
    void place(Pane delta, long settled, LongFunction<@Nullable String> known) {
        NavigableMap<Long, Pane> minutes = of(Window.MINUTE);
        Pane there = minutes.get(delta.minute);
        if (there == null && (delta.minute <= closed || full(minutes))) {
            delta.name(known);
            unplace(delta);
            return;
        }
        boolean settles = there == null ? delta.minute < settled : there.isPacked();
        Pane added = settles ? delta.packed() : delta;
        added.name(known);
        shareNames(added);
        slides.values().forEach(slide -> slide.add(added));
        if (there == null) {
            minutes.put(delta.minute, added);
        } else {
            Pane own = own(there);
            own.merge(added);
            minutes.put(delta.minute, settles ? own.packed() : own);
        }
        if (settles) {
            add(Window.QUARTER_HOUR, Grid.quarter(delta.minute), added);
        }
        if (there != null || settles) {
            recycler.accept(delta);
        }
    }

    private boolean full(NavigableMap<Long, Pane> minutes) {
        return minutes.size() >= OPEN && minutes.tailMap(closed, false).size() >= OPEN;
    }

    private void unplace(Pane delta) {
        unplaced += delta.events;
        late(Grid.time(delta.minute).toEpochMilli(), delta.events);
        placeTimeless(delta);
        recycler.accept(delta);
    }

    void placeTimeless(Pane delta) {
        shareNames(delta);
        timeless = own(timeless);
        timeless.merge(delta);
    }

    /** Lists samples that came too late. */
    void late(long millis, long samples) {
        late += samples;
        lateTimes.merge(millis, samples, Long::sum);
        while (lateTimes.size() > Late.LISTED) {
            lateTimes.pollFirstEntry();
        }
    }

    /** Counts samples that came too late, and earlier than all that are listed. */
    void late(long samples) {
        late += samples;
    }

    private void shareNames(Pane delta) {
        delta.rename(name -> {
            String known = names.putIfAbsent(name, name);
            return known == null ? name : known;
        });
    }

    static Pane own(Pane pane) {
        return pane.shared() || pane.isPacked() ? pane.copy() : pane;
    }

    /** Moves on; never back. */
    void advance(long millis) {
        if (millis <= watermark) {
            return;
        }
        long before = minute();
        watermark = millis;
        settle(before, minute());
        long closedBefore = closed;
        closed = closedBy(millis);
        if (Grid.quarter(closedBefore + 1) != loose()) {
            roll(closedBefore);
            pack(closedBefore);
        }
        if (closed != closedBefore) {
            expire();
        }
    }

    /** The first minute whose quarter is in nothing larger yet. */
    private long loose() {
        return Grid.quarter(closed + 1);
    }

    private void settle(long from, long to) {
        of(Window.MINUTE).subMap(from, to).entrySet().forEach(entry -> {
            Pane minute = entry.getValue();
            if (!minute.isPacked()) {
                Pane packed = minute.packed();
                add(Window.QUARTER_HOUR, Grid.quarter(entry.getKey()), packed);
                entry.setValue(packed);
                if (!minute.shared()) {
                    recycler.accept(minute);
                }
            }
        });
    }

    private void roll(long before) {
        of(Window.QUARTER_HOUR)
                .subMap(before - LAST_OF_QUARTER, false, closed - LAST_OF_QUARTER, true)
                .forEach((start, quarter) -> {
                    ROLLED.forEach(window -> add(window, grid.start(window, start), quarter));
                    total = own(total);
                    total.merge(quarter);
                });
    }

    private void add(Window window, long start, Pane pane) {
        NavigableMap<Long, Pane> map = of(window);
        Pane there = map.get(start);
        if (there == null) {
            map.put(start, pane.copy());
        } else {
            Pane own = own(there);
            own.merge(pane);
            map.put(start, own);
        }
    }

    private void pack(long before) {
        for (Window window : Window.values()) {
            if (window != Window.MINUTE) {
                long since = grid.start(window, Math.max(before, -MINUTES_A_DAY * 400L * 4000));
                of(window).tailMap(since, true).entrySet().forEach(entry -> {
                    if (!entry.getValue().isPacked() && grid.end(window, entry.getKey()) - 1 <= closed) {
                        entry.setValue(entry.getValue().packed());
                    }
                });
            }
        }
    }

    private void expire() {
        for (Window window : KEPT.keySet()) {
            NavigableMap<Long, Pane> map = of(window);
            long horizon = horizon(window);
            if (!map.isEmpty() && map.firstKey() < horizon) {
                map.headMap(horizon, false).clear();
            }
        }
        if (names.size() > mostNames) {
            names.clear();
            panes.values().forEach(map -> map.values().forEach(this::shareNames));
            shareNames(total);
            shareNames(timeless);
            mostNames = Math.max(MOST_NAMES, names.size() * 2);
        }
    }

    /** Panes that begin before are no longer kept. */
    private long horizon(Window window) {
        return begun() ? closed - KEPT.getOrDefault(window, 0) : NEVER;
    }

    // ------------------------------------------------------------------------------------------------ reading

    /** All there is of a tumbling window. */
    List<Pane> window(Window window, long start) {
        long end = grid.end(window, start);
        List<Pane> parts = new ArrayList<>();
        addIfThere(parts, of(window).get(start));
        if (window != Window.MINUTE && end > loose()) {
            if (window != Window.QUARTER_HOUR) {
                parts.addAll(of(Window.QUARTER_HOUR)
                        .subMap(Math.max(start, loose()), end)
                        .values());
            }
            if (end > minute()) {
                parts.addAll(
                        of(Window.MINUTE).subMap(Math.max(start, minute()), end).values());
            }
        }
        return share(parts);
    }

    /** Everything ever. */
    List<Pane> total() {
        List<Pane> parts = new ArrayList<>(List.of(total, timeless));
        parts.addAll(of(Window.QUARTER_HOUR).tailMap(loose()).values());
        parts.addAll(of(Window.MINUTE).tailMap(minute()).values());
        return share(parts);
    }

    /** From where a range that is wished to begin here can be read. */
    long readable(long start) {
        for (Window window : List.of(Window.MINUTE, Window.QUARTER_HOUR, Window.HOUR, Window.DAY)) {
            long aligned = grid.start(window, start);
            if (aligned >= horizon(window)) {
                return aligned;
            }
        }
        return grid.start(Window.WEEK, start);
    }

    /** From a {@link #readable} minute to before another, in as few panes as possible. */
    List<Pane> range(long start, long end) {
        List<Pane> parts = new ArrayList<>();
        long first = begun() ? start : Math.max(start, firstMinute());
        for (long at = first; at < end; ) {
            Window window = widest(at, end);
            addIfThere(parts, of(window).get(at));
            at = grid.end(window, at);
        }
        return share(parts);
    }

    /**
     * What the last so many minutes say, without the one the watermark is in, as few panes; without the uniques by value. Empty
     * when they cannot slide minute by minute.
     */
    List<Pane> slide(long start, long end) {
        if (!begun() || start < horizon(Window.MINUTE) || end - start < 2) {
            return List.of();
        }
        if (slides.size() >= SLIDES && !slides.containsKey(end - start)) {
            slides.clear();
        }
        NavigableMap<Long, Pane> minutes = of(Window.MINUTE);
        Slide slide = slides.get(end - start);
        if (slide == null || slide.start() < horizon(Window.MINUTE) || slide.end() <= start) {
            slide = new Slide(schema, start);
            slides.put(end - start, slide);
        }
        slide.moveTo(start, end - 1, minutes);
        List<Pane> parts = new ArrayList<>(slide.parts());
        addIfThere(parts, minutes.get(end - 1));
        return share(parts);
    }

    private long firstMinute() {
        NavigableMap<Long, Pane> minutes = of(Window.MINUTE);
        return minutes.isEmpty() ? Long.MAX_VALUE : minutes.firstKey();
    }

    private Window widest(long at, long end) {
        if (Grid.quarter(at) != at || at + LAST_OF_QUARTER >= Math.min(end, minute())) {
            return Window.MINUTE;
        }
        for (Window window : List.of(Window.WEEK, Window.DAY, Window.HOUR)) {
            if (at >= horizon(window) && grid.start(window, at) == at && rolled(grid.end(window, at), end)) {
                return window;
            }
        }
        return Window.QUARTER_HOUR;
    }

    private boolean rolled(long windowEnd, long end) {
        return windowEnd <= end && windowEnd - 1 <= closed;
    }

    /** First minutes of the windows of this kind that have anything and begin in this range. */
    Collection<Long> starts(Window window, long from, long to) {
        TreeSet<Long> starts = new TreeSet<>(of(window).keySet());
        if (window != Window.MINUTE) {
            of(Window.QUARTER_HOUR)
                    .tailMap(loose())
                    .keySet()
                    .forEach(quarter -> starts.add(grid.start(window, quarter)));
            of(Window.MINUTE).tailMap(minute()).keySet().forEach(minute -> starts.add(grid.start(window, minute)));
        }
        return from < to ? starts.subSet(from, true, to, false) : List.of();
    }

    private static void addIfThere(List<Pane> parts, @Nullable Pane pane) {
        if (pane != null) {
            parts.add(pane);
        }
    }

    private static List<Pane> share(List<Pane> parts) {
        parts.forEach(Pane::share);
        return parts;
    }

    Late late() {
        TreeMap<Instant, Long> times = new TreeMap<>();
        lateTimes.forEach((millis, samples) -> times.put(Instant.ofEpochMilli(millis), samples));
        return new Late(late, unplaced, Collections.unmodifiableSortedMap(times));
    }

    // ------------------------------------------------------------------------------------------------ as a whole

    /** Takes in another, which is no longer used after. */
    void merge(Timeline other) {
        long most = Math.max(watermark, other.watermark);
        advance(most);
        other.advance(most);
        slides.clear();
        for (Window window : Window.values()) {
            NavigableMap<Long, Pane> ours = of(window);
            other.of(window).forEach((start, theirs) -> {
                Pane there = ours.get(start);
                if (there == null) {
                    shareNames(theirs);
                    ours.put(start, theirs);
                } else {
                    Pane own = own(there);
                    own.merge(theirs);
                    shareNames(own);
                    ours.put(start, there.isPacked() ? own.packed() : own);
                }
            });
        }
        total = own(total);
        total.merge(other.total);
        placeTimeless(other.timeless);
        other.lateTimes.forEach((millis, samples) -> late(millis, samples));
        late += other.late - other.lateTimes.values().stream().mapToLong(n -> n).sum();
        unplaced += other.unplaced;
    }

    /** Marks the numbers that are in use. */
    void mark(boolean[] used) {
        panes.values().forEach(map -> map.values().forEach(pane -> pane.mark(used)));
        total.mark(used);
        timeless.mark(used);
    }

    void writeTo(DataOutput out, int[] rank) throws IOException {
        out.writeLong(watermark);
        Packed.write(out, late);
        Packed.write(out, unplaced);
        Packed.write(out, lateTimes.size());
        for (Map.Entry<Long, Long> entry : lateTimes.entrySet()) {
            out.writeLong(entry.getKey());
            Packed.write(out, entry.getValue());
        }
        for (Window window : Window.values()) {
            NavigableMap<Long, Pane> map = of(window);
            Packed.write(out, map.size());
            for (Map.Entry<Long, Pane> entry : map.entrySet()) {
                out.writeLong(entry.getKey());
                entry.getValue().writeTo(out, rank);
            }
        }
        total.writeTo(out, rank);
        timeless.writeTo(out, rank);
    }

    void readFrom(DataInput in, IntUnaryOperator ours) throws IOException {
        watermark = in.readLong();
        closed = watermark == NEVER ? NEVER : closedBy(watermark);
        late = Packed.read(in);
        unplaced = Packed.read(in);
        int times = Packed.readInt(in);
        for (int i = 0; i < times; i++) {
            lateTimes.put(in.readLong(), Packed.read(in));
        }
        for (Window window : Window.values()) {
            int size = Packed.readInt(in);
            for (int i = 0; i < size; i++) {
                long start = in.readLong();
                Pane pane = Pane.readFrom(in, schema, ours);
                shareNames(pane);
                long settled = window == Window.MINUTE ? minute() : closed + 1;
                of(window).put(start, grid.end(window, start) <= settled ? pane.packed() : pane);
            }
        }
        total = Pane.readFrom(in, schema, ours);
        shareNames(total);
        timeless = Pane.readFrom(in, schema, ours);
        shareNames(timeless);
    }
}
