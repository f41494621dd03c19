package io.sccc.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The README's blocks, and the regions of source files that they are taken from. */
final class Readme {

    private static final Pattern BEGIN = Pattern.compile("\\s*// README: (?!end$)(\\S+)");
    private static final Pattern END = Pattern.compile("\\s*// README: end");
    private static final Pattern PRINTED = Pattern.compile("\\s*out\\.println\\(.*\\); // (.*)");

    private Readme() {}

    /** The project's folder, wherever below it the tests run. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("README.md")) || !Files.isDirectory(folder.resolve("sccc-core"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException(
                        "no README.md above " + Path.of("").toAbsolutePath());
            }
        }
        return folder;
    }

    static List<String> lines() {
        return read(root().resolve("README.md"));
    }

    /** The README's blocks of a language, in order. */
    static List<String> blocks(String language) {
        return blocks(root().resolve("README.md"), language);
    }

    /** A file's blocks of a language, in order. */
    static List<String> blocks(Path file, String language) {
        List<String> blocks = new ArrayList<>();
        List<String> block = null;
        for (String line : read(file)) {
            if (block == null && line.equals("```" + language)) {
                block = new ArrayList<>();
            } else if (block != null && line.equals("```")) {
                blocks.add(String.join("\n", block));
                block = null;
            } else if (block != null) {
                block.add(line);
            }
        }
        return blocks;
    }

    /** Name to text of every region of this module's sources, without their indentation. */
    static Map<String, String> regions() {
        Map<String, String> regions = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root().resolve("sccc-examples/src"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> regions(read(file), regions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return regions;
    }

    /** What the comments behind a region's {@code out.println} say is printed. */
    static List<String> promised(String region) {
        return regions()
                .getOrDefault(region, "")
                .lines()
                .map(PRINTED::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .toList();
    }

    private static void regions(List<String> lines, Map<String, String> regions) {
        for (int from = 0; from < lines.size(); from++) {
            Matcher begin = BEGIN.matcher(lines.get(from));
            if (begin.matches()) {
                int to = from + 1;
                while (!END.matcher(lines.get(to)).matches()) {
                    to++;
                }
                String text = String.join("\n", lines.subList(from + 1, to)).stripIndent();
                if (regions.put(begin.group(1), text) != null) {
                    throw new IllegalStateException("two regions are named " + begin.group(1));
                }
            }
        }
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
