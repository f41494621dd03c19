package io.sccc.metrics.center;

import io.sccc.metrics.MetricRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every number of the center, defined. */
public final class Definitions {

    /** Languages in which there are definitions. */
    public static final List<String> LANGUAGES = List.of("en", "es", "pt");

    private static final Set<Formula.Kind> RATIOS =
            EnumSet.of(Formula.Kind.RATIO, Formula.Kind.SHARE, Formula.Kind.PART);

    private Definitions() {}

    /**
     * All of them, in the order in which they are told.
     *
     * @param settings whose days the texts name
     */
    public static List<Definition> of(CenterSettings settings) {
        Map<String, Properties> texts = new TreeMap<>();
        LANGUAGES.forEach(lang -> texts.put(lang, read(lang)));
        String days = days(settings.deflection());
        return Formulas.all().stream()
                .map(formula -> definition(formula, texts, days))
                .toList();
    }

    /** Every dimension that any of them is told by. */
    public static Set<String> dimensions() {
        Set<String> all = new LinkedHashSet<>();
        Formulas.all().forEach(formula -> all.addAll(formula.by()));
        return all;
    }

    /** A row whose sum is the number itself: of a ratio, the numerator by the denominator. For a scraper, not to add up. */
    public static MetricRow asValue(MetricRow row) {
        boolean ratio = Formulas.all().stream()
                .anyMatch(formula -> formula.id().equals(row.metric()) && RATIOS.contains(formula.kind()));
        return ratio && row.count() != 0 ? withSum(row, row.sum() / row.count()) : row;
    }

    private static MetricRow withSum(MetricRow row, double sum) {
        return new MetricRow(
                row.windowStart(),
                row.window(),
                row.dimension(),
                row.value(),
                row.metric(),
                row.count(),
                sum,
                row.p50(),
                row.p90(),
                row.p95(),
                row.p99(),
                row.uniques(),
                row.uniquesLow(),
                row.uniquesHigh(),
                row.complete(),
                row.revision(),
                row.sketch());
    }

    private static String days(Duration time) {
        double days = time.toSeconds() / 86_400.0;
        return days == Math.rint(days) ? Long.toString((long) days) : Double.toString(days);
    }

    private static Definition definition(Formula formula, Map<String, Properties> texts, String days) {
        Map<String, Definition.Words> words = new TreeMap<>();
        texts.forEach((lang, all) -> words.put(
                lang,
                new Definition.Words(
                        required(all, formula.id() + ".name", days),
                        required(all, formula.id() + ".what", days),
                        required(all, formula.id() + ".numerator", days),
                        text(all, formula.id() + ".denominator", days),
                        text(all, formula.id() + ".starts", days),
                        text(all, formula.id() + ".ends", days))));
        return new Definition(formula.id(), formula.unit(), formula.additive(), formula.by(), words);
    }

    private static String required(Properties all, String key, String days) {
        return Objects.requireNonNull(text(all, key, days), () -> "definition " + key + " is missing");
    }

    private static @Nullable String text(Properties all, String key, String days) {
        String text = all.getProperty(key);
        return text == null ? null : text.replace("{days}", days);
    }

    /** One language's texts. */
    static Properties read(String lang) {
        String name = "definitions_" + lang + ".properties";
        try (InputStream in = Objects.requireNonNull(Definitions.class.getResourceAsStream(name), name)) {
            Properties texts = new Properties();
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
