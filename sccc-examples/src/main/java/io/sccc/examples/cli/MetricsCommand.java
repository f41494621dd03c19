package io.sccc.examples.cli;

import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Ledger;
import io.sccc.examples.file.JsonLines;
import io.sccc.examples.store.LedgerPlace;
import io.sccc.examples.store.TablePlace;
import io.sccc.metrics.MetricRow;
import io.sccc.metrics.Window;
import io.sccc.metrics.center.CenterSettings;
import io.sccc.metrics.center.Definition;
import io.sccc.metrics.center.Definitions;
import io.sccc.metrics.center.LedgerMetrics;
import io.sccc.metrics.center.PeopleRules;
import io.sccc.metrics.center.Person;
import io.sccc.metrics.export.MetricCsv;
import io.sccc.metrics.export.MetricJsonLines;
import io.sccc.metrics.export.MetricTable;
import io.sccc.metrics.export.OpenMetricsText;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a ledger comes to, in numbers that are defined. */
@Command(
        name = "metrics",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Numbers of a ledger: volume, sentiment, funnel, responses, backlog, cases, deflection,",
            "community, rules, dead letters, people; counted from its events, each as it is defined."
        },
        footer = {
            "",
            "Times are the posts' own; --from counts, --to does not. Untimed posts count only",
            "where neither is told. Changes compare with the time of equal length before.",
            "",
            "Dimensions: network, role, kind, language, sentiment, topic, hashtag, brand,",
            "campaign, country, party, team, level, queue, rule, source, error.",
            "",
            "csv and json (one object a line) have a row for each number and value of a",
            "dimension: window_start, window_ms (1970 and 0 without --from, --to, --window),",
            "dimension and value (empty for all), metric, count, sum, p50, p90, p95, p99,",
            "uniques, uniques_lo, uniques_hi, is_final, revision, sketch (base64).",
            "  counts, such as volume:   sum; reach: sum over count posts",
            "  ratios, such as funnel_*: sum / count, so that rows can be added up",
            "  times (seconds):          count, sum and quantiles",
            "  unique_authors:           uniques between uniques_lo and uniques_hi; exact to 256",
            "  backlog, open_cases:      sum, at the end; oldest_waiting: sum (seconds)",
            "What nothing is known of has no row.",
            "",
            "--definitions: {id, unit, additive, by, name, what, numerator, denominator,",
            "starts, ends}. --people: a row a person, of one CRM contact together: {key, contact,",
            "authors, first_seen, last_seen, posts, conversations, complaints, praises, positive,",
            "negative, answers, cases_opened, cases_reopened, cases_closed, offered, clicked,",
            "thanked, followers, languages, advocate, expert, repeat_complainer, timeline: [{at,",
            "what, network, conversation_id}]}. An advocate wrote 3 good posts or more, three times",
            "as many as bad ones, and has no open case; an expert gave 5 answers in 3 conversations;",
            "a repeat complainer complained in 3 conversations within 30 days. Whoever was erased",
            "is not told."
        })
final class MetricsCommand implements Callable<Integer> {

    private static final Set<String> DIMENSIONS = new TreeSet<>(Definitions.dimensions());

    /** How it is written. */
    enum Format {
        /** For people. */
        text,
        /** A table. */
        csv,
        /** JSON Lines. */
        json,
        /** For a scraper. */
        openmetrics
    }

    @Option(names = "--ledger", paramLabel = "FILE.db|jdbc:...", description = "ledger of a run")
    private @Nullable String ledger;

    @Option(names = "--tenant", paramLabel = "T", description = "tenant; the only one of a run unless told")
    private @Nullable String tenant;

