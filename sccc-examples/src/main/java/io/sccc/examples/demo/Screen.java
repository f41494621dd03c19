package io.sccc.examples.demo;

import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Level;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Judgment;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Work;
import io.sccc.examples.run.RunResult;
import io.sccc.metrics.center.CenterNumbers;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a supervisor wants to see after a shift: the funnel, the cases and why, what was suggested, what people talk of. */
final class Screen {

    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final int WIDTH = 24;

    private final PrintStream out;
    private final Paint paint;
    private final Ledger ledger;
    private final CenterNumbers numbers;
    private final Map<PostId, Judgment> judgments = new HashMap<>();
    private final List<Work> works = new ArrayList<>();

    Screen(PrintStream out, Paint paint, RunResult result) {
        this.out = out;
        this.paint = paint;
        this.ledger = result.ledger();
        this.numbers = result.numbers();
        ledger.judgments(TENANT, judgment -> judgments.put(judgment.decision().post(), judgment));
        ledger.works(TENANT, works::add);
    }

    void show(Path folder) {
        funnel();
        cases();
        climbs();
        suggestions();
        topics();
        others();
        where(folder);
    }

    private void title(String text) {
        out.println();
        out.println(paint.bold(text));
    }

    private void funnel() {
        long customers =
                numbers.funnel().values().stream().mapToLong(Long::longValue).sum();
        title("The funnel: how far each of %,d customers of %,d conversations went"
                .formatted(customers, numbers.conversations()));
        for (Level level : Level.values()) {
            long count = numbers.funnel().getOrDefault(level.name(), 0L);
            int cells = (int) Math.round(WIDTH * (double) count / Math.max(1, customers));
            out.printf(
                    "  %-10s %s %4d %3d%%  %s%n",
                    level,
                    Levels.color(paint, level, Levels.mark(level).repeat(cells)) + " ".repeat(WIDTH - cells),
                    count,
                    Math.round(100.0 * count / Math.max(1, customers)),
                    paint.dim(Levels.words(level)));
        }
    }

    private void cases() {
        List<Work> opened = works.stream()
                .filter(work -> work.request().kind() == ActionKind.OPEN_CASE)
                .sorted(mostUrgentFirst())
                .toList();
        title("Cases opened: %d for %d contacts; the most urgent, and why"
                .formatted(
                        numbers.cases().getOrDefault("opened", 0L),
                        numbers.contacts().getOrDefault("created", 0L)));
        Map<String, Integer> shown = new HashMap<>();
        int rows = 0;
        for (Work work : opened) {
            Judgment judgment = judgments.get(work.request().post());
            if (judgment != null && rows < 12 && shown.merge(rule(judgment), 1, Integer::sum) <= 2) {
                rows++;
                Action.OpenCase open = (Action.OpenCase) work.action();
                out.printf(
                        "  %3d %-9s %-16s %s%n",
                        judgment.decision().route().priority(),
                        cut(judgment.row().post().id().network(), 9),
                        cut(queue(judgment), 16),
                        cut(open == null ? "" : open.subject(), 46));
                out.println(
                        "      " + paint.dim("because " + judgment.decision().reason()));
            }
        }
    }

    private Comparator<Work> mostUrgentFirst() {
        return Comparator.comparingInt(this::priority).reversed().thenComparing(Work::key);
    }

    private int priority(Work work) {
        Judgment judgment = judgments.get(work.request().post());
        return judgment == null ? 0 : judgment.decision().route().priority();
    }

    private static String rule(Judgment judgment) {
        List<String> rules = judgment.decision().route().rules();
        return rules.isEmpty() ? "" : rules.get(0);
    }

    private static String queue(Judgment judgment) {
        String queue = judgment.decision().route().queue();
        return queue == null ? "-" : queue;
    }

