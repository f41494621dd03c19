package io.sccc.metrics.insight;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Insights in words of one language. */
final class Wording {

    private static final Map<String, List<String>> DIMENSIONS = Map.of(
            "topic", List.of("topic", "tema", "tema"),
            "country", List.of("country", "país", "país"),
            "network", List.of("network", "red", "rede"),
            "language", List.of("language", "idioma", "idioma"),
            "brand", List.of("brand", "marca", "marca"),
            "queue", List.of("queue", "cola", "fila"),
            "rule", List.of("rule", "regla", "regra"));

    /** A growth of so many times is no percentage any more. */
    private static final double MANY = 10;

    private final int lang;
    private final DecimalFormat number;

    Wording(String lang) {
        this.lang = Math.max(0, List.of("en", "es", "pt").indexOf(lang));
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator(this.lang == 0 ? ',' : '.');
        symbols.setDecimalSeparator(this.lang == 0 ? '.' : ',');
        number = new DecimalFormat("#,##0.##", symbols);
    }

    private String say(String en, String es, String pt) {
        return List.of(en, es, pt).get(lang);
    }

    List<String> lines(Insight insight, String name) {
        List<String> lines = new ArrayList<>();
        lines.add(name + ": " + change(insight));
        for (Driver driver : insight.drivers()) {
            lines.add(where(driver.where()) + ": " + number.format(driver.before()) + " → "
                    + number.format(driver.now()) + " (" + signed(driver.change()) + part(driver) + ")");
        }
        return lines;
    }

    private String change(Insight insight) {
        double change = insight.change();
        String now = number.format(insight.now());
        if (change == 0) {
            return now + say(", as before", ", como antes", ", como antes");
        }
        String percent = insight.before() <= 0 || change / insight.before() >= MANY
                ? ""
                : ", " + percent(change / insight.before());
        return now
                + (change > 0
                                ? say(", up %s%s", ", sube %s%s", ", sobe %s%s")
                                : say(", down %s%s", ", baja %s%s", ", cai %s%s"))
                        .formatted(number.format(Math.abs(change)), percent)
                + even(insight);
    }

    private String even(Insight insight) {
        return insight.drivers().isEmpty()
                ? say(
                        "; no single part stands out",
                        "; ninguna parte destaca por sí sola",
                        "; nenhuma parte se destaca sozinha")
                : "";
    }

    private String part(Driver driver) {
        if (driver.share() >= 0.005) {
            return say(", %s of the change", ", %s del cambio", ", %s da mudança")
                    .formatted(plain(driver.share()));
        }
        return driver.share() <= -0.005
                ? say(", against the change", ", contra la tendencia", ", contra a tendência")
                : "";
    }

    private String where(Map<String, String> where) {
        return where.entrySet().stream()
                .map(one -> DIMENSIONS
                                .getOrDefault(one.getKey(), List.of(one.getKey(), one.getKey(), one.getKey()))
                                .get(lang)
                        + " " + one.getValue())
                .collect(Collectors.joining(", "));
    }

    private String signed(double value) {
        return (value > 0 ? "+" : value < 0 ? "−" : "") + number.format(Math.abs(value));
    }

    private String percent(double share) {
        return (share > 0 ? "+" : "−") + plain(Math.abs(share));
    }

    private String plain(double share) {
        double percent = 100 * share;
        return number.format(percent < 10 ? Math.round(percent * 10) / 10.0 : Math.round(percent)) + " %";
    }
}