    @Option(names = "--from", paramLabel = "INSTANT", converter = Inputs.Moment.class, description = "first moment")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "INSTANT",
            converter = Inputs.Moment.class,
            description = "first moment that does not count any more")
    private @Nullable Instant to;

    @Option(
            names = "--window",
            paramLabel = "minute|quarter_hour|hour|day|week",
            description = "rows for each such window with something in it; not in text")
    private @Nullable Window window;

    @Option(names = "--zone", paramLabel = "ZONE", description = "where days and hours begin; UTC by default")
    private ZoneId zone = ZoneOffset.UTC;

    @Option(
            names = "--by",
            split = ",",
            paramLabel = "DIMENSION",
            description = "by each value of these dimensions; 'all' for every one")
    private List<String> by = List.of();

    @Option(
            names = "--where",
            paramLabel = "DIMENSION=VALUE",
            description = "only what has this value; several must all hold")
    private Map<String, String> where = new LinkedHashMap<>();

    @Option(
            names = "--format",
            paramLabel = "text|csv|json|openmetrics",
            description = "how it is written; text by default")
    private Format format = Format.text;

    @Option(names = "--out", paramLabel = "FILE", description = "file in place of stdout (json of rows: .gz by name)")
    private @Nullable Path out;

    @Option(
            names = "--table",
            paramLabel = "FILE.db|jdbc:...",
            description =
                    "also into the table sccc_metric and its views there, of this tenant alone; again changes only what changed")
    private @Nullable String table;

    @Option(names = "--people", description = "the people who wrote, in place of the numbers; text or json")
    private boolean people;

    @Option(names = "--definitions", description = "what each number means; needs no ledger; text or json")
    private boolean definitions;

    @Option(names = "--lang", paramLabel = "en|es|pt", description = "language of text and definitions; en by default")
    private ExplainCommand.Lang lang = ExplainCommand.Lang.en;

    @Override
    public Integer call() throws IOException {
        refuseFaults();
        if (definitions) {
            write(this::definitions);
            return 0;
        }
        CenterSettings settings = CenterSettings.DEFAULT.in(zone).remembering(Integer.MAX_VALUE);
        TablePlace place = table == null ? null : TablePlace.of(table);
        TenantId whose = tenant == null ? TenantId.DEFAULT : new TenantId(tenant);
        try (Ledger kept = LedgerPlace.of(String.valueOf(ledger)).openKept()) {
            LedgerMetrics metrics = LedgerMetrics.read(kept, whose, settings, from, to, where, window);
            if (place != null) {
                MetricTable.Written written = place.write(rows(metrics));
                System.err.printf(
                        Locale.ROOT,
                        "%s: %d added, %d revised, %d replaced, %d unchanged%n",
                        place,
                        written.added(),
                        written.revised(),
                        written.replaced(),
                        written.unchanged());
            }
            if (place == null || window == null || format != Format.text) {
                write(people ? stream -> people(metrics, stream) : stream -> numbers(metrics, stream));
            }
        }
        return 0;
    }

    private void refuseFaults() {
        TreeSet<String> unknown = new TreeSet<>(by);
        unknown.addAll(where.keySet());
        unknown.removeAll(DIMENSIONS);
        unknown.remove("all");
        if (!unknown.isEmpty()) {
            throw new Faults.UsageFault("%s: no such dimension; nothing was done. There are %s"
                    .formatted(String.join(", ", unknown), String.join(", ", DIMENSIONS)));
        }
        if (ledger == null && !definitions) {
            throw new Faults.UsageFault("--ledger L must tell what a run kept; nothing was done");
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw new Faults.UsageFault(
                    "--from (%s) is not before --to (%s); nothing was done. Maybe the other way round?"
                            .formatted(from, to));
        }
        if ((people || definitions) && (format == Format.csv || format == Format.openmetrics)) {
            throw new Faults.UsageFault(
                    "--format %s is for numbers; nothing was done. People and definitions are text or json"
                            .formatted(format));
        }
        if (table != null && (people || definitions)) {
            throw new Faults.UsageFault("--table is for numbers; nothing was done. People and definitions go to --out");
        }
        if (table != null && !where.isEmpty()) {
            throw new Faults.UsageFault(
                    "--table holds numbers of everything, which those of --where would be taken for;"
                            + " nothing was done. Maybe --by instead of --where?");
        }
        if (window != null && (people || (format == Format.text && table == null))) {
            throw new Faults.UsageFault(
                    "--window is for rows; nothing was done. Choose --table, or --format csv, json or openmetrics");
        }
        if (out != null) {
            Inputs.output(out, "--out");
        }
    }

    private interface Writing {
        void to(OutputStream stream) throws IOException;
    }

    private void write(Writing writing) throws IOException {
        if (out == null) {
            writing.to(new FilterOutputStream(System.out) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    out.write(bytes, from, length);
                }

                @Override
                public void close() throws IOException {
                    flush();
                }
            });
            System.out.flush();
            return;
        }
        try (OutputStream file = Files.newOutputStream(out)) {
            writing.to(file);
        }
    }

    private boolean wanted(String dimension) {
        return by.contains("all") || by.contains(dimension);
    }

    private List<MetricRow> rows(LedgerMetrics metrics) {
        return window == null ? metrics.rows(this::wanted) : metrics.windows(this::wanted);
    }

    private void numbers(LedgerMetrics metrics, OutputStream stream) throws IOException {
        switch (format) {
            case csv -> MetricCsv.write(rows(metrics), stream);
            case json -> MetricJsonLines.write(rows(metrics), stream);
            case openmetrics -> openMetrics(rows(metrics), stream);
            case text -> {
                boolean chosen = !by.isEmpty();
                List<MetricRow> rows = metrics.rows(chosen ? this::wanted : MetricsText.USUAL::contains);
                print(stream, new MetricsText(lang.name(), String.valueOf(ledger), chosen).of(metrics, rows));
            }
        }
    }

    private void openMetrics(List<MetricRow> rows, OutputStream stream) throws IOException {
        OpenMetricsText.Builder builder = OpenMetricsText.builder()
                .labels(DIMENSIONS.stream().filter(this::wanted).toArray(String[]::new));
        for (Definition definition : Definitions.of(CenterSettings.DEFAULT)) {
            builder.help(definition.id(), definition.in(lang.name()).what());
            if (definition.unit().equals("seconds")) {
                builder.unit(definition.id(), "seconds");
            }
            builder.falling(definition.id()); // a join, an edit or another stretch of time may make any of them smaller
            if (!definition.additive()) {
                builder.apart(definition.id());
            }
        }
        builder.build().write(rows.stream().map(Definitions::asValue).toList(), stream);
    }

    private void people(LedgerMetrics metrics, OutputStream stream) throws IOException {
        List<Person> all = metrics.people(PeopleRules.DEFAULT);
        if (format == Format.text) {
            print(stream, new PeopleText(lang.name()).of(all));
            return;
        }
        for (Person person : all) {
            print(stream, JsonLines.line(PeopleText.row(person)));
        }
    }

    private void definitions(OutputStream stream) throws IOException {
        for (Definition definition : Definitions.of(CenterSettings.DEFAULT)) {
            print(
                    stream,
                    format == Format.json
                            ? JsonLines.line(DefinitionText.row(definition, lang.name()))
                            : DefinitionText.of(definition, lang.name()));
        }
    }

    private static void print(OutputStream stream, String text) throws IOException {
        stream.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
