package io.sccc.rules.backtest;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Level;
import io.sccc.rules.backtest.BacktestReport.Change;
import io.sccc.rules.backtest.BacktestReport.Stand;
import io.sccc.rules.backtest.Charts.Pair;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** A report as one page: what changes in one sentence, then in numbers, then customer by customer. */
final class HtmlReport {

    private static final int MOST_OF_A_KIND = 100;
    private static final int MOST_QUEUES = 10;
    private static final int MOST_RULES = 12;
    private static final int EXCERPT = 280;

    private final BacktestReport report;
    private final Words words;
    private final Markup out = new Markup();
    private final String before;
    private final String after;

    HtmlReport(BacktestReport report, String lang) {
        this.report = report;
        this.words = new Words(lang);
        before = report.names().from();
        after = report.names().to();
    }

    private String say(String en, String es, String pt) {
        return words.say(en, es, pt);
    }

    String text() {
        head();
        summary();
        funnel();
        moves();
        queues();
        actions();
        reasons();
        customers();
        foot();
        return out.toString();
    }

    private void head() {
        String title = say("Back-test of rules", "Prueba retrospectiva de reglas", "Teste retrospectivo de regras");
        out.tag("<!DOCTYPE html>\n<html lang=\"" + words.lang() + "\">\n<head>\n<meta charset=\"utf-8\">\n")
                .tag("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
                        + " 'unsafe-inline'\">\n")
                .tag("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .tag("<meta name=\"referrer\" content=\"no-referrer\">\n")
                .element("title", title + ": " + before + " \u2192 " + after)
                .tag("\n<style>\n" + style() + "</style>\n</head>\n<body>\n<main>\n<header>\n")
                .element("p class=\"kicker\"", title)
                .tag("<h1><span class=\"key before\"></span>")
                .text(before)
                .tag(" <span class=\"to\">\u2192</span> <span class=\"key after\"></span>")
                .text(after)
                .tag("</h1>")
                .element("p class=\"dim\"", replayed())
                .tag("</header>\n");
    }

    private String replayed() {
        BacktestReport.Stream stream = report.stream();
        String first = words.day(stream.first());
        String last = words.day(stream.last());
        String when = first.isEmpty() ? "" : first.equals(last) ? ", " + first : ", " + first + " \u2013 " + last;
        return say(
                        "%s posts in %s conversations%s, decided again under both rule sets. Nothing was sent, opened or"
                                + " changed.",
                        "%s mensajes en %s conversaciones%s, decididos de nuevo con ambos juegos de reglas. No se envió,"
                                + " abrió ni cambió nada.",
                        "%s mensagens em %s conversas%s, decididas de novo com os dois conjuntos de regras. Nada foi"
                                + " enviado, aberto ou alterado.")
                .formatted(words.number(stream.posts()), words.number(stream.conversations()), when);
    }

    private long moved(Predicate<Change> which) {
        return report.changes().stream().filter(which).count();
    }

    private static boolean gained(Change change) {
        return change.to().level() == Level.CRM && change.from().level() != Level.CRM;
    }

    private static boolean lost(Change change) {
        return change.from().level() == Level.CRM && change.to().level() != Level.CRM;
    }

    private static boolean further(Change change) {
        return change.to().level().compareTo(change.from().level()) > 0;
    }

    private void summary() {
        long customers = report.from().customers();
        long changed = report.changes().size();
        out.element("p class=\"verdict\"", verdict(customers, changed)).tag("<div class=\"tiles\">");
        tile(
                say("customers who change level", "clientes que cambian de nivel", "clientes que mudam de nível"),
                words.number(changed),
                words.percent(changed, customers) + " "
                        + say("of %s", "de %s", "de %s").formatted(words.number(customers)));
        tile(
                say("reach the CRM now", "llegan ahora al CRM", "chegam agora ao CRM"),
                words.change(moved(HtmlReport::gained)),
                say("and did not before", "y antes no", "e antes não"));
        tile(
                say("no longer reach the CRM", "ya no llegan al CRM", "já não chegam ao CRM"),
                words.change(-moved(HtmlReport::lost)),
                say("and did before", "y antes sí", "e antes sim"));
        tile(
                say("cases opened", "casos abiertos", "casos abertos"),
                words.number(report.to().cases()),
                words.change(report.to().cases() - report.from().cases()) + " "
                        + say("from %s", "desde %s", "desde %s")
                                .formatted(words.number(report.from().cases())));
        out.tag("</div>\n");
    }

