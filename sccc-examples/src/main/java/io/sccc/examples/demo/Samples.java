package io.sccc.examples.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** The sample posts and articles that come with the harness. */
public final class Samples {

    private Samples() {}

    /** Writes the sample posts into a folder. */
    public static Path posts(Path folder) throws IOException {
        return copy("posts.jsonl", folder);
    }

    /** Writes the sample articles into a folder. */
    public static Path articles(Path folder) throws IOException {
        return copy("articles.jsonl", folder);
    }

    private static Path copy(String name, Path folder) throws IOException {
        Path to = folder.resolve("sample-" + name);
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream("/demo/" + name), name)) {
            Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
        }
        return to;
    }
}
