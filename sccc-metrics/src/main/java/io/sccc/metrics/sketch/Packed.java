package io.sccc.metrics.sketch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Bytes of a state: numbers in as few bytes as they need (seven bits a byte, lowest first; signed ones zigzag), and
 * sealed with four bytes of magic in front, one of version, and CRC-32C at the end.
 */
public final class Packed {

    private static final int AROUND = 4 + 1 + 4;

    private Packed() {}

    /** Something that writes itself. */
    @FunctionalInterface
    public interface Body {
        /** Writes all of it; the order of the bytes must depend on nothing but the state. */
        void writeTo(DataOutput out) throws IOException;
    }

    /** Something that reads itself. */
    @FunctionalInterface
    public interface Reader<T> {
        /** Reads what a {@link Body} wrote. */
        T readFrom(DataInput in) throws IOException;
    }

    /** A number from 0 up; negative ones take ten bytes. */
    public static void write(DataOutput out, long number) throws IOException {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    /** What {@link #write} wrote. */
    public static long read(DataInput in) throws IOException {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.readByte();
            number |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IOException("a number has more than ten bytes");
    }

    /** A number that fits an {@code int} and is not negative. */
    public static int readInt(DataInput in) throws IOException {
        long number = read(in);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new IOException("a number (%d) is out of range".formatted(number));
        }
        return (int) number;
    }

    /** A number of either sign. */
    public static void writeSigned(DataOutput out, long number) throws IOException {
        write(out, (number << 1) ^ (number >> 63));
    }

    /** What {@link #writeSigned} wrote. */
    public static long readSigned(DataInput in) throws IOException {
        long number = read(in);
        return (number >>> 1) ^ -(number & 1);
    }

    /** Magic, version, the body, checksum. */
    public static byte[] seal(int magic, int version, Body body) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(magic);
            out.writeByte(version);
            body.writeTo(out);
            out.writeInt(crc(bytes.toByteArray(), bytes.size()));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What {@link #seal} sealed.
     *
     * @throws IllegalArgumentException when the bytes are something else, of a later version, cut or changed
     */
    public static <T> T open(String what, int magic, int version, byte[] bytes, Reader<T> reader) {
        if (bytes.length < AROUND || ByteBuffer.wrap(bytes).getInt() != magic) {
            throw new IllegalArgumentException(
                    "these %d bytes are no %s. Maybe they come from something else.".formatted(bytes.length, what));
        }
        if (bytes[4] != version) {
            throw new IllegalArgumentException("a %s of version %d; this library reads version %d. Maybe update it."
                    .formatted(what, bytes[4], version));
        }
        int end = bytes.length - 4;
        if (crc(bytes, end) != ByteBuffer.wrap(bytes).getInt(end)) {
            throw new IllegalArgumentException(
                    "the checksum of a %s of %d bytes is wrong. Maybe it was cut or changed on its way."
                            .formatted(what, bytes.length));
        }
        try {
            return reader.readFrom(new DataInputStream(new ByteArrayInputStream(bytes, 5, end - 5)));
        } catch (IOException e) {
            throw new IllegalArgumentException("a %s cannot be read: %s".formatted(what, e.getMessage()), e);
        }
    }

    private static int crc(byte[] bytes, int end) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, end);
        return (int) crc.getValue();
    }
}
