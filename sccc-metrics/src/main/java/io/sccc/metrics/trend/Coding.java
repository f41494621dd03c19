package io.sccc.metrics.trend;

import io.sccc.metrics.sketch.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a state writes texts and times; numbers are {@link Packed}'s. */
final class Coding {

    private Coding() {}

    /** Char by char, so that whatever a text holds comes back as it was. */
    static void text(DataOutput out, @Nullable String text) throws IOException {
        Packed.write(out, text == null ? 0 : text.length() + 1L);
        for (int i = 0; text != null && i < text.length(); i++) {
            Packed.write(out, text.charAt(i));
        }
    }

    static @Nullable String textOrNull(DataInput in) throws IOException {
        int chars = Packed.readInt(in) - 1;
        if (chars < 0) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < chars; i++) {
            text.append((char) Packed.read(in));
        }
        return text.toString();
    }

    static String text(DataInput in) throws IOException {
        String text = textOrNull(in);
        if (text == null) {
            throw new IOException("a text is missing");
        }
        return text;
    }

    static void texts(DataOutput out, Collection<String> texts) throws IOException {
        Packed.write(out, texts.size());
        for (String text : texts) {
            text(out, text);
        }
    }

    static List<String> texts(DataInput in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int i = Packed.readInt(in); i > 0; i--) {
            texts.add(text(in));
        }
        return texts;
    }

    static void doubles(DataOutput out, double[] values) throws IOException {
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    static void doubles(DataInput in, double[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
    }

    static void time(DataOutput out, Instant at) throws IOException {
        Packed.writeSigned(out, at.getEpochSecond());
        Packed.write(out, at.getNano());
    }

    static Instant time(DataInput in) throws IOException {
        try {
            return Instant.ofEpochSecond(Packed.readSigned(in), Packed.readInt(in));
        } catch (DateTimeException e) {
            throw new IOException("a time is out of range", e);
        }
    }

    /** A number of either sign that is an {@code int}. */
    static int number(DataInput in) throws IOException {
        long number = Packed.readSigned(in);
        if (number != (int) number) {
            throw new IOException("a number (%d) is out of range".formatted(number));
        }
        return (int) number;
    }

    /** The place of something in a list of so many. */
    static int place(DataInput in, int size) throws IOException {
        int place = Packed.readInt(in);
        if (place >= size) {
            throw new IOException("a place (%d) is not below %d".formatted(place, size));
        }
        return place;
    }

    static void kind(DataOutput out, Term.Kind kind) throws IOException {
        text(out, kind.name());
    }

    static Term.Kind kind(DataInput in) throws IOException {
        String name = text(in);
        for (Term.Kind kind : Term.Kind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw new IOException("a kind of term is unknown");
    }
}
