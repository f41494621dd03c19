package io.sccc.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.core.model.Level;
import io.sccc.core.model.LocalizedText;
import io.sccc.rules.Explanation;
import java.util.ArrayList;
import java.util.List;

/** An explanation laid out for a supervisor: what was decided and by what, what else fitted, what was missing. */
final class ExplainText {

    private static final int NEARLY = 3;

    private static final LocalizedText POST = LocalizedText.of("post", "mensaje", "mensagem");
    private static final LocalizedText NOBODY =
            LocalizedText.of("author unknown", "autor desconocido", "autor desconhecido");
    private static final LocalizedText DECIDED = LocalizedText.of("Decided by", "Decidió", "Decidiu");
    private static final LocalizedText PRIORITY = LocalizedText.of("priority", "prioridad", "prioridade");
    private static final LocalizedText NO_RULE =
            LocalizedText.of("No rule matched.", "Ninguna regla coincidió.", "Nenhuma regra coincidiu.");
    private static final LocalizedText ALSO = LocalizedText.of(
            "Also matched, and gave way", "También coincidieron, y cedieron", "Também coincidiram, e cederam");
    private static final LocalizedText NEARLY_MATCHED =
            LocalizedText.of("Nearly matched", "Casi coincidieron", "Quase coincidiram");
    private static final LocalizedText WAS = LocalizedText.of("here", "aquí", "aqui");
    private static final LocalizedText NEEDED = LocalizedText.of("needed", "se necesita", "é preciso");
    private static final LocalizedText WHY_NOT =
            LocalizedText.of("Why no other level", "Por qué ningún otro nivel", "Por que nenhum outro nível");
    private static final LocalizedText CHANGES =
            LocalizedText.of("Changes of level", "Cambios de nivel", "Mudanças de nível");
    private static final LocalizedText BY_POST = LocalizedText.of("a post", "un mensaje", "uma mensagem");
    private static final LocalizedText BY_TIMER = LocalizedText.of("time went by", "pasó el tiempo", "o tempo passou");

    private final String lang;
    private final List<String> lines = new ArrayList<>();

    private ExplainText(String lang) {
        this.lang = lang;
    }

    static String of(JsonNode decision, Explanation explanation, List<JsonNode> hops, String lang) {
        ExplainText text = new ExplainText(lang);
        text.head(decision, explanation);
        text.matched(explanation.matched());
        text.nearly(explanation.nearly());
        text.whyNot(explanation);
        text.hops(hops);
        return String.join(System.lineSeparator(), text.lines);
    }

    private String say(LocalizedText words) {
        return words.bestFor(lang);
    }

    private void title(LocalizedText words) {
        lines.add("");
        lines.add(say(words));
    }

    private void head(JsonNode decision, Explanation explanation) {
        String author = decision.path("author").isNull()
                ? say(NOBODY)
                : decision.path("author").asText();
        lines.add("%s, %s %s, %s, %s"
                .formatted(
                        decision.path("conversation_id").asText(),
                        say(POST),
                        decision.path("post_id").asText(),
                        author,
                        decision.path("network").asText()));
        lines.add(explanation.route().level() + ": " + say(explanation.route().reason()));
    }

    private void matched(List<Explanation.Match> matched) {
        if (matched.isEmpty()) {
            title(NO_RULE);
            return;
        }
        Explanation.Match winner = matched.get(0);
        title(DECIDED);
        lines.add("  " + name(winner));
        winner.lines().forEach(line -> lines.add("    + " + say(line.condition())));
        if (matched.size() > 1) {
            title(ALSO);
            matched.stream().skip(1).forEach(match -> lines.add("  " + name(match) + "  " + say(match.reason())));
        }
    }

    private String name(Explanation.Match match) {
        String level = match.level() == null ? "" : match.level() + ", ";
        return "%s (%s%s %d)".formatted(match.rule(), level, say(PRIORITY), match.priority());
    }

    private void nearly(List<Explanation.Match> nearly) {
        if (!nearly.isEmpty()) {
            title(NEARLY_MATCHED);
        }
        nearly.stream().limit(NEARLY).forEach(match -> {
            lines.add("  " + name(match) + "  " + say(match.reason()));
            match.lines().forEach(line -> lines.add("    - " + failed(line)));
        });
    }

    /** People's words are not shown, so of a text only what it would have to say is. */
    private String failed(Explanation.Line line) {
        boolean words = line.fact().equals("keywords") || line.fact().equals("text");
        return words
                ? "%s: %s".formatted(say(NEEDED), say(line.condition()))
                : "%s: %s; %s: %s".formatted(say(NEEDED), say(line.condition()), say(WAS), say(line.value()));
    }

    private void whyNot(Explanation explanation) {
        title(WHY_NOT);
        for (Level level : Level.values()) {
            if (level != explanation.route().level()) {
                String why = say(explanation.whyNot(level));
                lines.add("  %-11s%s".formatted(level, why.lines().findFirst().orElse("-")));
            }
        }
    }

    private void hops(List<JsonNode> hops) {
        if (!hops.isEmpty()) {
            title(CHANGES);
            lines.addAll(hops.stream().map(this::hop).toList());
        }
    }

    private String hop(JsonNode hop) {
        return "  %-20s  %s -> %s  %s (%s)"
                .formatted(
                        hop.path("at").asText("-"),
                        hop.path("from").asText(),
                        hop.path("to").asText(),
                        hop.path("rule").asText(),
                        say("timer".equals(hop.path("cause").asText()) ? BY_TIMER : BY_POST));
    }
}
