package io.sccc.examples.file;

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
    private volatile @Nullable String trouble;

    /** The posts in this file. */
    public PostFile(Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return "file:" + file.toAbsolutePath().normalize();
    }

    @Override
    public boolean recorded() {
        return true;
    }

    @Override
    public Page<Arrival> fetch(Cursor cursor) {
        List<Arrival> rows = new ArrayList<>(PAGE);
        long line = cursor.atStart() ? 0 : Long.parseLong(cursor.value());
        lock.lock();
        try {
            LineReader at = at(line);
            byte[] bytes = new byte[0];
            while (rows.size() < PAGE && bytes != null) {
                line = at.line();
                bytes = at.next();
                if (bytes != null) {
                    add(bytes, at, rows);
                }
            }
            return new Page<>(rows, new Cursor(Long.toString(at.line())), bytes != null);
        } catch (UnreadableFile e) {
            closeReader();
            trouble = e.getMessage();
            return new Page<>(rows, new Cursor(Long.toString(line)), false);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Why the file ended before its end, with a cure; null when it did not. A file that cannot be read further is at its
     * end for the center, which would ask again forever: what a recorded file says does not get better by waiting.
     */
    public @Nullable String trouble() {
        return trouble;
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
        return bytes.length == 0
                || (bytes[0] != '{'
                        && bytes.length < BEGINNING
                        && withoutMark(bytes).isBlank());
    }

    private static String withoutMark(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private LineReader at(long line) throws UnreadableFile {
        LineReader open = reader;
        if (open == null || open.line() != line) {
            closeReader();
            open = LineReader.open(file);
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
