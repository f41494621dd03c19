package io.sccc.examples.report;

import io.sccc.metrics.MetricRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How much was written day by day, how far customers came, and how they felt. */
final class ChartSections extends Section {

    private static final int NETWORKS = 5;
    private static final List<String> FEELINGS = List.of("negative", "neutral", "positive");
    private static final List<String> COLORS = List.of("bad", "mid", "good");

    ChartSections(Week week, Phrases words, Markup out) {
        super(week, words, out);
    }

    void volume() {
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

    void funnel() {
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

    void sentiment() {
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
}
