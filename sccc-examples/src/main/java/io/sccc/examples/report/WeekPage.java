package io.sccc.examples.report;

import io.sccc.metrics.MetricRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A week as one page: in a sentence, in figures, then in charts and tables. */
final class WeekPage {

    private final @Nullable Week week;
    private final Phrases words;
    private final Markup out = new Markup();

    WeekPage(@Nullable Week week, String lang) {
        this.week = week;
        this.words = new Phrases(lang);
    }

    private String say(String en, String es, String pt) {
        return words.say(en, es, pt);
    }

    String html() {
        head();
        if (week == null || week.empty()) {
            nothing();
        } else {
            summary(week);
            out.tag("<div class=\"grid\">\n");
            new WeekSections(week, words, out).write();
            out.tag("</div>\n");
        }
        foot();
        return out.toString();
    }

    private void head() {
        String title = say("The week on one page", "La semana en una página", "A semana em uma página");
        String when = when();
        out.tag("<!DOCTYPE html>\n<html lang=\"" + words.lang() + "\">\n<head>\n<meta charset=\"utf-8\">\n")
                .tag("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
                        + " 'unsafe-inline'\">\n")
                .tag("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .tag("<meta name=\"referrer\" content=\"no-referrer\">\n")
                .element("title", when.isEmpty() ? title : title + ": " + when)
                .tag("\n<style>\n" + style() + "</style>\n</head>\n<body>\n<main>\n<header>\n")
                .element("p class=\"kicker\"", title)
                .element(
                        "h1",
                        when.isEmpty() ? say("No posts yet", "Aún no hay mensajes", "Ainda não há mensagens") : when)
                .tag("</header>\n");
    }

    private String when() {
        if (week == null) {
            return "";
        }
        LocalDate first = LocalDate.ofInstant(week.from(), ZoneOffset.UTC);
        LocalDate last = LocalDate.ofInstant(week.to().minusMillis(1), ZoneOffset.UTC);
        return words.date(first) + " \u2013 " + words.date(last);
    }

    private void nothing() {
        out.element(
                "p class=\"verdict\"",
                week == null
                        ? say(
                                "This ledger has seen no post with a time. Connect a source or run some posts through it,"
                                        + " and the week will stand here.",
                                "Este registro no ha visto ningún mensaje con hora. Conecte una fuente o procese algunos"
                                        + " mensajes, y la semana aparecerá aquí.",
                                "Este registro não viu nenhuma mensagem com hora. Conecte uma fonte ou processe algumas"
                                        + " mensagens, e a semana aparecerá aqui.")
                        : say(
                                "Nobody wrote in this week. That may be a quiet week, or a source that stopped: a look at"
                                        + " the connectors tells.",
                                "Nadie escribió en esta semana. Puede ser una semana tranquila o una fuente detenida:"
                                        + " conviene mirar los conectores.",
                                "Ninguém escreveu nesta semana. Pode ser uma semana calma ou uma fonte parada: vale olhar"
                                        + " os conectores."));
    }

    private void summary(Week of) {
        out.element("p class=\"verdict\"", verdict(of)).tag("<div class=\"tiles\">\n");
        Figures now = of.now();
        boolean compared = of.before().sum("volume") > 0;
        tile(
                say("posts", "mensajes", "mensagens"),
                words.number(now.sum("volume")),
                compared ? against(words.change(now.sum("volume") - of.before().sum("volume"))) : "");
        tile(
                say("people", "personas", "pessoas"),
                words.number(now.people()),
                compared ? against(words.change(now.people() - of.before().people())) : "");
        Double negative = negative(now);
        Double earlier = negative(of.before());
        tile(
                say("negative", "negativos", "negativas"),
                negative == null ? "\u2013" : words.percent(negative),
                negative == null || earlier == null ? "" : against(words.points(negative - earlier)));
        MetricRow first = now.row("first_response");
        tile(
                say("first response", "primera respuesta", "primeira resposta"),
                first == null || first.p50() == null ? "\u2013" : words.duration(first.p50()),
                first == null || first.p90() == null
                        ? say("no answers seen", "sin respuestas vistas", "sem respostas vistas")
                        : say("median; 9 of 10 in %s", "mediana; 9 de 10 en %s", "mediana; 9 de 10 em %s")
                                .formatted(words.duration(first.p90())));
        MetricRow oldest = now.row("oldest_waiting");
        tile(
                say("customers waiting", "clientes en espera", "clientes em espera"),
                words.number(now.sum("backlog")),
                oldest == null
                        ? ""
                        : say("the oldest for %s", "el más antiguo hace %s", "o mais antigo há %s")
                                .formatted(words.duration(oldest.sum())));
        tile(
                say("cases opened", "casos abiertos", "casos abertos"),
                words.number(now.sum("cases_opened")),
                compared
                        ? against(words.change(
                                now.sum("cases_opened") - of.before().sum("cases_opened")))
                        : "");
        out.tag("</div>\n");
    }

