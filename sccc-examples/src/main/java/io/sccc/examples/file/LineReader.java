package io.sccc.examples.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Physical lines of a file as raw bytes, so that one bad byte spoils one line. Not thread-safe. */
final class LineReader implements AutoCloseable {

    /** A line longer than this keeps its beginning and is marked cut. */
    static final int LONGEST = 16 << 20;

    private final Path file;
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int filled;
    private long line;
    private boolean cut;

    private LineReader(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /**
     * Begins to read a file.
     *
     * @throws UnreadableFile saying why and what to do
     */
    static LineReader open(Path file) throws UnreadableFile {
        try {
            InputStream raw = Files.newInputStream(file);
            try {
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
                return new LineReader(file, plain);
            } catch (IOException e) {
                raw.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UnreadableFile(file, 0, e);
        }
    }

    /**
     * The next line without its end; null after the last.
     *
     * @throws UnreadableFile saying why and what to do
     */
    byte @Nullable [] next() throws UnreadableFile {
        try {
            return read();
        } catch (IOException e) {
            throw new UnreadableFile(file, line, e);
        }
    }

    private byte @Nullable [] read() throws IOException {
        if (at == filled && !fill()) {
            return null;
        }
        cut = false;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        while (!upToLineEnd(bytes) && fill()) {
            // the line goes on
        }
        line++;
        return bytes.toByteArray();
    }

    /** Takes what the buffer holds of the line; does the line end there? */
    private boolean upToLineEnd(ByteArrayOutputStream bytes) {
        int from = at;
        while (at < filled && buffer[at] != '\n') {
            at++;
        }
        int kept = Math.min(at - from, LONGEST - bytes.size());
        cut |= kept < at - from;
        bytes.write(buffer, from, kept);
        boolean ends = at < filled;
        at += ends ? 1 : 0;
        return ends;
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = 0;
        filled = Math.max(0, in.read(buffer));
        return filled > 0;
    }

    /** 1-based number of the last line read to its end. */
    long line() {
        return line;
    }

    /** Was the line read last too long? */
    boolean cut() {
        return cut;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
