package io.sccc.examples.file;

import java.io.BufferedInputStream;
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

    private final InputStream in;
    private long line;
    private boolean cut;

    LineReader(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        boolean zipped = file.getFileName().toString().endsWith(".gz");
        in = zipped ? new BufferedInputStream(new GZIPInputStream(raw, 1 << 16), 1 << 16) : raw;
    }

    /** The next line without its end; null after the last. */
    byte @Nullable [] next() throws IOException {
        int b = in.read();
        if (b < 0) {
            return null;
        }
        cut = false;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        while (b >= 0 && b != '\n') {
            if (bytes.size() < LONGEST) {
                bytes.write(b);
            } else {
                cut = true;
            }
            b = in.read();
        }
        line++;
        return bytes.toByteArray();
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
