package io.sccc.examples.cli;

import io.sccc.core.spi.KnowledgeSource;
import io.sccc.knowledge.ContentFile;
import io.sccc.knowledge.LuceneKnowledge;
import io.sccc.rules.DroolsRouter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What several commands are told in the same way. */
final class Inputs {

    private Inputs() {}

    /** A file that must be there. */
    static Path file(Path path, String what) {
        if (Files.isDirectory(path)) {
            throw new Faults.UsageFault("%s (%s) is a folder; a file is needed".formatted(what, path));
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
            return Files.createDirectories(path);
        } catch (java.io.IOException e) {
            throw new Faults.UsageFault("%s (%s) cannot be made: it is a file, or its parent may not be written"
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
                : DroolsRouter.packs(rules.split(","));
    }

    /** Content of a docs file or of an index folder; null where nothing is told. */
    static @Nullable KnowledgeSource knowledge(@Nullable Path docs) {
        if (docs == null) {
            return null;
        }
        return Files.isDirectory(docs)
                ? LuceneKnowledge.open(docs)
                : LuceneKnowledge.of(ContentFile.read(file(docs, "--knowledge")));
    }
}
