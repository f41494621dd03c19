package io.sccc.connectors.http;

import java.time.Duration;

/**
 * How long a call may take and how much may come back.
 *
 * @param call the whole of a call, from the name look-up to the last byte of the answer
 * @param connect to get a connection
 * @param silence without a byte from or to the other side
 * @param bodyBytes of an answer, counted after decompression
 * @param jsonDepth of nested objects and arrays
 * @param jsonText characters of one JSON string
 * @param jsonTokens names, values and brackets in one answer
 * @param parallel calls at a time; more wait
 */
public record Limits(
        Duration call,
        Duration connect,
        Duration silence,
        int bodyBytes,
        int jsonDepth,
        int jsonText,
        long jsonTokens,
        int parallel) {

    /** 30 s a call, 5 s to connect, 20 s of silence; 8 MiB, depth 64, strings of 1 M, 200,000 tokens; 8 calls at a time. */
    public static final Limits DEFAULT = new Limits(
            Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(20), 8 << 20, 64, 1_000_000, 200_000, 8);

    /** Refuses what is not positive, all of it in one message. */
    public Limits {
        StringBuilder wrong = new StringBuilder();
        String times = positive("call", call) + positive("connect", connect) + positive("silence", silence);
        wrong.append(times)
                .append(positive("bodyBytes", bodyBytes))
                .append(positive("jsonDepth", jsonDepth))
                .append(positive("jsonText", jsonText))
                .append(positive("jsonTokens", jsonTokens))
                .append(positive("parallel", parallel));
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("limits must be positive:" + wrong);
        }
    }

    private static String positive(String name, Duration value) {
        return value.isNegative() || value.isZero() ? " " + name + " is " + value : "";
    }

    private static String positive(String name, long value) {
        return value <= 0 ? " " + name + " is " + value : "";
    }

    /** These limits with another time for a whole call, and no part of it longer. */
    public Limits withCall(Duration time) {
        return new Limits(
                time,
                shorter(connect, time),
                shorter(silence, time),
                bodyBytes,
                jsonDepth,
                jsonText,
                jsonTokens,
                parallel);
    }

    /** These limits with another size of an answer. */
    public Limits withBody(int bytes) {
        return new Limits(call, connect, silence, bytes, jsonDepth, jsonText, jsonTokens, parallel);
    }

    /** These limits with another number of calls at a time. */
    public Limits withParallel(int calls) {
        return new Limits(call, connect, silence, bodyBytes, jsonDepth, jsonText, jsonTokens, calls);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
