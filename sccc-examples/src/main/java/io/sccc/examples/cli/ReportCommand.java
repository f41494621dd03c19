package io.sccc.examples.cli;

import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Ledger;
import io.sccc.examples.report.WeekReport;
import io.sccc.examples.store.LedgerPlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A week on one page. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes a week of a ledger on one page: volume, sentiment, funnel, trends, what changed and why,"
                + " response times, backlog, deflection, rules, alerts.",
        footer = {
            "",
            "The page is one file without scripts and without anything from elsewhere: it can be mailed and printed.",
            "Days are in UTC; the week before is what it is compared with."
        })
final class ReportCommand implements Callable<Integer> {

    @Option(names = "--ledger", required = true, paramLabel = "FILE.db|jdbc:...", description = "ledger of a run")
    private String ledger;

    @Option(names = "--html", required = true, paramLabel = "FILE", description = "file for the page")
    private Path html;

    @Option(
            names = "--to",
            paramLabel = "INSTANT",
            converter = Inputs.Moment.class,
            description = "first moment after the week; by default the end of the day of the last post")
    private @Nullable Instant to;

    @Option(names = "--tenant", paramLabel = "T", description = "tenant; the only one of a run unless told")
    private @Nullable String tenant;

    @Option(names = "--lang", paramLabel = "en|es|pt", description = "language of the page; en by default")
    private ExplainCommand.Lang lang = ExplainCommand.Lang.en;

    @Override
    public Integer call() throws IOException {
        Inputs.output(html, "--html");
        TenantId whose = tenant == null ? TenantId.DEFAULT : new TenantId(tenant);
        try (Ledger kept = LedgerPlace.of(ledger).openKept()) {
            Files.writeString(html, WeekReport.html(kept, whose, to, lang.name()), StandardCharsets.UTF_8);
        }
        System.out.println(html);
        return 0;
    }
}
