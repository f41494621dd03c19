package io.sccc.examples.cli;

import io.sccc.connectors.Connectors;
import io.sccc.core.error.PermanentException;
import io.sccc.core.model.Content;
import io.sccc.examples.live.Accounts;
import io.sccc.knowledge.ContentFile;
import io.sccc.knowledge.LuceneKnowledge;
import io.sccc.rules.DroolsRouter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What several commands are told in the same way. */
final class Inputs {

    private Inputs() {}

    /** An instant on the command line. */
    static final class Moment implements ITypeConverter<Instant> {

        @Override
        public Instant convert(String value) {
            try {
                return Instant.parse(value);
            } catch (DateTimeException e) {
                throw new TypeConversionException("'" + value + "' is no instant such as 2026-03-01T00:00:00Z");
            }
        }
    }

    /** A length of time on the command line. */
    static final class Span implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String value) {
            try {
                String number = value.substring(0, Math.max(0, value.length() - 1));
                Duration span = number.matches("\\d{1,9}")
                        ? Duration.parse((value.endsWith("d") ? "P" : "PT") + value.toUpperCase(Locale.ROOT))
                        : Duration.parse(value);
                if (!span.isNegative() && !span.isZero()) {
                    return span;
                }
            } catch (DateTimeException e) {
                // told below
            }
            throw new TypeConversionException("'" + value + "' is no length of time such as 30s, 5m or 2h");
        }
    }

    /** The accounts of a configuration file. */
    static Accounts accounts(Path file) throws IOException {
        return Accounts.read(file(file, "--config"), Connectors.found(), System.getenv());
    }

    /** A file that must be there. */
    static Path file(Path path, String what) {
        if (Files.isDirectory(path)) {
            throw new Faults.UsageFault("%s (%s) is a folder; nothing was done. Name a file.".formatted(what, path));
        }
        if (!Files.isReadable(path)) {
            throw new Faults.UsageFault(
                    "%s (%s) is not there or may not be read; nothing was done. Maybe the path is wrong?"
                            .formatted(what, path));
        }
        return path;
    }

    /** A folder to write to, made where it is missing. */
    static Path folder(Path path, String what) {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new Faults.UsageFault(
                    "%s (%s) cannot be made: it is a file, or its parent may not be written; nothing was done. Name another folder."
                            .formatted(what, path));
        }
        if (!Files.isWritable(path)) {
            throw new Faults.UsageFault(
                    "%s (%s) may not be written; nothing was done. Name another folder.".formatted(what, path));
        }
        return path;
    }

    /** A file to write, in a folder that is there. */
    static void output(Path path, String what) {
        Path folder = path.toAbsolutePath().getParent();
        if (Files.isDirectory(path)) {
            throw new Faults.UsageFault("%s (%s) is a folder; nothing was done. Name a file.".formatted(what, path));
        }
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new Faults.UsageFault(
                    "%s (%s): its folder is not there or may not be written; nothing was done. Make the folder first."
                            .formatted(what, path));
        }
    }

    /** The rules of packs, folders and files, as {@code --rules} lists them; the default packs where nothing is told. */
    static DroolsRouter router(@Nullable String rules) {
        return rules(rules == null ? "default" : rules).build();
    }

    /** The same, gathered and not yet read: what is listed later overlays what is listed before. */
    static DroolsRouter.Builder rules(String list) {
        DroolsRouter.Builder rules = DroolsRouter.builder();
        if (Files.exists(Path.of(list))) {
            return rules.rules(Path.of(list));
        }
        List<String> unknown = new ArrayList<>();
        for (String name : list.strip().split("\\s*,\\s*", -1)) {
            Path path = Path.of(name);
            if (!name.isEmpty() && Files.exists(path)) {
                rules.rules(path);
            } else if (isPath(name)) {
                unknown.add("rules (" + name + ") are not there. Maybe the path is wrong?");
            } else {
                addPack(name, rules, unknown);
            }
        }
        if (!unknown.isEmpty()) {
            throw new Faults.UsageFault(String.join("\n  ", unknown));
        }
        return rules;
    }

    private static boolean isPath(String name) {
        return name.contains("/") || Stream.of(".yaml", ".yml", ".csv").anyMatch(name::endsWith);
    }

    private static void addPack(String name, DroolsRouter.Builder rules, List<String> unknown) {
        try {
            rules.packs(name);
        } catch (IllegalArgumentException e) {
            unknown.add(e.getMessage() + "; and no folder or file of that name is there");
        }
    }

    /** Content of a docs file or of an index folder. */
    static LuceneKnowledge knowledge(Path docs, String what) {
        return Files.isDirectory(docs) ? LuceneKnowledge.open(docs) : LuceneKnowledge.of(articles(docs, what));
    }

    /** Articles of a file, which fails when one is faulty. */
    static List<Content> articles(Path docs, String what) {
        try {
            return ContentFile.read(file(docs, what));
        } catch (IllegalArgumentException e) {
            throw new PermanentException(String.valueOf(e.getMessage()), e);
        }
    }
}