    private String verdict(long customers, long changed) {
        if (changed == 0) {
            return report.others().isEmpty()
                    ? say(
                            "Nothing changes for any customer.",
                            "Nada cambia para ningún cliente.",
                            "Nada muda para nenhum cliente.")
                    : say(
                                    "No customer changes level; %s get another queue or other actions.",
                                    "Ningún cliente cambia de nivel; %s reciben otra cola u otras acciones.",
                                    "Nenhum cliente muda de nível; %s recebem outra fila ou outras ações.")
                            .formatted(words.number(report.others().size()));
        }
        return say(
                        "With \u201c%s\u201d, %s of %s customers change level: %s go further and %s less far.",
                        "Con \u00ab%s\u00bb, %s de %s clientes cambian de nivel: %s llegan más lejos y %s menos lejos.",
                        "Com \u201c%s\u201d, %s de %s clientes mudam de nível: %s vão mais longe e %s menos longe.")
                .formatted(
                        after,
                        words.number(changed),
                        words.number(customers),
                        words.number(moved(HtmlReport::further)),
                        words.number(moved(change -> !further(change))));
    }

    private void tile(String label, String number, String note) {
        out.tag("<div class=\"tile\">")
                .element("b", number)
                .element("span", label)
                .element("small", note)
                .tag("</div>");
    }

    private void section(String title, String lead) {
        out.tag("<section>").element("h2", title);
        if (!lead.isEmpty()) {
            out.element("p class=\"lead\"", lead);
        }
    }

    private void legend() {
        out.tag("<p class=\"legend\"><span class=\"key before\"></span>")
                .text(before)
                .tag(" <span class=\"key after\"></span>")
                .text(after)
                .tag("</p>");
    }

    private void funnel() {
        section(
                say("The funnel, before and after", "El embudo, antes y después", "O funil, antes e depois"),
                say(
                        "How many customers get at least so far.",
                        "Cuántos clientes llegan al menos hasta ahí.",
                        "Quantos clientes chegam pelo menos até aí."));
        legend();
        List<Pair> steps = new ArrayList<>();
        steps.add(step(say("All customers", "Todos los clientes", "Todos os clientes"), Level.IGNORE));
        steps.add(step(say("Not ignored", "No ignorados", "Não ignorados"), Level.FACILITATE));
        steps.add(step(say("Community or CRM", "Comunidad o CRM", "Comunidade ou CRM"), Level.COMMUNITY));
        steps.add(step(words.level(Level.CRM), Level.CRM));
        Charts.funnel(out, say("Funnel before and after", "Embudo antes y después", "Funil antes e depois"), steps);
        out.tag("</section>\n");
    }

    private Pair step(String label, Level least) {
        long was = atLeast(report.from(), least);
        long is = atLeast(report.to(), least);
        return new Pair(label, was, is, words.number(was), words.number(is));
    }

