package io.sccc.connectors;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time.
 *
 * @param from its first instant
 * @param to the instant after it
 */
public record Stretch(Instant from, Instant to) {

    private static final int MOST = 100_000;

    /** Refuses a stretch that ends before it begins. */
    public Stretch {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a stretch from %s to %s is empty".formatted(from, to));
        }
    }

    /**
     * The stretches of at most {@code each} that it consists of, oldest first. Pure.
     *
     * @throws IllegalArgumentException when {@code each} is not positive, or would make more than 100,000 of them
     */
    public List<Stretch> split(Duration each) {
        if (each.isZero() || each.isNegative() || length().dividedBy(each) >= MOST) {
            throw new IllegalArgumentException(
                    "%s in steps of %s are too many steps. Maybe the step is too small?".formatted(this, each));
        }
        List<Stretch> parts = new ArrayList<>();
        for (Instant begin = from; begin.isBefore(to); begin = begin.plus(each)) {
            Instant end = begin.plus(each);
            parts.add(new Stretch(begin, end.isBefore(to) ? end : to));
        }
        return List.copyOf(parts);
    }

    /** Is this instant in it? */
    public boolean contains(Instant when) {
        return !when.isBefore(from) && when.isBefore(to);
    }

    /** How long it is. */
    public Duration length() {
        return Duration.between(from, to);
    }

    @Override
    public String toString() {
        return from + ".." + to;
    }
}
