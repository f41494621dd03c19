package io.sccc.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.core.model.Level;
import io.sccc.core.model.LocalizedText;
import io.sccc.rules.Explanation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An explanation laid out for a supervisor: what was decided and by what, what else fitted, what was missing. */
final class ExplainText {

    private static final LocalizedText POST = LocalizedText.of("post", "mensaje", "mensagem");
    private static final LocalizedText NOBODY =
            LocalizedText.of("author unknown", "autor desconocido", "autor desconhecido");
    private static final LocalizedText DECIDED = LocalizedText.of("Decided by", "Decidió", "Decidiu");
    private static final LocalizedText PRIORITY = LocalizedText.of("priority", "prioridad", "prioridade");
    private static final LocalizedText NO_RULE =
            LocalizedText.of("No rule matched.", "Ninguna regla coincidió.", "Nenhuma regra coincidiu.");
    private static final LocalizedText WEIGHED = LocalizedText.of(
            "How the rules were weighed", "Cómo se pesaron las reglas", "Como as regras foram pesadas");
    private static final LocalizedText WAYS = LocalizedText.of(
            "What would have taken it further", "Qué la habría llevado más lejos", "O que a teria levado mais longe");
    private static final LocalizedText NOTHING_LITTLE = LocalizedText.of(
            "no change of one or two things",
            "ningún cambio de una o dos cosas",
            "nenhuma mudança de uma ou duas coisas");
    private static final LocalizedText ACTIONS =
            LocalizedText.of("What was asked and done", "Lo que se pidió y se hizo", "O que foi pedido e feito");
    private static final LocalizedText KNOWN = LocalizedText.of("What was known", "Lo que se sabía", "O que se sabia");
    private static final LocalizedText UNKNOWN = LocalizedText.of("Nobody knew", "Nadie sabía", "Ninguém sabia");
    private static final LocalizedText VERSION = LocalizedText.of(
            "Decided %s by rule set %s",
            "Decidido %s por el juego de reglas %s", "Decidido %s pelo conjunto de regras %s");
    private static final LocalizedText QUEUE = LocalizedText.of("queue", "cola", "fila");
    private static final LocalizedText WITHIN = LocalizedText.of("answer within", "responder en", "responder em");
    private static final Map<String, LocalizedText> STATES = Map.of(
            "asked", LocalizedText.of("asked", "pedido", "pedido"),
            "done", LocalizedText.of("done", "hecho", "feito"),
            "failed", LocalizedText.of("failed", "falló", "falhou"),
            "parked", LocalizedText.of("waits for a person", "espera a una persona", "espera uma pessoa"),
            "deferred", LocalizedText.of("waits for its target", "espera a su destino", "espera seu destino"));
    private static final LocalizedText NEARLY_MATCHED =
            LocalizedText.of("Nearly matched", "Casi coincidieron", "Quase coincidiram");
    private static final LocalizedText WAS = LocalizedText.of("here", "aquí", "aqui");
    private static final LocalizedText NEEDED = LocalizedText.of("needed", "se necesita", "é preciso");
    private static final LocalizedText WHY_NOT =
            LocalizedText.of("Why no other level", "Por qué ningún otro nivel", "Por que nenhum outro nível");
    private static final LocalizedText CHANGES =
            LocalizedText.of("Changes of level", "Cambios de nivel", "Mudanças de nível");
    private static final LocalizedText BY_A_TIMER = LocalizedText.of(
            "reached later, when the timer of rule %s asked",
            "alcanzado después, cuando el temporizador de la regla %s consultó",
            "alcançado depois, quando o temporizador da regra %s consultou");
    private static final LocalizedText WHEN_IT_CAME =
            LocalizedText.of("When the post came", "Cuando llegó el mensaje", "Quando a mensagem chegou");
    private static final LocalizedText WAITING =
            LocalizedText.of("Asked again later", "Se consulta más tarde", "Consultadas mais tarde");
    private static final LocalizedText AFTER = LocalizedText.of(
            "%s after the post (about %s)",
            "%s después del mensaje (hacia %s)", "%s depois da mensagem (por volta de %s)");
    private static final LocalizedText IF_UNANSWERED = LocalizedText.of(
            ", if nobody has answered by then",
            ", si para entonces nadie ha respondido",
            ", se até lá ninguém tiver respondido");
    private static final LocalizedText BY_POST = LocalizedText.of("a post", "un mensaje", "uma mensagem");
    private static final LocalizedText BY_TIMER = LocalizedText.of("time went by", "pasó el tiempo", "o tempo passou");

    private final String lang;
    private final List<String> lines = new ArrayList<>();

    private ExplainText(String lang) {
        this.lang = lang;
    }

    static String of(Told told, String lang) {
        ExplainText text = new ExplainText(lang);
        text.head(told);
        text.matched(told.now());
        text.steps(told.now());
        if (told.timer() != null) {
            text.whenItCame(told.post());
        }
        text.nearly(told.post().nearly());
        text.waiting(told.waiting());
        text.whyNot(told);
        text.ways(told);
        text.actions(told.story().actions());
        text.known(told.now());
        text.hops(told.story().hops());
        text.version(told.decision());
        return String.join(System.lineSeparator(), text.lines);
    }

