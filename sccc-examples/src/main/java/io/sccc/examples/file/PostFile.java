package io.sccc.examples.file;

import io.sccc.core.error.TransientException;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import io.sccc.core.spi.PostSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A file of recorded posts as a source. The cursor is the number of the last physical line read; the open reader is only
 * a shortcut to it. A row that cannot be a post arrives as unreadable, with its line; a blank line is not a row.
 */
public final class PostFile implements PostSource {

    private static final int PAGE = 100;
    private static final int BEGINNING = 4096;

    private final Path file;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable LineReader reader;

    /** The posts in this file. */
    public PostFile(Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return "file:" + file.getFileName();
    }

    @Override
    public boolean recorded() {
        return true;
    }

    @Override
    public Page<Arrival> fetch(Cursor cursor) {
        lock.lock();
        try {
            LineReader at = at(cursor);
            List<Arrival> rows = new ArrayList<>(PAGE);
            byte[] bytes = new byte[0];
            while (rows.size() < PAGE && bytes != null) {
                bytes = at.next();
                if (bytes != null) {
                    add(bytes, at, rows);
                }
            }
            return new Page<>(rows, new Cursor(Long.toString(at.line())), bytes != null);
        } catch (IOException e) {
            closeReader();
            throw new TransientException(
                    "%s cannot be read: %s".formatted(file.getFileName(), e.getClass().getSimpleName()), null, e);
        } finally {
            lock.unlock();
        }
    }

    private void add(byte[] bytes, LineReader at, List<Arrival> rows) {
        if (blank(bytes)) {
            return;
        }
        String position = file.getFileName() + ":" + at.line();
        try {
            if (at.cut()) {
                throw new RowFault("SCCC-1103", "the line is longer than " + LineReader.LONGEST + " bytes");
            }
            rows.add(new Arrival.Received(PostRow.read(bytes), position, at.line()));
        } catch (RowFault e) {
            String beginning = new String(bytes, 0, Math.min(bytes.length, BEGINNING), StandardCharsets.UTF_8);
            rows.add(new Arrival.Unreadable(position, at.line(), e.code(), e.words(), beginning));
        }
    }

    private static boolean blank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    private LineReader at(Cursor cursor) throws IOException {
        long line = cursor.atStart() ? 0 : Long.parseLong(cursor.value());
        LineReader open = reader;
        if (open == null || open.line() != line) {
            closeReader();
            open = new LineReader(file);
            reader = open;
            while (open.line() < line && open.next() != null) {
                // read up to the cursor
            }
        }
        return open;
    }

    private void closeReader() {
        try {
            if (reader != null) {
                reader.close();
            }
        } catch (IOException e) {
            // a file that was only read has nothing to lose
        }
        reader = null;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closeReader();
        } finally {
            lock.unlock();
        }
    }
}
