package io.sccc.examples.run;

import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Work;
import io.sccc.examples.file.JsonLines;
import io.sccc.metrics.center.CenterNumbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Writes what a run did into its folder; keys and order as {@code sccc run --help} tells them. */
final class RunFiles {

    private static final TenantId TENANT = TenantId.DEFAULT;

    private final Path folder;
    private final Ledger ledger;
    private final RunRows rows;

    RunFiles(Path folder, Ledger ledger) {
        this.folder = folder;
        this.ledger = ledger;
        this.rows = new RunRows(ledger);
    }

    void write(CenterNumbers numbers, long undecided, double seconds, double perSecond) throws IOException {
        Set<String> rulesets = new LinkedHashSet<>();
        JsonLines.write(
                folder.resolve("facts.jsonl.gz"),
                facts -> JsonLines.write(
                        folder.resolve("decisions.jsonl"),
                        decisions -> ledger.judgments(TENANT, writing(judgment -> {
                            decisions.row(rows.decision(judgment.decision()));
                            facts.row(RunRows.facts(judgment));
                            rulesets.add(judgment.decision().route().ruleset());
                        }))));
        JsonLines.write(
                folder.resolve("timers.jsonl.gz"),
                timers -> JsonLines.write(
                        folder.resolve("hops.jsonl"),
                        hops -> ledger.hops(TENANT, writing(judgment -> {
                            hops.row(rows.hop(judgment));
                            if (judgment.byTimer()) {
                                timers.row(rows.timer(judgment));
                                rulesets.add(judgment.decision().route().ruleset());
                            }
                        }))));
        JsonLines.write(
                folder.resolve("dead-letters.jsonl"),
                letters -> ledger.deadLetters(TENANT, writing(letter -> letters.row(RunRows.letter(letter)))));
        JsonLines.write(
                folder.resolve("actions.jsonl"), actions -> works(writing(work -> actions.row(rows.action(work)))));
        writeRules(rulesets);
        JsonLines.writePretty(folder.resolve("metrics.json"), MetricsJson.of(numbers, undecided, seconds, perSecond));
    }

    /** In memory threads decide which is asked first; what lasts keeps its order however often it is read. */
    private void works(Consumer<Work> reader) {
        if (!(ledger instanceof InMemoryLedger)) {
            ledger.works(TENANT, reader);
            return;
        }
        List<Work> works = new ArrayList<>();
        ledger.works(TENANT, works::add);
        works.sort(Comparator.comparing(Work::at, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
                .thenComparing(Work::key));
        works.forEach(reader);
    }

    private void writeRules(Set<String> hashes) throws IOException {
        Path rules = Files.createDirectories(folder.resolve("rules"));
        for (String hash : hashes) {
            String text = ledger.ruleset(TENANT, hash);
            if (text != null) {
                Files.writeString(rules.resolve(hash + ".yaml"), text);
            }
        }
    }

    /** What may fail with an {@link IOException} while a row is written. */
    @FunctionalInterface
    private interface Writing<T> {
        void accept(T row) throws IOException;
    }

    private static <T> Consumer<T> writing(Writing<T> writing) {
        return row -> {
            try {
                writing.accept(row);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