    private static long atLeast(BacktestReport.Side side, Level least) {
        return side.levels().entrySet().stream()
                .filter(entry -> entry.getKey().compareTo(least) >= 0)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Who went from where to where. */
    private void moves() {
        section(
                say("Who moves where", "Quién pasa adónde", "Quem vai para onde"),
                say(
                                "Rows: the highest level a customer reaches under \u201c%s\u201d. Columns: under \u201c%s\u201d.",
                                "Filas: el nivel más alto de un cliente con \u00ab%s\u00bb. Columnas: con \u00ab%s\u00bb.",
                                "Linhas: o nível mais alto de um cliente com \u201c%s\u201d. Colunas: com \u201c%s\u201d.")
                        .formatted(before, after));
        out.tag("<div class=\"wide\"><table class=\"numbers\"><thead><tr><th></th>");
        for (Level to : Level.values()) {
            out.element("th scope=\"col\"", words.level(to));
        }
        out.element("th scope=\"col\"", say("before", "antes", "antes")).tag("</tr></thead><tbody>");
        for (Level from : Level.values()) {
            out.tag("<tr>").element("th scope=\"row\"", words.level(from));
            long left = 0;
            for (Level to : Level.values()) {
                if (to != from) {
                    left += moved(from, to);
                }
            }
            for (Level to : Level.values()) {
                cell(from, to, to == from ? report.from().levels().getOrDefault(from, 0L) - left : moved(from, to));
            }
            out.element("td class=\"sum\"", words.number(report.from().levels().getOrDefault(from, 0L)))
                    .tag("</tr>");
        }
        out.tag("<tr>").element("th scope=\"row\"", say("after", "después", "depois"));
        for (Level to : Level.values()) {
            out.element("td class=\"sum\"", words.number(report.to().levels().getOrDefault(to, 0L)));
        }
        out.element("td class=\"sum\"", words.number(report.to().customers()))
                .tag("</tr></tbody></table></div></section>\n");
    }

    private long moved(Level from, Level to) {
        return moved(change -> change.from().level() == from && change.to().level() == to);
    }

    private void cell(Level from, Level to, long count) {
        String kind = from == to ? "same" : count == 0 ? "none" : to.compareTo(from) > 0 ? "up" : "down";
        out.element("td class=\"" + kind + "\"", words.number(count));
    }

    private void queues() {
        Set<String> names = new TreeSet<>(report.from().queues().keySet());
        names.addAll(report.to().queues().keySet());
        if (names.isEmpty()) {
            return;
        }
        List<Pair> pairs = names.stream()
                .map(name -> pair(
                        name,
                        report.from().queues().getOrDefault(name, 0L),
                        report.to().queues().getOrDefault(name, 0L)))
                .sorted(Comparator.comparingLong(Pair::most).reversed())
                .limit(MOST_QUEUES)
                .toList();
        section(
                say("Queues", "Colas", "Filas"),
                say(
                        "Customers by the team that gets them.",
                        "Clientes según el equipo que los recibe.",
                        "Clientes segundo a equipe que os recebe."));
        legend();
        Charts.bars(out, say("Queues before and after", "Colas antes y después", "Filas antes e depois"), pairs);
        out.tag("</section>\n");
    }

    private Pair pair(String label, long was, long is) {
        String change = is == was ? "" : " (" + words.change(is - was) + ")";
        return new Pair(label, was, is, words.number(was), words.number(is) + change);
    }

    private void actions() {
        Set<ActionKind> kinds = new TreeSet<>(report.from().actions().keySet());
        kinds.addAll(report.to().actions().keySet());
        if (kinds.isEmpty()) {
            return;
        }
        section(
                say("What would be done", "Lo que se haría", "O que seria feito"),
                say("Actions the rules ask for.", "Acciones que piden las reglas.", "Ações que as regras pedem."));
        out.tag("<div class=\"wide\"><table class=\"numbers\"><thead><tr><th></th>")
                .element("th scope=\"col\"", say("before", "antes", "antes"))
                .element("th scope=\"col\"", say("after", "después", "depois"))
                .element("th scope=\"col\"", say("change", "cambio", "mudança"))
                .tag("</tr></thead><tbody>");
        for (ActionKind kind : kinds) {
            long was = report.from().actions().getOrDefault(kind, 0L);
            long is = report.to().actions().getOrDefault(kind, 0L);
            out.tag("<tr>")
                    .element("th scope=\"row\"", words.action(kind))
                    .element("td", words.number(was))
                    .element("td", words.number(is))
                    .element(
                            "td class=\"" + (is == was ? "none" : is > was ? "up" : "down") + "\"",
                            words.change(is - was))
                    .tag("</tr>");
        }
        out.tag("</tbody></table></div></section>\n");
    }

    /** Which rule no longer decides, and which decides in its place. */
    private void reasons() {
        Map<List<String>, List<Change>> groups = new TreeMap<>(Comparator.comparing(Objects::toString));
        report.changes()
                .forEach(change -> groups.computeIfAbsent(
                                List.of(decider(change.from()), decider(change.to())), k -> new ArrayList<>())
                        .add(change));
        if (groups.isEmpty()) {
            return;
        }
        section(
                say(
                        "Which rules make the difference",
                        "Qué reglas hacen la diferencia",
                        "Que regras fazem a diferença"),
                "");
        out.tag("<div class=\"wide\"><table class=\"rules\"><thead><tr>")
                .element("th scope=\"col\" class=\"n\"", say("customers", "clientes", "clientes"))
                .element("th scope=\"col\"", say("decided before", "decidía antes", "decidia antes"))
                .element("th scope=\"col\"", say("decides now", "decide ahora", "decide agora"))
                .tag("</tr></thead><tbody>");
        groups.values().stream()
                .sorted(Comparator.comparingInt((List<Change> group) -> group.size())
                        .reversed())
                .limit(MOST_RULES)
                .forEach(group -> {
                    out.tag("<tr>").element("td class=\"n\"", words.number(group.size()));
                    decided(group.get(0).from());
                    decided(group.get(0).to());
                    out.tag("</tr>");
                });
        out.tag("</tbody></table></div>");
        if (groups.size() > MOST_RULES) {
            out.element(
                    "p class=\"dim\"",
                    say("and %s more pairs of rules", "y %s pares de reglas más", "e mais %s pares de regras")
                            .formatted(words.number(groups.size() - MOST_RULES)));
        }
        out.tag("</section>\n");
    }

    private void decided(Stand stand) {
        out.tag("<td>").text(words.say(stand.reason())).tag(" ");
        if (!stand.rules().isEmpty()) {
            out.element("code", decider(stand));
        }
        out.tag("</td>");
    }

    private static String decider(Stand stand) {
        return stand.rules().isEmpty() ? "" : stand.rules().get(0);
    }

    private void customers() {
        group(
                say("No longer reach the CRM", "Ya no llegan al CRM", "Já não chegam ao CRM"),
                report.changes(),
                HtmlReport::lost);
        group(
                say("Reach the CRM now", "Llegan ahora al CRM", "Chegam agora ao CRM"),
                report.changes(),
                HtmlReport::gained);
        group(
                say(
                        "Go further, below the CRM",
                        "Llegan más lejos, sin llegar al CRM",
                        "Vão mais longe, sem chegar ao CRM"),
                report.changes(),
                change -> further(change) && !gained(change));
        group(
                say(
                        "Go less far, below the CRM",
                        "Llegan menos lejos, sin venir del CRM",
                        "Vão menos longe, sem vir do CRM"),
                report.changes(),
                change -> !further(change) && !lost(change));
        group(
                say(
                        "Same level, another queue or other actions",
                        "Mismo nivel, otra cola u otras acciones",
                        "Mesmo nível, outra fila ou outras ações"),
                report.others(),
                change -> true);
    }

    private void group(String title, List<Change> from, Predicate<Change> which) {
        List<Change> all = from.stream().filter(which).toList();
        if (all.isEmpty()) {
            return;
        }
        section(
                title + ": " + words.number(all.size()),
                all.size() <= MOST_OF_A_KIND
                        ? ""
                        : say("The first %s are shown.", "Se muestran los primeros %s.", "Mostram-se os primeiros %s.")
                                .formatted(words.number(MOST_OF_A_KIND)));
        out.tag("<table class=\"changes\"><thead><tr>")
                .element("th scope=\"col\"", say("what was said", "lo que se dijo", "o que foi dito"))
                .element("th scope=\"col\"", before)
                .element("th scope=\"col\"", after)
                .tag("</tr></thead><tbody>\n");
        all.stream().limit(MOST_OF_A_KIND).forEach(this::row);
        out.tag("</tbody></table></section>\n");
    }

    private void row(Change change) {
        String missing = words.say(report.missing(change));
        boolean further = further(change);
        out.tag("<tr><td class=\"said\">").element("q", excerpt(change.text())).tag("<small>");
        out.text(String.join(" · ", whereAndWhen(change))).tag("</small></td>");
        stand(change.from(), before, further ? missing : "");
        stand(change.to(), after, further ? "" : missing);
        out.tag("</tr>\n");
    }

    private List<String> whereAndWhen(Change change) {
        List<String> parts = new ArrayList<>();
        parts.add(change.post().network());
        String unknown = say("author unknown", "autor desconocido", "autor desconhecido");
        parts.add(change.customer() == null ? unknown : change.customer());
        if (change.at() != null) {
            parts.add(words.day(change.at()));
        }
        parts.add(change.conversation().value());
        return parts;
    }

    private void stand(Stand stand, String name, String missing) {
        out.tag("<td data-name=\"").text(name).tag("\">");
        out.element(
                "b class=\"chip " + stand.level().name().toLowerCase(Locale.ROOT) + "\"", words.level(stand.level()));
        if (stand.queue() != null) {
            out.element("span class=\"queue\"", stand.queue());
        }
        if (stand.caseOpened()) {
            out.element("span class=\"case\"", say("case", "caso", "caso"));
        }
        out.tag("<div>").text(words.say(stand.reason())).tag(" ");
        if (!stand.rules().isEmpty()) {
            out.element("code", decider(stand));
        }
        out.tag("</div>");
        if (!missing.isEmpty()) {
            out.tag("<div class=\"missing\">")
                    .text(say("What was missing: ", "Lo que faltó: ", "O que faltou: ") + missing)
                    .tag("</div>");
        }
        out.tag("</td>");
    }

    private static String excerpt(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return Markup.cut(line, EXCERPT);
    }

    private void foot() {
        BacktestReport.Stream stream = report.stream();
        out.tag("<footer>")
                .element(
                        "p",
                        say(
                                "A customer is one author in one conversation; all unknown authors of a conversation count as one."
                                        + " The words shown are of the post that took the customer furthest, personal data masked.",
                                "Un cliente es un autor en una conversación; todos los autores desconocidos de una conversación"
                                        + " cuentan como uno. Las palabras mostradas son del mensaje que llevó más lejos al"
                                        + " cliente, con los datos personales ocultos.",
                                "Um cliente é um autor em uma conversa; todos os autores desconhecidos de uma conversa contam como"
                                        + " um. As palavras mostradas são da mensagem que levou o cliente mais longe, com os dados"
                                        + " pessoais ocultos."));
        if (stream.left() > 0) {
            out.element(
                    "p",
                    say(
                                    "%s posts were left out: their words were erased or forgotten.",
                                    "Se omitieron %s mensajes: sus palabras fueron borradas u olvidadas.",
                                    "%s mensagens ficaram de fora: suas palavras foram apagadas ou esquecidas.")
                            .formatted(words.number(stream.left())));
        }
        out.tag("<p>")
                .text(before + ": ")
                .element("code", report.from().ruleset())
                .tag("<br>")
                .text(after + ": ")
                .element("code", report.to().ruleset())
                .tag("</p></footer>\n</main>\n</body>\n</html>\n");
    }

    private static String style() {
        try (InputStream css = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(css, "report.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the style of reports cannot be read", e);
        }
    }
}
