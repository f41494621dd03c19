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
import java.util.List;
import java.util.Locale;
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

    /** The rules of a folder or file, or of packs by name, the default packs where nothing is told. */
    static DroolsRouter router(@Nullable String rules) {
        if (rules == null) {
            return DroolsRouter.packs("default");
        }
        Path path = Path.of(rules);
        return Files.exists(path) || rules.contains("/") || rules.endsWith(".yaml")
                ? DroolsRouter.of(path)
                : DroolsRouter.packs(rules.strip().split("\\s*,\\s*"));
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
