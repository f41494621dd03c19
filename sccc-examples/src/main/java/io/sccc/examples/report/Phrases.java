package io.sccc.examples.report;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Words, numbers and dates of one language. */
final class Phrases {

    private static final List<String> LANGUAGES = List.of("en", "es", "pt");

    private final int lang;
    private final Locale locale;
    private final DecimalFormat whole;
    private final DecimalFormat one;

    Phrases(String lang) {
        this.lang = Math.max(0, LANGUAGES.indexOf(lang));
        locale = Locale.forLanguageTag(LANGUAGES.get(this.lang));
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator(this.lang == 0 ? ',' : '.');
        symbols.setDecimalSeparator(this.lang == 0 ? '.' : ',');
        whole = new DecimalFormat("#,##0", symbols);
        one = new DecimalFormat("#,##0.#", symbols);
    }

    String lang() {
        return LANGUAGES.get(lang);
    }

    String say(String en, String es, String pt) {
        return lang == 0 ? en : lang == 1 ? es : pt;
    }

    String number(double value) {
        return whole.format(value);
    }

    String number(long value) {
        return whole.format(value);
    }

    String fine(double value) {
        return value >= 10 ? whole.format(value) : one.format(value);
    }

    /** A share, 0..1. */
    String percent(double share) {
        double percent = 100 * share;
        return (Math.abs(percent) < 10 ? one : whole).format(percent) + "\u00a0%";
    }

    /** With its sign. */
    String change(double value) {
        return (value > 0 ? "+" : value < 0 ? "\u2212" : "\u00b1") + whole.format(Math.abs(value));
    }

    String change(long value) {
        return change((double) value);
    }

    /** A change of a share, in points of a hundred, with its sign. */
    String points(double share) {
        double points = 100 * share;
        String sign = points > 0.05 ? "+" : points < -0.05 ? "\u2212" : "\u00b1";
        return sign + one.format(Math.abs(points)) + "\u00a0" + say("points", "puntos", "pontos");
    }

    String duration(double seconds) {
        Duration time = Duration.ofSeconds(Math.round(seconds));
        if (time.toDays() >= 2) {
            return fine(seconds / 86_400) + "\u00a0" + say("d", "d", "d");
        }
        if (time.toHours() >= 2) {
            return fine(seconds / 3600) + "\u00a0h";
        }
        return time.toMinutes() >= 2 ? fine(seconds / 60) + "\u00a0min" : number(seconds) + "\u00a0s";
    }

    String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern("EEE d", locale)).replace(".", "");
    }

    String date(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern(say("d MMM uuuu", "d MMM uuuu", "d MMM uuuu"), locale))
                .replace(".", "");
    }

    String moment(Instant at) {
        return at.atOffset(ZoneOffset.UTC)
                .format(DateTimeFormatter.ofPattern("EEE d, HH:mm", locale))
                .replace(".", "");
    }
}
