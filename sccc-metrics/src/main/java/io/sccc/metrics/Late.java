package io.sccc.metrics;

import java.time.Instant;
import java.util.SortedMap;

/**
 * Samples that had a time and yet are in no window, only in the totals: they came when their minute was closed, or their
 * minute would have been one open minute too many.
 *
 * @param count how many samples
 * @param unplaced how many of them were not late: their minute would have been one too many
 * @param times their times and how many samples had each: the {@value #LISTED} latest
 */
public record Late(long count, long unplaced, SortedMap<Instant, Long> times) {

    /** So many different times are listed. */
    public static final int LISTED = 1000;
}