    private String against(String change) {
        return say("%s on last week", "%s vs. la anterior", "%s vs. a anterior").formatted(change);
    }

    private static @Nullable Double negative(Figures figures) {
        double all = figures.sum("volume");
        MetricRow sentiment = figures.row("sentiment");
        return all == 0 || sentiment == null || sentiment.count() == 0 ? null : share(figures);
    }

    /** Of the posts that have a sentiment. */
    private static double share(Figures figures) {
        MetricRow sentiment = Objects.requireNonNull(figures.row("sentiment"));
        return figures.sum("volume", "sentiment", "negative") / sentiment.count();
    }

    private String verdict(Week of) {
        Figures now = of.now();
        List<String> parts = new ArrayList<>();
        double before = of.before().sum("volume");
        double change = before == 0 ? 0 : now.sum("volume") / before - 1;
        String people = now.people() == 1
                ? say("One person wrote", "Una persona escribió", "Uma pessoa escreveu")
                : say("%s people wrote", "%s personas escribieron", "%s pessoas escreveram")
                        .formatted(words.number(now.people()));
        String posts = now.sum("volume") == 1
                ? say("one post", "un mensaje", "uma mensagem")
                : say("%s posts", "%s mensajes", "%s mensagens").formatted(words.number(now.sum("volume")));
        parts.add(people + " " + posts + compared(before, change) + ".");
        Double crm = now.ratio("funnel_crm");
        if (crm != null) {
            parts.add(say(
                            "%s of the customers needed the CRM.",
                            "El %s de los clientes necesitó el CRM.", "%s dos clientes precisaram do CRM.")
                    .formatted(words.percent(crm)));
        }
        if (!of.trends().isEmpty()) {
            parts.add(say("Most talked about: %s.", "Lo más comentado: %s.", "O mais comentado: %s.")
                    .formatted(of.trends().get(0).trend().topic()));
        }
        long open = of.alerts().stream().filter(alert -> alert.open()).count();
        if (open > 0) {
            parts.add(say("Open alerts: %s.", "Alertas abiertas: %s.", "Alertas abertos: %s.")
                    .formatted(words.number(open)));
        }
        return String.join(" ", parts);
    }

    private String compared(double before, double change) {
        if (before == 0) {
            return "";
        }
        if (Math.abs(change) < 0.03) {
            return say(", about as many as the week before", ", como la semana anterior", ", como na semana anterior");
        }
        return (change > 0
                        ? say(
                                ", %s more than the week before",
                                ", un %s más que la semana anterior", ", %s a mais que na semana anterior")
                        : say(
                                ", %s fewer than the week before",
                                ", un %s menos que la semana anterior", ", %s a menos que na semana anterior"))
                .formatted(words.percent(Math.abs(change)));
    }

    private void tile(String name, String figure, String note) {
        out.tag("<div class=\"tile\">").element("span", name).element("b", figure);
        if (!note.isEmpty()) {
            out.element("small", note);
        }
        out.tag("</div>\n");
    }

    private void foot() {
        out.tag("<footer>")
                .element(
                        "p",
                        say(
                                "Days and weeks are in UTC. Every number is counted from the ledger's events; what each means:",
                                "Días y semanas en UTC. Cada cifra se cuenta a partir de los eventos del registro; qué significa"
                                        + " cada una:",
                                "Dias e semanas em UTC. Cada número é contado a partir dos eventos do registro; o que cada um"
                                        + " significa:"))
                .element("code", "sccc metrics --definitions --lang " + words.lang())
                .tag("</footer>\n</main>\n</body>\n</html>\n");
    }

    private static String style() {
        try (InputStream css = WeekPage.class.getResourceAsStream("week.css")) {
            return new String(Objects.requireNonNull(css, "week.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the style of the report cannot be read", e);
        }
    }
}
