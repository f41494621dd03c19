package io.sccc.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at folders from time to time and tells when they have changed and come to rest. Looking works on every file system,
 * mounted and linked folders too, where events of the system do not.
 */
final class RuleWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RuleWatch.class);

    private final List<Path> watched;
    private final Runnable changed;
    private final ScheduledExecutorService thread;
    private Map<Path, String> taken;
    private Map<Path, String> seen;

    /** Remembers how the folders are; {@code changed} is called when they are otherwise, on a daemon thread of its own. */
    RuleWatch(List<Path> watched, Runnable changed) {
        this.watched = List.copyOf(watched);
        this.changed = changed;
        taken = look();
        seen = taken;
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread daemon = new Thread(work, "sccc-rules-watch");
            daemon.setDaemon(true);
            return daemon;
        });
    }

    /** Begins to look. */
    void start(Duration every) {
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(this::lookSafely, every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void lookSafely() {
        try {
            poll();
        } catch (RuntimeException | Error e) { // what gets out would end the looking, and nobody would know
            LOG.warn(
                    "SCCC-2115 watched rules could not be looked at: {}",
                    e.getClass().getName());
        }
    }

    /** One look. What differs from the look before may still be half written, and is left for the next. */
    synchronized void poll() {
        Map<Path, String> now = look();
        boolean rests = now.equals(seen);
        seen = now;
        if (rests && !now.equals(taken)) {
            taken = now;
            changed.run();
        }
    }

    private Map<Path, String> look() {
        Map<Path, String> all = new TreeMap<>();
        for (Path path : watched) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> files = Files.list(path)) {
                    files.forEach(file -> all.put(file, look(file)));
                } catch (IOException | UncheckedIOException e) {
                    all.put(path, "cannot be listed");
                }
            } else {
                all.put(path, look(path));
            }
        }
        return all;
    }

    private static String look(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return found.lastModifiedTime() + " " + found.size() + " " + found.fileKey();
        } catch (IOException e) {
            return "is not there";
        }
    }

    /** Looks no more. What is being loaded is loaded to its end: an interrupt would show as a fault of the rules. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
