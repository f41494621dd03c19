package io.sccc.examples.cli;

import io.sccc.core.ledger.JdbcLedger;
import io.sccc.examples.file.JsonLines;
import io.sccc.examples.store.LedgerPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What went wrong for good, and takes it back. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows posts that are dead letters and actions that are dead or parked, and takes them back.",
        footer = {
            "",
            "list: one line each; --json: [{type: post, id, code, error, position, line,",
            "post_id, network, account, replayable}, {type: action, id, kind,",
            "conversation_id, state: failed|parked, note, target, attempts,",
            "outcome_unknown, at}].",
            "export: the same rows as JSON Lines, posts with their masked beginning.",
            "replay: posts are undecided again, actions asked again under the same key;",
            "the next run does them. --json: {revived, asked, confirmed,",
            "refused: [{id, why, cure}], next}. A row that was never read as a post is",
            "refused. So is a parked action whose outcome nobody knows, until you say:",
            "--send-again, or --done when you found it done at its target."
        })
final class DeadLettersCommand implements Callable<Integer> {

    /** What to do with them. */
    enum Verb {
        /** Show them. */
        list,
        /** Take them back. */
        replay,
        /** Write them to a file. */
        export
    }

    @Parameters(index = "0", paramLabel = "list|replay|export", description = "what to do with them")
    private Verb verb;

    @Option(names = "--ledger", required = true, paramLabel = "FILE.db|jdbc:...", description = "ledger of a run")
    private String ledger;

    @Option(
            names = "--error",
            paramLabel = "CODE",
            description = "only those with this code (SCCC-1101), these words in the error, or in this state")
    private @Nullable String error;

    @Option(names = "--id", paramLabel = "ID", description = "only this one: its id in the list, or the post's own id")
    private @Nullable String id;

    @Option(names = "--out", paramLabel = "FILE", description = "file for export (.gz by name)")
    private @Nullable Path out;

    @Option(names = "--send-again", description = "asks again also what may have been done before")
    private boolean sendAgain;

    @Option(
            names = "--done",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "TARGET",
            description = "the parked action of --id was done; TARGET is the id of what was made, if you know it")
    private @Nullable String done;

    @Option(names = "--json", description = "JSON on stdout")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        refuseContradictions();
        try (JdbcLedger kept = LedgerPlace.of(ledger).openKept()) {
            return switch (verb) {
                case list -> list(kept);
                case export -> export(kept);
                case replay -> replay(kept);
            };
        }
    }

    private void refuseContradictions() {
        if (verb != Verb.replay && (sendAgain || done != null)) {
            throw new Faults.UsageFault("--send-again and --done belong to replay; nothing was done");
        }
        if (sendAgain && done != null) {
            throw new Faults.UsageFault("--send-again and --done contradict each other; nothing was done. Choose one");
        }
        if (done != null && id == null) {
            throw new Faults.UsageFault("--done settles one action; nothing was done. Name it with --id");
        }
        if (out != null && verb != Verb.export) {
            throw new Faults.UsageFault("--out belongs to export; nothing was done");
        }
        if (out != null) {
            Inputs.output(out, "--out");
        }
    }

    private boolean wanted(Stuck one) {
        return (error == null || one.tells(error)) && (id == null || one.is(id));
    }

    private void requireFound(long found) throws IOException {
        if (found == 0 && id != null) {
            throw new IOException(
                    "nothing dead or parked has the id (%s)%s. 'sccc dead-letters list' shows what there is"
                            .formatted(id, error == null ? "" : " and that error"));
        }
    }

    private int list(JdbcLedger kept) throws IOException {
        long[] counts = new long[2];
        Stuck.all(kept, one -> {
            if (wanted(one)) {
                int kind = one instanceof Stuck.Letter ? 0 : 1;
                if (json) {
                    System.out.print(counts[0] + counts[1] == 0 ? "[" : ",\n");
                    System.out.print(text(one.row()));
                } else {
                    System.out.println(one.line());
                }
                counts[kind]++;
            }
        });
        if (json) {
            System.out.println(counts[0] + counts[1] == 0 ? "[]" : "]");
        } else {
            System.out.printf("%,d dead letters, %,d dead or parked actions%n", counts[0], counts[1]);
        }
        requireFound(counts[0] + counts[1]);
        return 0;
    }

    private static String text(Object row) {
        try {
            return JsonLines.line(row);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private int export(JdbcLedger kept) throws IOException {
        long[] count = new long[1];
        if (out == null) {
            Stuck.all(kept, one -> {
                if (wanted(one)) {
                    System.out.println(text(one.wholeRow()));
                    count[0]++;
                }
            });
        } else {
            JsonLines.write(
                    out,
                    file -> Stuck.all(kept, one -> {
                        if (wanted(one)) {
                            file.json(text(one.wholeRow()));
                            count[0]++;
                        }
                    }));
            System.out.printf("%,d rows: %s%n", count[0], out);
        }
        requireFound(count[0]);
        return 0;
    }

    private int replay(JdbcLedger kept) throws IOException {
        List<Stuck> chosen = new ArrayList<>();
        Stuck.all(kept, one -> {
            if (wanted(one)) {
                chosen.add(one);
            }
        });
        requireFound(chosen.size());
        Replay replay = new Replay(kept.upkeep(), sendAgain, done);
        chosen.forEach(replay::take);
        System.out.println(json ? JsonLines.pretty(replay.asJson(ledgerName())) : replay.words(ledgerName()));
        return replay.refusedAll() ? 1 : 0;
    }

    private String ledgerName() {
        return LedgerPlace.of(ledger).toString();
    }
}
