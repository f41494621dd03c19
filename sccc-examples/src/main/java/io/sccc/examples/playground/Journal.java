package io.sccc.examples.playground;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sccc.core.error.PermanentException;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Effects on disk, one JSON line each, in the order they happened. Thread-safe. {@link #append} puts a row behind those
 * before it; {@link #force} returns when it is on disk. Group commit: whoever forces takes along every row appended so
 * far, and the others find theirs already there.
 */
final class Journal implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final FileChannel channel;
    private final Object commit = new Object();
    private final Object tail = new Object();
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private long appended;
    private long forced;
    private volatile @Nullable IOException broken;

    private Journal(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens a journal, cuts a torn last line off and tells every row to {@code reader}. */
    static Journal open(Path file, Consumer<Effect> reader) throws IOException {
        boolean fresh = !Files.exists(file);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock(channel, file);
            long end = endOfLastLine(channel);
            channel.truncate(end).force(true);
            if (fresh) {
                forceDirectory(file);
            }
            read(channel, file, reader);
            channel.position(end);
            return new Journal(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Puts a row at the end; the number is for {@link #force}. Not yet on disk. */
    long append(Effect effect) throws IOException {
        refuseWhenBroken();
        byte[] line = (JSON.writeValueAsString(effect.json()) + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (tail) {
            waiting.write(line);
            return ++appended;
        }
    }

    /** The number of the last row. */
    long last() {
        synchronized (tail) {
            return appended;
        }
    }

    /** Returns when this row and all before it are on disk. */
    void force(long row) throws IOException {
        synchronized (commit) {
            refuseWhenBroken();
            if (forced >= row) {
                return;
            }
            byte[] rows;
            long upTo;
            synchronized (tail) {
                rows = waiting.toByteArray();
                waiting.reset();
                upTo = appended;
            }
            write(rows);
            forced = upTo;
        }
    }

    /** Forces what waits, then lets go of the file. */
    @Override
    public void close() throws IOException {
        synchronized (commit) {
            try {
                if (broken == null) {
                    force(last());
                }
            } finally {
                broken = new IOException("the journal is closed");
                channel.close();
            }
        }
    }

    // Once a write failed, what is on disk is unknown: only a restart, which reads it, may go on.
    private void write(byte[] rows) throws IOException {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(rows);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            broken = e;
            throw e;
        }
    }

    private void refuseWhenBroken() throws IOException {
        IOException cause = broken;
        if (cause != null) {
            throw new IOException("the journal takes no more rows", cause);
        }
    }

    private static void lock(FileChannel channel, Path file) throws IOException {
        boolean locked;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            locked = false;
        }
        if (!locked) {
            throw new PermanentException(file + " is in use. Maybe another playground runs on it? End it first.");
        }
    }

    private static long endOfLastLine(FileChannel channel) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(8192);
        long end = channel.size();
        while (end > 0) {
            long start = Math.max(0, end - block.capacity());
            block.clear().limit((int) (end - start));
            while (block.hasRemaining() && channel.read(block, start + block.position()) >= 0) {}
            for (int i = block.position() - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return start + i + 1;
                }
            }
            end = start;
        }
        return 0;
    }

    // Not through a stream of its own: on POSIX, closing any descriptor of a file gives its lock up.
    private static void read(FileChannel channel, Path file, Consumer<Effect> reader) throws IOException {
        BufferedReader lines = new BufferedReader(Channels.newReader(channel.position(0), StandardCharsets.UTF_8));
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            readLine(file, number, line, reader);
        }
    }

    private static void readLine(Path file, int number, String line, Consumer<Effect> reader) {
        try {
            reader.accept(Effect.of(JSON.readTree(line)));
        } catch (JsonProcessingException e) {
            throw unreadable(file, number, "not JSON");
        } catch (Refusal e) {
            throw unreadable(file, number, e.code());
        }
    }

    private static PermanentException unreadable(Path file, int number, String why) {
        return new PermanentException(
                "%s:%d: not a row of a playground (%s). Restore the file, or remove it to begin anew"
                        .formatted(file, number, why));
    }

    private static void forceDirectory(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            return;
        }
        FileChannel open;
        try {
            open = FileChannel.open(directory, StandardOpenOption.READ);
        } catch (IOException e) {
            return; // some systems do not open directories, and need no force of them
        }
        try (open) {
            open.force(true);
        }
    }
}
