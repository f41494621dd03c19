package io.sccc.examples.report;

import io.sccc.metrics.MetricRow;
import io.sccc.metrics.alert.Alert;
import io.sccc.metrics.insight.Insight;
import java.util.List;

/** What people spoke of, what changed, and what is out of the ordinary. */
final class TalkSections extends Section {

    TalkSections(Week week, Phrases words, Markup out) {
        super(week, words, out);
    }

    void insights() {
        open(say("What changed, and why", "Qué cambió y por qué", "O que mudou e por quê"), true);
        if (week.before().sum("volume") == 0) {
            none(say(
                    "There is no week before to compare with.",
                    "No hay una semana anterior con la que comparar.",
                    "Não há semana anterior para comparar."));
            close();
            return;
        }
        out.tag("<ul class=\"insights\">");
        week.insights().stream()
                .filter(insight -> insight.before() + insight.now() > 0)
                .forEach(this::insight);
        out.tag("</ul>");
        close();
    }

    private void insight(Insight insight) {
        String name = switch (insight.number()) {
            case "negative" -> say("Negative posts", "Mensajes negativos", "Mensagens negativas");
            case "cases_opened" -> say("Cases opened", "Casos abiertos", "Casos abertos");
            default -> say("Posts", "Mensajes", "Mensagens");
        };
        List<String> lines = insight.lines(name, words.lang());
        out.tag("<li>").element("b", lines.get(0));
        if (lines.size() > 1) {
            out.tag("<ul>");
            lines.subList(1, lines.size()).forEach(line -> out.element("li", line));
            out.tag("</ul>");
        }
        out.tag("</li>");
    }

    void trends() {
        open(say("What people suddenly spoke of", "De qué se habló de repente", "Do que se falou de repente"), true);
        if (week.trends().isEmpty()) {
            none(say(
                    "Nothing stood out from what people usually speak of.",
                    "Nada se destacó de lo que se habla habitualmente.",
                    "Nada se destacou do que se fala normalmente."));
            close();
            return;
        }
        out.tag("<table><thead><tr>")
                .element("th scope=\"col\"", say("topic", "tema", "tema"))
                .element("th scope=\"col\"", say("from (UTC)", "desde (UTC)", "desde (UTC)"))
                .element("th scope=\"col\" class=\"n\"", say("people", "personas", "pessoas"))
                .element("th scope=\"col\" class=\"n\"", say("times the usual", "veces lo habitual", "vezes o normal"))
                .element("th scope=\"col\" class=\"hide\"", say("together with", "junto con", "junto com"))
                .element(
                        "th scope=\"col\" class=\"hide\"",
                        say("posts to look at", "mensajes para ver", "mensagens para ver"))
                .tag("</tr></thead><tbody>");
        week.trends().stream().limit(ROWS).forEach(seen -> {
            var trend = seen.trend();
            out.tag("<tr>").element("th scope=\"row\"", trend.topic());
            out.element("td", words.moment(trend.firstSeen()));
            out.element("td class=\"n\"", words.number(trend.authors()));
            out.element("td class=\"n\"", words.fine(trend.ratio()));
            out.element("td class=\"hide\"", trend.also().isEmpty() ? "\u2013" : String.join(", ", trend.also()));
            out.tag("<td class=\"hide\">")
                    .element(
                            "code",
                            String.join(
                                    " ",
                                    trend.conversations()
                                            .subList(
                                                    0,
                                                    Math.min(
                                                            3,
                                                            trend.conversations()
                                                                    .size()))))
                    .tag("</td></tr>\n");
        });
        out.tag("</tbody></table>");
        close();
    }

    void topics() {
        open(say("Topics", "Temas", "Temas"), false);
        List<MetricRow> topics = now.by("volume", "topic");
        if (topics.isEmpty()) {
            none(say("No topic was found.", "No se encontró ningún tema.", "Nenhum tema foi encontrado."));
            close();
            return;
        }
        out.tag("<table><thead><tr>")
                .element("th scope=\"col\"", say("topic", "tema", "tema"))
                .element("th scope=\"col\" class=\"n\"", say("posts", "mensajes", "mensagens"))
                .element("th scope=\"col\" class=\"n\"", say("balance", "balance", "saldo"))
                .tag("<td></td></tr></thead><tbody>");
        double most = topics.get(0).sum();
        topics.stream().limit(ROWS).forEach(topic -> {
            MetricRow feeling = now.row("sentiment", "topic", topic.value());
            row(
                    topic.value(),
                    words.number(topic.sum()),
                    feeling == null || feeling.count() == 0
                            ? "\u2013"
                            : words.change(100 * feeling.sum() / feeling.count()),
                    most,
                    List.of(topic.sum()),
                    List.of("s0"));
        });
        out.tag("</tbody></table>")
                .element(
                        "p class=\"dim\"",
                        say(
                                "balance: positive less negative posts of 100; below 0 more are negative",
                                "balance: mensajes positivos menos negativos de cada 100; bajo 0 hay más negativos",
                                "saldo: mensagens positivas menos negativas de cada 100; abaixo de 0 há mais negativas"));
        close();
    }

    void alerts() {
        open(say("Alerts", "Alertas", "Alertas"), true);
        if (week.alerts().isEmpty()) {
            none(say("No alert this week.", "Ninguna alerta esta semana.", "Nenhum alerta nesta semana."));
            close();
            return;
        }
        out.tag("<table><tbody>");
        for (Alert alert :
                week.alerts().subList(0, Math.min(2 * ROWS, week.alerts().size()))) {
            out.tag("<tr>").element("td class=\"when\"", words.moment(alert.since()));
            out.tag("<td class=\"state\">")
                    .element(
                            alert.open() ? "span class=\"chip high\"" : "span class=\"chip low\"",
                            alert.open() ? say("open", "abierta", "aberto") : say("over", "terminada", "encerrado"))
                    .tag("</td>");
            out.element("td", alert.line(words.lang())).tag("</tr>\n");
        }
        out.tag("</tbody></table>");
        if (week.alerts().size() > 2 * ROWS) {
            out.element(
                    "p class=\"dim\"",
                    say("and %s more", "y %s más", "e mais %s")
                            .formatted(words.number(week.alerts().size() - 2 * ROWS)));
        }
        close();
    }
}