    private String say(LocalizedText words) {
        return words.bestFor(lang);
    }

    private void title(LocalizedText words) {
        lines.add("");
        lines.add(say(words));
    }

    private void head(Told told) {
        JsonNode decision = told.decision();
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
        lines.add(in(told.now()) + forWhom(decision));
        if (told.timer() != null) {
            lines.add(say(BY_A_TIMER).formatted(decision.path("timer").asText()));
        }
    }

    private String in(Explanation explanation) {
        return explanation.route().level() + ": " + say(explanation.route().reason());
    }

    private void whenItCame(Explanation post) {
        title(WHEN_IT_CAME);
        lines.add("  " + in(post));
        post.matched().forEach(match -> lines.add("    + " + name(match)));
    }

    private void waiting(List<Told.Waiting> waiting) {
        if (!waiting.isEmpty()) {
            title(WAITING);
        }
        for (Told.Waiting one : waiting) {
            Duration after = one.timer().after();
            lines.add("  " + name(one.rule()) + "  " + say(one.rule().reason()));
            lines.add("    " + say(AFTER).formatted(span(after), one.due())
                    + (one.unanswered() ? say(IF_UNANSWERED) : ""));
        }
    }

    private String forWhom(JsonNode decision) {
        String queue = decision.path("queue").asText("");
        String sla = decision.path("sla").asText("");
        List<String> parts = new ArrayList<>();
        if (!queue.isEmpty() && !queue.equals("null")) {
            parts.add(say(QUEUE) + " " + queue);
        }
        if (!sla.isEmpty() && !sla.equals("null")) {
            parts.add(say(WITHIN) + " " + span(Duration.parse(sla)));
        }
        return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
    }

    /** As people write it: 8 h, 30 min. */
    private static String span(Duration span) {
        return span.toMinutesPart() == 0 ? span.toHours() + " h" : span.toMinutes() + " min";
    }

    private void matched(Explanation explanation) {
        List<Explanation.Match> matched = explanation.matched();
        if (matched.isEmpty()) {
            title(NO_RULE);
            return;
        }
        Explanation.Match winner = matched.get(0);
        title(DECIDED);
        lines.add("  " + name(winner));
        winner.lines().forEach(line -> lines.add("    + " + say(line.condition())));
    }

    private void steps(Explanation explanation) {
        if (explanation.steps().size() > 1) {
            title(WEIGHED);
            explanation.steps().forEach(step -> lines.add("  " + step.rule() + ": " + say(step.why())));
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
        nearly.forEach(match -> {
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

    private void whyNot(Told told) {
        Level reached = told.now().route().level();
        title(WHY_NOT);
        for (Level level : Level.values()) {
            boolean said = told.timer() != null && level == told.post().route().level();
            if (level != reached && !said) {
                String why = say(told.post().whyNot(level));
                lines.add("  %-11s%s".formatted(level, why.lines().findFirst().orElse("-")));
            }
        }
    }

    private void ways(Told told) {
        Level reached = told.now().route().level();
        if (reached == Level.CRM) {
            return;
        }
        title(WAYS);
        for (Level level : Level.values()) {
            if (level.compareTo(reached) > 0) {
                List<LocalizedText> ways = told.post().toReach(level);
                lines.add("  %-11s%s".formatted(level, say(ways.isEmpty() ? NOTHING_LITTLE : ways.get(0))));
                ways.stream().skip(1).forEach(way -> lines.add(" ".repeat(13) + say(way)));
            }
        }
    }

    private void actions(List<JsonNode> actions) {
        if (actions.isEmpty()) {
            return;
        }
        title(ACTIONS);
        for (JsonNode action : actions) {
            String state = action.path("state").asText();
            String target = action.path("target").isTextual()
                    ? ", " + action.path("target").asText()
                    : "";
            String note = action.path("note").asText("").isEmpty()
                    ? ""
                    : ": " + action.path("note").asText();
            lines.add("  %-18s%s%s%s"
                    .formatted(
                            action.path("kind").asText(),
                            say(STATES.getOrDefault(state, LocalizedText.of(state, state, state))),
                            target,
                            note));
        }
    }

    private void known(Explanation explanation) {
        title(KNOWN);
        explanation.known().stream()
                .filter(known -> !known.fact().equals("text"))
                .forEach(known -> lines.add("  " + say(known.label()) + ": " + say(known.value())));
        if (!explanation.unknown().isEmpty()) {
            lines.add(say(UNKNOWN) + ": "
                    + explanation.unknown().stream()
                            .map(unknown -> say(unknown.label()))
                            .collect(Collectors.joining(", ")));
        }
    }

    private void version(JsonNode decision) {
        lines.add("");
        lines.add(say(VERSION)
                .formatted(
                        decision.path("at").asText("-"),
                        decision.path("ruleset").asText()));
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
