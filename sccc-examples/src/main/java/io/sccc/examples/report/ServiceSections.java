package io.sccc.examples.report;

import io.sccc.metrics.MetricRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the company served its customers: waits, cases avoided, rules, and the data itself. */
final class ServiceSections extends Section {

    ServiceSections(Week week, Phrases words, Markup out) {
        super(week, words, out);
    }

    void waits() {
        open(say("Response times", "Tiempos de respuesta", "Tempos de resposta"), false);
        if (now.row("first_response") == null && now.row("next_response") == null && now.row("resolution") == null) {
            none(say(
                    "No answer of the company was seen.",
                    "No se vio ninguna respuesta de la empresa.",
                    "Nenhuma resposta da empresa foi vista."));
            close();
            return;
        }
        out.tag("<table><thead><tr><td></td>")
                .element("th scope=\"col\" class=\"n\"", say("times", "veces", "vezes"))
                .element("th scope=\"col\" class=\"n\"", say("median", "mediana", "mediana"))
                .element("th scope=\"col\" class=\"n\"", say("9 of 10 within", "9 de 10 en", "9 de 10 em"))
                .tag("</tr></thead><tbody>");
        wait(say("first response", "primera respuesta", "primeira resposta"), now.row("first_response"));
        now.times("first_response", "network").forEach(row -> wait("\u00a0\u00a0" + row.value(), row));
        wait(say("next response", "respuesta siguiente", "resposta seguinte"), now.row("next_response"));
        wait(say("resolution", "resolución", "resolução"), now.row("resolution"));
        out.tag("</tbody></table>");
        close();
    }

    private void wait(String name, @Nullable MetricRow row) {
        if (row != null && row.p50() != null && row.p90() != null) {
            out.tag("<tr>").element("th scope=\"row\"", name).element("td class=\"n\"", words.number(row.count()));
            out.element("td class=\"n\"", words.duration(row.p50()));
            out.element("td class=\"n\"", words.duration(row.p90())).tag("</tr>\n");
        }
    }

    void backlog() {
        open(say("Waiting, by queue", "En espera, por cola", "Em espera, por fila"), false);
        List<MetricRow> queues = now.by("backlog", "queue");
        if (now.sum("backlog") == 0) {
            none(say("Nobody waits.", "Nadie espera.", "Ninguém espera."));
        } else {
            double most = queues.isEmpty() ? 1 : queues.get(0).sum();
            out.tag("<table><thead><tr>")
                    .element("th scope=\"col\"", say("queue", "cola", "fila"))
                    .element("th scope=\"col\" class=\"n\"", say("waiting", "en espera", "em espera"))
                    .element("th scope=\"col\" class=\"n\"", say("open cases", "casos abiertos", "casos abertos"))
                    .tag("<td></td></tr></thead><tbody>");
            queues.stream()
                    .limit(ROWS)
                    .forEach(queue -> row(
                            queue.value(),
                            words.number(queue.sum()),
                            words.number(now.sum("open_cases", "queue", queue.value())),
                            most,
                            List.of(queue.sum()),
                            List.of("s1")));
            out.tag("</tbody></table>");
        }
        close();
    }

    void deflection() {
        open(say("Solved without a case", "Resuelto sin caso", "Resolvido sem caso"), false);
        if (now.sum("deflection_attempts") == 0 && now.row("community_solve_rate") == null) {
            none(say(
                    "No content was offered and no question went to the community.",
                    "No se ofreció contenido ni hubo preguntas a la comunidad.",
                    "Nenhum conteúdo foi oferecido nem houve perguntas à comunidade."));
            close();
            return;
        }
        out.tag("<table><tbody>");
        count(say("answers offered", "respuestas ofrecidas", "respostas oferecidas"), "deflection_attempts");
        count(say("opened by the customer", "abiertas por el cliente", "abertas pelo cliente"), "deflection_clicks");
        count(
                say("answered in the community", "respondidas en la comunidad", "respondidas na comunidade"),
                "deflection_answers");
        count(say("resolved", "resueltas", "resolvidas"), "deflection_resolutions");
        part(
                say("no case within seven days", "sin caso en siete días", "sem caso em sete dias"),
                now.row("deflection_rate"));
        part(
                say(
                        "community questions solved",
                        "preguntas resueltas en la comunidad",
                        "perguntas resolvidas na comunidade"),
                now.row("community_solve_rate"));
        out.tag("</tbody></table>");
        close();
    }

    private void count(String name, String metric) {
        out.tag("<tr>").element("th scope=\"row\"", name).element("td class=\"n\"", words.number(now.sum(metric)));
        out.tag("</tr>\n");
    }

    private void part(String name, @Nullable MetricRow row) {
        if (row != null && row.count() > 0) {
            out.tag("<tr>").element("th scope=\"row\"", name);
            out.element("td class=\"n\"", words.percent(row.sum() / row.count()))
                    .tag("</tr>\n");
        }
    }

    void rules() {
        open(say("Rules that decided most", "Reglas que más decidieron", "Regras que mais decidiram"), false);
        List<MetricRow> rules = now.by("rule_hit_rate", "rule");
        if (rules.isEmpty()) {
            none(say("No rule matched.", "Ninguna regla coincidió.", "Nenhuma regra coincidiu."));
        } else {
            double most = rules.get(0).sum();
            out.tag("<table><tbody>");
            rules.stream()
                    .limit(ROWS)
                    .forEach(rule -> row(
                            rule.value(),
                            words.number(rule.sum()),
                            rule.count() == 0 ? "" : words.percent(rule.sum() / rule.count()),
                            most,
                            List.of(rule.sum()),
                            List.of("s3")));
            out.tag("</tbody></table>");
        }
        close();
    }

    void quality() {
        List<String> said = new ArrayList<>();
        said(
                said,
                "dead_letters",
                say(
                        "%s posts could not be processed",
                        "%s mensajes no se pudieron procesar", "%s mensagens não puderam ser processadas"));
        said(said, "duplicates", say("%s came twice", "%s llegaron dos veces", "%s chegaram duas vezes"));
        said(said, "edits", say("%s were edited", "%s fueron editados", "%s foram editadas"));
        said(said, "deletions", say("%s were deleted", "%s fueron borrados", "%s foram apagadas"));
        if (!said.isEmpty()) {
            open(say("The data itself", "Los datos", "Os dados"), false);
            out.element("p", String.join("; ", said) + ".");
            close();
        }
    }

    private void said(List<String> said, String metric, String how) {
        if (now.sum(metric) > 0) {
            said.add(how.formatted(words.number(now.sum(metric))));
        }
    }
}
