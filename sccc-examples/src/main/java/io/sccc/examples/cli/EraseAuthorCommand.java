package io.sccc.examples.cli;

import io.sccc.core.ledger.JdbcLedger;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Upkeep;
import io.sccc.examples.file.JsonLines;
import io.sccc.examples.store.LedgerPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Forgets a person who asked for it. */
@Command(
        name = "erase-author",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Erases a person from a ledger: words, names, attributes; numbers stay.",
        footer = {
            "",
            "--json: {tenant, network, found, posts, decisions, events, actions,",
            "dead_letters}: rows erased by this call. Run it again when it was cut off:",
            "it goes on. Files of earlier runs are not touched: write them again with",
            "'sccc run' and delete copies; playground.jsonl is the target's own journal."
        })
final class EraseAuthorCommand implements Callable<Integer> {

    @Option(names = "--ledger", required = true, paramLabel = "FILE.db|jdbc:...", description = "ledger of a run")
    private String ledger;

    @Option(names = "--network", required = true, paramLabel = "N", description = "network the person writes on")
    private String network;

    @Option(names = "--author", required = true, paramLabel = "A", description = "the person's id there")
    private String author;

    @Option(names = "--tenant", paramLabel = "T", description = "tenant; the only one of a run unless told")
    private @Nullable String tenant;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "first writes all that is kept of the person: JSON Lines of {type, ...} (.gz by name)")
    private @Nullable Path export;

    @Option(names = "--json", description = "JSON on stdout")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        TenantId whose = tenant == null ? TenantId.DEFAULT : new TenantId(tenant);
        if (export != null) {
            Inputs.output(export, "--export");
        }
        try (JdbcLedger kept = LedgerPlace.of(ledger).openKept()) {
            Upkeep upkeep = kept.upkeep();
            if (export != null) {
                export(upkeep, whose, export);
            }
            say(whose, upkeep.erase(whose, network, author));
        }
        return 0;
    }

    private void export(Upkeep upkeep, TenantId whose, Path file) throws IOException {
        JsonLines.write(file, rows -> upkeep.export(whose, network, author, rows::json));
    }

    private void say(TenantId whose, Upkeep.Erasure erasure) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("tenant", whose.value());
        told.put("network", network);
        boolean found =
                erasure.posts() + erasure.decisions() + erasure.events() + erasure.actions() + erasure.deadLetters()
                        > 0;
        told.put("found", found);
        told.put("posts", erasure.posts());
        told.put("decisions", erasure.decisions());
        told.put("events", erasure.events());
        told.put("actions", erasure.actions());
        told.put("dead_letters", erasure.deadLetters());
        if (json) {
            System.out.println(text(told));
            return;
        }
        if (!found) {
            System.out.println("nothing was found of that person on " + network
                    + ": never there, spelled otherwise, or erased before; posts to come are kept out");
            return;
        }
        System.out.printf(
                "erased in %,d posts, %,d decisions, %,d events, %,d actions, %,d dead letters%n",
                erasure.posts(), erasure.decisions(), erasure.events(), erasure.actions(), erasure.deadLetters());
        System.out.println("files of earlier runs still tell of them: write them again with 'sccc run', delete copies");
    }

    private static String text(Object value) {
        try {
            return JsonLines.pretty(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
