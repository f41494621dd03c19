package io.sccc.core.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the world outside remembers: lines in a file, each on the disk before {@link #append} returns. Several processes may
 * write to one; a line that a kill cut off does not count. Thread-safe.
 */
final class Journal {

    private final Path file;
    private final List<String> known = new ArrayList<>();
    private long read;

    Journal(Path file) {
        this.file = file;
    }

    /** One line more. */
    void append(String line) {
        decide(lines -> line);
    }

    /** Every line so far. */
    List<String> lines() {
        synchronized (Journal.class) {
            if (Files.exists(file)) {
                decide(lines -> null);
            }
            return List.copyOf(known);
        }
    }

    /** Adds the line that a function of all lines so far gives, or none for null, while nobody else writes. */
    @Nullable
    String decide(Function<List<String>, @Nullable String> next) {
        synchronized (Journal.class) { // a file lock keeps other processes away, not other threads
            return decideAlone(next);
        }
    }

    /** What is done while no process writes to a journal. */
    interface Meanwhile {
        void run() throws IOException, InterruptedException;
    }

    /** Does something while nobody writes here, in this process or another. */
    void alone(Meanwhile work) {
        decide(lines -> {
            try {
                work.run();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return null;
        });
    }

    private @Nullable String decideAlone(Function<List<String>, @Nullable String> next) {
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            catchUp(channel);
            String line = next.apply(known);
            if (line != null && lock.isValid()) {
                channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)), read);
                channel.force(false);
                catchUp(channel);
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void catchUp(FileChannel channel) throws IOException {
        ByteBuffer fresh = ByteBuffer.allocate((int) (channel.size() - read));
        while (fresh.hasRemaining() && channel.read(fresh, read + fresh.position()) >= 0) {
            // until all is there
        }
        String text = new String(fresh.array(), 0, fresh.position(), StandardCharsets.UTF_8);
        int end = text.lastIndexOf('\n') + 1;
        text.substring(0, end).lines().forEach(known::add);
        read += text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
    }
}
