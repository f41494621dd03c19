package io.sccc.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A module of this build that holds Java code; found on disk, so that a new one cannot be forgotten. */
record Module(String name, Path folder) {

    static List<Module> all() {
        Path root = root();
        try (Stream<Path> paths = Files.walk(root, 2)) {
            return paths.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
                    .map(folder -> new Module(root.relativize(folder).toString().replace('\\', '/'), folder))
                    .sorted((a, b) -> a.name.compareTo(b.name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Module> published() {
        return all().stream()
                .filter(module -> !module.name.equals("sccc-examples"))
                .toList();
    }

    Path classes() {
        return folder.resolve("target/classes");
    }

    /** Names of the packages with code of their own, sorted. */
    List<String> packages() {
        Path sources = folder.resolve("src/main/java");
        try (Stream<Path> paths = Files.walk(sources)) {
            return paths.filter(path -> path.toString().endsWith(".java"))
                    .map(path -> sources.relativize(path.getParent()).toString().replaceAll("[/\\\\]", "."))
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /** Surefire starts in the module, an IDE often in the root. */
    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("sccc-examples")) ? here : here.getParent();
    }
}