    private void climbs() {
        List<Judgment> hops = new ArrayList<>();
        ledger.hops(TENANT, hop -> {
            if (hop.byTimer()) {
                hops.add(hop);
            }
        });
        if (!hops.isEmpty()) {
            title("Nobody answered, so it climbed: " + hops.size());
            hops.stream().limit(4).forEach(hop -> {
                Judgment.Hop change = java.util.Objects.requireNonNull(hop.hop());
                out.printf(
                        "  %s -> %s  %s%n",
                        change.from(), change.to(), cut(hop.row().post().text(), 58));
                out.println("      "
                        + paint.dim(cut(change.rule() + ": " + hop.decision().reason(), 74)));
            });
        }
    }

    private void suggestions() {
        List<Work> offered = works.stream()
                .filter(work -> work.action() instanceof Action.SuggestContent)
                .sorted(Comparator.comparing(Work::key))
                .toList();
        title("Articles suggested: %d".formatted(offered.size()));
        Map<String, Integer> shown = new HashMap<>();
        int rows = 0;
        for (Work work : offered) {
            Action.SuggestContent content = (Action.SuggestContent) work.action();
            Judgment judgment = judgments.get(work.request().post());
            if (content != null && judgment != null && rows < 6 && shown.merge(lang(content), 1, Integer::sum) <= 2) {
                rows++;
                out.printf(
                        "  %-2s  %s%n", lang(content), cut(judgment.row().post().text(), 72));
                out.println("      " + paint.blue(cut(content.text(), 72)));
            }
        }
    }

    private static String lang(Action.SuggestContent content) {
        return content.lang() == null ? "" : content.lang();
    }

    private void topics() {
        title("What people talk of");
        Map<String, Long> top = new LinkedHashMap<>();
        numbers.topics().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(7)
                .forEach(entry -> top.put(entry.getKey(), entry.getValue()));
        StringBuilder line = new StringBuilder(" ");
        top.forEach((topic, count) ->
                line.append(' ').append(topic).append(' ').append(count).append("  "));
        out.println(line.toString().stripTrailing());
        out.println("  languages  " + words(numbers.languages()));
        out.println("  sentiment  " + words(numbers.sentiment()));
    }

    private static String words(Map<String, Long> counts) {
        StringBuilder words = new StringBuilder();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(4)
                .forEach(entry -> words.append(entry.getKey())
                        .append(' ')
                        .append(entry.getValue())
                        .append("  "));
        return words.toString().stripTrailing();
    }

    private void others() {
        title("Also");
        masked();
        count(ActionKind.CAPTURE_IDEA, "ideas kept");
        count(ActionKind.CREATE_LEAD, "sales leads");
        count(ActionKind.NOTIFY, "people of the company told");
        count(ActionKind.APPEND_TO_CASE, "posts added to a case that was open already");
    }

    private void masked() {
        long posts = judgments.values().stream()
                .filter(judgment -> judgment.row().seen().stream().anyMatch(kind -> !"order_number".equals(kind)))
                .count();
        @Nullable
        Post example = judgments.values().stream()
                .filter(judgment -> judgment.row().seen().contains("card"))
                .min(Comparator.comparingLong(judgment -> judgment.row().seq()))
                .map(judgment -> judgment.row().post())
                .orElse(null);
        out.printf("  %4d posts held personal data; it was masked before anything was stored%n", posts);
        if (example != null) {
            out.println("       " + paint.dim("\"" + cut(example.text(), 70) + "\""));
        }
    }

    private void count(ActionKind kind, String words) {
        long count =
                works.stream().filter(work -> work.request().kind() == kind).count();
        out.printf("  %4d %s%n", count, words);
    }

    private void where(Path folder) {
        title("Where to look");
        out.println("  " + folder + ": decisions.jsonl, hops.jsonl, actions.jsonl,");
        out.println("    metrics.json, playground.jsonl and more, see 'sccc run --help'");
        works.stream()
                .filter(work -> work.request().kind() == ActionKind.OPEN_CASE)
                .min(mostUrgentFirst())
                .ifPresent(work -> {
                    String id = ledger.resolve(TENANT, work.request().about().conversation())
                            .value();
                    out.println("  why the first case above:");
                    out.println("  "
                            + paint.bold("java -jar sccc-examples/target/sccc.jar explain --out " + folder + " \\"));
                    out.println("    " + paint.bold("--conversation " + id));
                });
    }

    private static String cut(String text, int most) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }
}
