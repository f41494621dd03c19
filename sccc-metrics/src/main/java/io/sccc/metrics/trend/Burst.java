package io.sccc.metrics.trend;

/**
 * A term that trends.
 *
 * @param topic the term
 * @param since the pane it began to trend in
 * @param firstSeen when the first post of it was written, in milliseconds
 * @param score standard deviations
 * @param ratio people over people expected
 * @param people distinct people of late
 */
record Burst(Topic topic, int since, long firstSeen, double score, double ratio, int people) {}
