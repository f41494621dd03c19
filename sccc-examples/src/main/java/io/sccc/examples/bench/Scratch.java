package io.sccc.examples.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** A folder for files that are thrown away. Used by one thread. */
final class Scratch implements AutoCloseable {

    private final Path folder;
    private int files;

    Scratch() throws IOException {
        this.folder = Files.createTempDirectory("sccc-bench");
    }

    /** A file that is not there yet, in a folder of its own; those before it are thrown away. */
    Path file(String name) {
        try {
            clear(folder);
            Path own = Files.createDirectories(folder.resolve(Integer.toString(++files)));
            return own.resolve(name + ".db");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void clear(Path folder) throws IOException {
        List<Path> all;
        try (var paths = Files.walk(folder)) {
            all = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            if (!path.equals(folder)) {
                Files.delete(path);
            }
        }
    }

    @Override
    public void close() throws IOException {
        clear(folder);
        Files.delete(folder);
    }
}
