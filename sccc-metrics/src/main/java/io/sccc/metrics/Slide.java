package io.sccc.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;

/**
 * A sliding window over minutes: what can be subtracted is added when a minute comes and subtracted when it goes; for the
 * rest there are two stacks, one of minutes summed up from the newest to each, one summed up as they come. Not
 * thread-safe.
 */
final class Slide {

    private final Schema schema;
    private long start;
    private long end;

    /** Of all minutes: counts, sums and quantiles. */
    private Pane running;

    /** Of the minutes up to {@link #turned}, the oldest last: uniques and tops of it and those after. */
    private List<Pane> front = new ArrayList<>();

    /** First minute that is not in front. */
    private long turned;

    /** Uniques and tops of the minutes since {@link #turned}. */
    private Pane back;

    Slide(Schema schema, long start) {
        this.schema = schema;
        this.start = start;
        end = start;
        turned = start;
        running = new Pane(schema);
        back = new Pane(schema);
    }

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    /** Something came to a minute. */
    void add(Pane delta) {
        if (delta.minute < start || delta.minute >= end) {
            return;
        }
        running = Timeline.own(running);
        running.mergeLinear(delta);
        if (delta.minute >= turned) {
            back = back.withOthersOf(delta);
        } else {
            for (long minute = start; minute <= delta.minute; minute++) {
                int at = (int) (turned - 1 - minute);
                front.set(at, front.get(at).withOthersOf(delta));
            }
        }
    }

    /** Moves on. */
    void moveTo(long newStart, long newEnd, NavigableMap<Long, Pane> minutes) {
        if (newStart == start && newEnd == end) {
            return;
        }
        running = Timeline.own(running);
        minutes.subMap(start, true, Math.min(newStart, end), false).values().forEach(running::subtractLinear);
        minutes.subMap(end, true, newEnd, false).values().forEach(running::mergeLinear);
        start = newStart;
        if (newStart >= turned) {
            turn(newEnd, minutes);
        } else {
            front.subList((int) (turned - newStart), front.size()).clear();
            for (Pane minute : minutes.subMap(end, newEnd).values()) {
                back = back.withOthersOf(minute);
            }
        }
        end = newEnd;
    }

    /** All minutes go to the front, summed up from the newest. */
    private void turn(long newEnd, NavigableMap<Long, Pane> minutes) {
        front = new ArrayList<>();
        Pane sum = new Pane(schema);
        Pane none = new Pane(schema);
        for (long minute = newEnd - 1; minute >= start; minute--) {
            sum = sum.withOthersOf(minutes.getOrDefault(minute, none));
            front.add(sum);
        }
        turned = newEnd;
        back = new Pane(schema);
    }

    /** What there is, as three panes. */
    List<Pane> parts() {
        return front.isEmpty() ? List.of(running, back) : List.of(running, front.get(front.size() - 1), back);
    }
}
