package io.sccc.examples.cli;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Level;
import io.sccc.core.model.LocalizedText;
import io.sccc.rules.backtest.BacktestReport;
import io.sccc.rules.backtest.BacktestReport.Change;
import io.sccc.rules.backtest.BacktestReport.Stand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A back-test in a screenful: what changes, in numbers and by a few examples. */
final class BacktestText {

    private static final int EXAMPLES = 5;
    private static final int EXCERPT = 90;

    private static final LocalizedText HEAD = LocalizedText.of(
            "%,d posts in %,d conversations, %,d customers: %,d change level, %,d more only queue or actions",
            "%,d mensajes en %,d conversaciones, %,d clientes: %,d cambian de nivel, %,d más solo cola o acciones",
            "%,d mensagens em %,d conversas, %,d clientes: %,d mudam de nível, mais %,d só fila ou ações");
    private static final LocalizedText REACHED =
            LocalizedText.of("Highest level reached", "Nivel más alto alcanzado", "Nível mais alto alcançado");
    private static final LocalizedText ACTIONS = LocalizedText.of("Actions asked", "Acciones pedidas", "Ações pedidas");
    private static final LocalizedText QUEUES = LocalizedText.of("Queues", "Colas", "Filas");
    private static final LocalizedText EXAMPLE = LocalizedText.of("For example", "Por ejemplo", "Por exemplo");
    private static final LocalizedText MORE = LocalizedText.of(
            "%,d more: --html FILE shows them, --json lists all",
            "%,d más: --html FILE los muestra, --json los lista todos",
            "mais %,d: --html FILE os mostra, --json lista todos");
    private static final LocalizedText LEFT = LocalizedText.of(
            "%,d posts were left out: nothing is left of their words",
            "%,d mensajes quedaron fuera: ya no hay nada de sus palabras",
            "%,d mensagens ficaram de fora: nada resta de suas palavras");

    private final BacktestReport report;
    private final String lang;
    private final List<String> lines = new ArrayList<>();

    private BacktestText(BacktestReport report, String lang) {
        this.report = report;
        this.lang = lang;
    }

    static String of(BacktestReport report, String lang) {
        BacktestText text = new BacktestText(report, lang);
        text.head();
        text.levels();
        text.queues();
        text.actions();
        text.examples();
        return String.join(System.lineSeparator(), text.lines);
    }

    private String say(LocalizedText words, Object... values) {
        return String.format(Locale.forLanguageTag(lang), words.bestFor(lang), values);
    }

    private void head() {
        lines.add("A " + report.names().from() + "  ->  B " + report.names().to());
        BacktestReport.Stream stream = report.stream();
        lines.add(say(
                HEAD,
                stream.posts(),
                stream.conversations(),
                report.from().customers(),
                report.changes().size(),
                report.others().size()));
        if (stream.left() > 0) {
            lines.add(say(LEFT, stream.left()));
        }
    }

    private void title(LocalizedText words) {
        lines.add("");
        lines.add("%-26s%10s%10s%10s".formatted(say(words), "A", "B", "B - A"));
    }

    private void count(String name, long was, long is) {
        String change = is == was ? "" : "%+,d".formatted(is - was);
        lines.add("  %-24s%,10d%,10d%10s".formatted(name, was, is, change));
    }

    private void levels() {
        title(REACHED);
        for (Level level : Level.values()) {
            count(
                    level.name(),
                    report.from().levels().getOrDefault(level, 0L),
                    report.to().levels().getOrDefault(level, 0L));
        }
    }

    private void queues() {
        Set<String> names = new TreeSet<>(report.from().queues().keySet());
        names.addAll(report.to().queues().keySet());
        if (!names.isEmpty()) {
            title(QUEUES);
        }
        names.forEach(name -> count(
                name,
                report.from().queues().getOrDefault(name, 0L),
                report.to().queues().getOrDefault(name, 0L)));
    }

    private void actions() {
        Set<ActionKind> kinds = new TreeSet<>(report.from().actions().keySet());
        kinds.addAll(report.to().actions().keySet());
        if (!kinds.isEmpty()) {
            title(ACTIONS);
        }
        kinds.forEach(kind -> count(
                kind.label(),
                report.from().actions().getOrDefault(kind, 0L),
                report.to().actions().getOrDefault(kind, 0L)));
    }

    private void examples() {
        List<Change> changes = report.changes();
        if (changes.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(say(EXAMPLE));
        changes.stream().limit(EXAMPLES).forEach(this::example);
        if (changes.size() > EXAMPLES) {
            lines.add("  " + say(MORE, changes.size() - EXAMPLES));
        }
    }

    private void example(Change change) {
        lines.add("  " + change.conversation() + " " + (change.customer() == null ? "" : change.customer()));
        lines.add("    " + excerpt(change.text()));
        lines.add("    A " + stand(change.from()));
        lines.add("    B " + stand(change.to()));
        String missing = report.missing(change).bestFor(lang);
        if (!missing.isEmpty()) {
            lines.add("      " + missing);
        }
    }

    private String stand(Stand stand) {
        String queue = stand.queue() == null ? "" : ", " + stand.queue();
        String rule = stand.rules().isEmpty() ? "" : " (" + stand.rules().get(0) + ")";
        return stand.level() + queue + ": " + stand.reason().bestFor(lang) + rule;
    }

    private static String excerpt(String text) {
        String line = text.strip().replaceAll("\\p{Cntrl}+|\\s+", " ");
        if (line.length() <= EXCERPT) {
            return line;
        }
        return line.substring(0, Character.isHighSurrogate(line.charAt(EXCERPT - 1)) ? EXCERPT - 1 : EXCERPT) + "...";
    }
}
