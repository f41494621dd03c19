package io.sccc.metrics.center;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One conversation as events tell of it. */
final class Talk {

    /** Its customers by their keys. */
    final Map<String, Customer> customers = new TreeMap<>();

    /** What it has cost so far. */
    double cost;

    /** Was content offered or the community asked? */
    boolean attempted;

    /** Its community question; null when it has none. */
    @Nullable
    Question question;

    /** What solved it first; null when nothing has. */
    @Nullable
    Solution solution;

    /** That it was solved, and when; untimed when nobody knows. */
    record Solution(@Nullable Instant at) {}

    /** A community question. */
    record Question(@Nullable Instant at, Tags tags, boolean solved) {}
}
