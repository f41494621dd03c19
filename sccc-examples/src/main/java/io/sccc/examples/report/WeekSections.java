package io.sccc.examples.report;

import io.sccc.metrics.MetricRow;
import io.sccc.metrics.alert.Alert;
import io.sccc.metrics.insight.Insight;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The charts and tables of a week. */
final class WeekSections {

    private static final int NETWORKS = 5;
    private static final int ROWS = 10;
    private static final List<String> FEELINGS = List.of("negative", "neutral", "positive");
    private static final List<String> COLORS = List.of("bad", "mid", "good");

    private final Week week;
    private final Figures now;
    private final Phrases words;
    private final Markup out;

    WeekSections(Week week, Phrases words, Markup out) {
        this.week = week;
        this.now = week.now();
        this.words = words;
        this.out = out;
    }

    private String say(String en, String es, String pt) {
        return words.say(en, es, pt);
    }

    void write() {
        insights();
        volume();
        funnel();
        sentiment();
        trends();
        topics();
        rules();
        alerts();
        waits();
        backlog();
        deflection();
        quality();
    }

    private void open(String title, boolean whole) {
        out.tag(whole ? "<section class=\"whole\">" : "<section>").element("h2", title);
    }

    private void close() {
        out.tag("</section>\n");
    }

    private void none(String why) {
        out.element("p class=\"none\"", why);
    }

    // ------------------------------------------------------------------------------------------------ what and why

    private void insights() {
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

    // ------------------------------------------------------------------------------------------------ charts

    private void volume() {
        open(say("Posts by day and network", "Mensajes por día y red", "Mensagens por dia e rede"), true);
        List<MetricRow> networks = now.by("volume", "network");
        boolean more = networks.size() > NETWORKS;
        List<String> shown =
                networks.stream().limit(NETWORKS).map(MetricRow::value).toList();
        out.tag("<ul class=\"legend\">");
        for (int i = 0; i < shown.size(); i++) {
            legend("s" + i, shown.get(i), now.sum("volume", "network", shown.get(i)));
        }
        if (more) {
            double rest =
                    networks.stream().skip(NETWORKS).mapToDouble(MetricRow::sum).sum();
            legend("s" + NETWORKS, say("others", "otras", "outras"), rest);
        }
        out.tag("</ul>");
        List<Charts.Column> columns = new ArrayList<>();
        for (Map.Entry<LocalDate, Figures> day : week.days().entrySet()) {
            List<Double> parts = new ArrayList<>();
            shown.forEach(network -> parts.add(day.getValue().sum("volume", "network", network)));
            double all = day.getValue().sum("volume");
            parts.add(Math.max(0, all - parts.stream().mapToDouble(part -> part).sum()));
            columns.add(new Charts.Column(words.day(day.getKey()), words.number(all), parts));
        }
        Charts.columns(out, spoken(columns), columns);
        close();
    }

    private static String spoken(List<Charts.Column> columns) {
        List<String> days = new ArrayList<>();
        columns.forEach(column -> days.add(column.label() + ": " + column.total()));
        return String.join("; ", days);
    }

    private void legend(String series, String name, double count) {
        out.tag("<li><span class=\"key " + series + "\"></span>")
                .text(name + " " + words.number(count))
                .tag("</li>");
    }

    private void funnel() {
        open(
                say("Where customers stopped", "Hasta dónde llegaron los clientes", "Até onde chegaram os clientes"),
                false);
        MetricRow all = now.row("funnel_crm");
        if (all == null) {
            none(say("Nobody was routed.", "Nadie fue encaminado.", "Ninguém foi encaminhado."));
        } else {
            out.tag("<table><tbody>");
            level("facilitate", say("conversation", "conversación", "conversa"), "s0");
            level("community", say("community", "comunidad", "comunidade"), "s2");
            level("crm", say("CRM", "CRM", "CRM"), "s3");
            level("ignore", say("ignored", "ignorados", "ignorados"), "s5");
            out.tag("</tbody></table>")
                    .element(
                            "p class=\"dim\"",
                            say(
                                            "of %s customers with a decision, at the highest level each reached",
                                            "de %s clientes con decisión, en el nivel más alto que alcanzó cada uno",
                                            "de %s clientes com decisão, no nível mais alto que cada um alcançou")
                                    .formatted(words.number(all.count())));
        }
        close();
    }

    private void level(String level, String name, String series) {
        MetricRow row = now.row("funnel_" + level);
        if (row != null && row.count() > 0) {
            row(
                    name,
                    words.number(row.sum()),
                    words.percent(row.sum() / row.count()),
                    (double) row.count(),
                    List.of(row.sum()),
                    List.of(series));
        }
    }

    /** A name, two figures and a bar. */
    private void row(String name, String figure, String other, double most, List<Double> parts, List<String> series) {
        out.tag("<tr>").element("th scope=\"row\"", name).element("td class=\"n\"", figure);
        out.element("td class=\"n\"", other).tag("<td class=\"bars\">");
        Charts.bar(out, most, parts, series);
        out.tag("</td></tr>\n");
    }

    private void sentiment() {
        open(say("Sentiment by day", "Sentimiento por día", "Sentimento por dia"), false);
        MetricRow judged = now.row("sentiment");
        if (judged == null || judged.count() == 0) {
            none(say("No sentiment was read.", "No se leyó ningún sentimiento.", "Nenhum sentimento foi lido."));
            close();
            return;
        }
        out.tag("<ul class=\"legend\">");
        legend("bad", say("negative", "negativos", "negativas"), now.sum("volume", "sentiment", "negative"));
        legend("mid", say("neutral", "neutros", "neutras"), now.sum("volume", "sentiment", "neutral"));
        legend("good", say("positive", "positivos", "positivas"), now.sum("volume", "sentiment", "positive"));
        out.tag("</ul><table><thead><tr>")
                .element("th scope=\"col\"", say("day", "día", "dia"))
                .element("th scope=\"col\" class=\"n\"", say("posts", "mensajes", "mensagens"))
                .element("th scope=\"col\" class=\"n\"", say("negative", "negativos", "negativas"))
                .tag("<td></td></tr></thead><tbody>");
        week.days().forEach((day, figures) -> {
            List<Double> parts = FEELINGS.stream()
                    .map(feeling -> figures.sum("volume", "sentiment", feeling))
                    .toList();
            double all = parts.stream().mapToDouble(part -> part).sum();
            row(
                    words.day(day),
                    words.number(all),
                    all == 0 ? "\u2013" : words.percent(parts.get(0) / all),
                    all,
                    parts,
                    COLORS);
        });
        out.tag("</tbody></table>");
        close();
    }

    // ------------------------------------------------------------------------------------------------ talk

    private void trends() {
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

    private void topics() {
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

    private void alerts() {
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

    // ------------------------------------------------------------------------------------------------ service

    private void waits() {
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

    private void backlog() {
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

    private void deflection() {
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

    private void rules() {
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

    private void quality() {
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
