package io.sccc.metrics;

/**
 * One of the most frequent.
 *
 * @param key tag or id
 * @param count so often at least
 * @param upTo so often at most; the same when exact
 */
public record Heavy(String key, long count, long upTo) {}
