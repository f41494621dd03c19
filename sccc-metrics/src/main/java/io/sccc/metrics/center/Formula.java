package io.sccc.metrics.center;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a number of the center is made of what was measured.
 *
 * @param id its name
 * @param kind what sort of number
 * @param numerator measure above
 * @param less measure taken off the numerator; null when none is
 * @param denominators measures below, together; empty when nothing is
 * @param unit unit
 * @param by dimensions
 */
record Formula(
        String id,
        Kind kind,
        String numerator,
        @Nullable String less,
        List<String> denominators,
        String unit,
        List<String> by) {

    /** Sorts of numbers. */
    enum Kind {
        /** A sum; additive. */
        SUM,
        /** One sum by others. */
        RATIO,
        /** Distinct ids. */
        UNIQUE,
        /** How times are spread. */
        TIMES,
        /** A value's part of its dimension. */
        SHARE,
        /** A value's part of everything. */
        PART,
        /** A ratio less that of the window before. */
        CHANGE,
        /** What is left of all that came and went until the end of the window. */
        STATE,
        /** How old the oldest is at the end of the window. */
        AGE
    }

    static Formula sum(String id, String unit, List<String> by) {
        return new Formula(id, Kind.SUM, id, null, List.of(), unit, by);
    }

    static Formula ratio(String id, String numerator, String denominator, List<String> by) {
        return new Formula(id, Kind.RATIO, numerator, null, List.of(denominator), "ratio", by);
    }

    static Formula times(String id, List<String> by) {
        return new Formula(id, Kind.TIMES, id, null, List.of(), "seconds", by);
    }

    boolean additive() {
        return kind == Kind.SUM;
    }
}
