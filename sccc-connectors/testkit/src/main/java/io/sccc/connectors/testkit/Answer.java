package io.sccc.connectors.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the vendor answers, as it was recorded. Immutable.
 *
 * @param status HTTP status
 * @param headers names and values
 * @param body raw bytes
 * @param trouble what happens to it on its way
 * @param delay how long the answer waits after the request arrived
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes, compared nowhere
public record Answer(int status, Map<String, String> headers, byte[] body, Trouble trouble, Duration delay) {

    private static final String TYPE = "Content-Type";

    /** What happens to an answer on its way. The request has arrived in every case. */
    public enum Trouble {
        /** It comes whole. */
        NONE,
        /** The connection is reset instead. */
        RESET,
        /** The connection is closed without a byte. */
        CLOSED,
        /** A head of 200, then bytes that are no body, then the end. */
        GARBAGE
    }

    /** Copies the map. */
    public Answer {
        headers = Map.copyOf(headers);
    }

    /** A status without a body. */
    public static Answer status(int status) {
        return of(status, "application/json", "");
    }

    /** 200 with JSON. */
    public static Answer json(String body) {
        return json(200, body);
    }

    /** A status with JSON. */
    public static Answer json(int status, String body) {
        return of(status, "application/json", Words.escaped(body));
    }

    /** A text as a JSON string, quotes included; halves of surrogate pairs stay what they are. */
    public static String quoted(String text) {
        return Words.quoted(text);
    }

    /** A status with a body of this type, in UTF-8. */
    public static Answer of(int status, String type, String body) {
        return new Answer(
                status, Map.of(TYPE, type), body.getBytes(StandardCharsets.UTF_8), Trouble.NONE, Duration.ZERO);
    }

    /** 200 with JSON from a file that lies beside a class, as it was recorded. */
    public static Answer recorded(Class<?> beside, String file) {
        return json(text(beside, file));
    }

    /** The text of a file that lies beside a class, read as UTF-8; for recordings that have slots to fill. */
    public static String text(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("no file (%s) beside %s".formatted(file, beside.getName()));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With this header. */
    public Answer header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body, trouble, delay);
    }

    /** With another status. */
    public Answer with(int other) {
        return new Answer(other, headers, body, trouble, delay);
    }

    /** Met by this on its way. */
    public Answer with(Trouble met) {
        return new Answer(status, headers, body, met, delay);
    }

    /** After this long. */
    public Answer after(Duration wait) {
        return new Answer(status, headers, body, trouble, wait);
    }

    /** With another body of the same type. */
    public Answer with(String other) {
        return new Answer(status, headers, other.getBytes(StandardCharsets.UTF_8), trouble, delay);
    }

    /** Its first half, whole as far as HTTP can tell. */
    public Answer half() {
        return new Answer(status, headers, Arrays.copyOf(body, body.length / 2), trouble, delay);
    }

    /** The body read as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    String type() {
        return headers.getOrDefault(TYPE, "");
    }

    /** Status and size. */
    @Override
    public String toString() {
        return "Answer[" + status + ", " + body.length + " bytes]";
    }
}
