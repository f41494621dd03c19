package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.rules.FaultList.In;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The small things values are made of. Each answers null after telling a fault. */
final class Literals {

    private static final int LONGEST = 500;
    private static final int MOST = 1000;
    private static final Duration LONGEST_TIME = Duration.ofDays(400);
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:0|[1-9][0-9]{0,17})(?:\\.[0-9]{1,17})?(?:[eE][+-]?[0-9]{1,3})?");
    private static final Pattern TIME =
            Pattern.compile("(?:([0-9]{1,6})d)?\\s*(?:([0-9]{1,6})h)?\\s*(?:([0-9]{1,6})m)?\\s*(?:([0-9]{1,8})s)?");

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern MOMENT =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z");

    private Literals() {}

    /** A text of at most 500 characters that says something. */
    static @Nullable String text(Node node, String what, String code, In in) {
        return text(node, what, LONGEST, code, in);
    }

    static @Nullable String text(Node node, String what, int longest, String code, In in) {
        if (!node.isScalar() || node.isNull()) {
            in.add(code, node, what + " is " + node.words() + ", not a text", "Write one text");
            return null;
        }
        if (node.text().length() > longest) {
            in.add(FaultList.LIMIT, node, what + " is longer than " + longest + " characters", "Shorten it");
            return null;
        }
        if (node.text().isBlank()) {
            in.add(code, node, what + " is blank", "Give it a text or remove it");
            return null;
        }
        return node.text().strip();
    }

    /** A text, or a list of at most a thousand; empty after a fault. */
    static List<Node> list(Node node, String what, String code, In in) {
        if (!node.isList()) {
            return List.of(node);
        }
        if (node.items().isEmpty()) {
            in.add(code, node, what + " is an empty list", "Give it a value or remove it");
        }
        if (node.items().size() > MOST) {
            in.add(
                    FaultList.LIMIT,
                    node,
                    what + " lists " + node.items().size() + " values, more than " + MOST,
                    "Split the rule, or use a fact that names the group");
            return List.of();
        }
        return node.items();
    }

    static List<String> texts(Node node, String what, String code, In in) {
        List<String> texts = new ArrayList<>();
        for (Node item : list(node, what, code, in)) {
            String text = text(item, what, code, in);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    static @Nullable Double number(Node node, String text, String what, In in) {
        if (NUMBER.matcher(text).matches()) {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        }
        in.add(
                FaultList.VALUE,
                node,
                "value " + Quote.of(text) + " of " + what + " is not a finite decimal number",
                numberFix(text));
        return null;
    }

    private static String numberFix(String text) {
        String digits = text.replace(",", "").replace("_", "").replace(" ", "");
        if (!digits.equals(text) && NUMBER.matcher(digits).matches()) {
            return "Write " + digits + ", without separators (decimals after a point)";
        }
        if (text.matches("[+-]?0[0-9]+")) {
            return "Write it without the leading 0: octal numbers are not read";
        }
        return "Write a number such as 10000 or -0.3";
    }

    /** True or false as YAML 1.2 has them. */
    static @Nullable Boolean flag(Node node, String what, String code, In in) {
        if (node.isScalar()) {
            switch (node.text()) {
                case "true", "True", "TRUE" -> {
                    return true;
                }
                case "false", "False", "FALSE" -> {
                    return false;
                }
                default -> {}
            }
        }
        String value = node.isScalar() ? Quote.of(node.text()) : node.words();
        in.add(code, node, "value " + value + " of " + what + " is neither true nor false", flagFix(node));
        return null;
    }

    private static String flagFix(Node node) {
        return switch (node.text().toLowerCase(Locale.ROOT)) {
            case "yes", "y", "on", "1", "si", "sí", "sim", "verdadero", "verdadeiro" ->
                "Write true: yes and on are plain texts in YAML 1.2";
            case "no", "n", "off", "0", "não", "nao", "falso" -> "Write false: no and off are plain texts in YAML 1.2";
            default -> "Write true or false";
        };
    }

    /** A point in time: a date, which is its midnight in UTC, or date and time as in ISO 8601 with Z. */
    static @Nullable Instant instant(Node node, String what, In in) {
        String text = text(node, what, FaultList.VALUE, in);
        if (text == null) {
            return null;
        }
        try {
            return DATE.matcher(text).matches()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : moment(text);
        } catch (DateTimeException e) {
            in.add(
                    FaultList.VALUE,
                    node,
                    what + " " + Quote.of(text) + " is no date",
                    "Write year-month-day such as 2026-12-01, or date and time in UTC such as 2026-12-01T06:00:00Z");
            return null;
        }
    }

    /** A number; of a time also a date, as the seconds that {@link Fact#AT} counts. */
    static @Nullable Double number(Fact<?> fact, Node node, String text, String what, In in) {
        if (fact.equals(Fact.AT)
                && (DATE.matcher(text).matches() || MOMENT.matcher(text).matches())) {
            Instant time = instant(Node.scalar(text, false, node.line()), what, in);
            return time == null ? null : Fact.seconds(time);
        }
        return number(node, text, what, in);
    }

    private static Instant moment(String text) {
        if (!MOMENT.matcher(text).matches()) {
            throw new DateTimeException("not a moment");
        }
        return Instant.parse(text);
    }

    /** A span of time: 30s, 15m, 72h, 3d, 1h30m, or as in ISO 8601. */
    static @Nullable Duration time(Node node, String what, In in) {
        String text = text(node, what, FaultList.THEN, in);
        if (text == null) {
            return null;
        }
        Duration time = time(text);
        if (time == null) {
            in.add(
                    FaultList.THEN,
                    node,
                    what + " " + Quote.of(text) + " is not a span of time",
                    "Write 30s, 15m, 72h or 3d, or ISO 8601 such as PT72H");
        } else if (time.isNegative() || time.isZero() || time.compareTo(LONGEST_TIME) > 0) {
            in.add(
                    FaultList.THEN,
                    node,
                    what + " " + Quote.of(text) + " is not between 1 second and 400 days",
                    "Write 30s, 15m, 72h or 3d");
            return null;
        }
        return time;
    }

    private static @Nullable Duration time(String text) {
        Matcher parts = TIME.matcher(text.toLowerCase(Locale.ROOT));
        if (parts.matches()) {
            return Duration.ofDays(part(parts, 1))
                    .plusHours(part(parts, 2))
                    .plusMinutes(part(parts, 3))
                    .plusSeconds(part(parts, 4));
        }
        try {
            return text.length() < LONGEST ? Duration.parse(text) : null;
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static long part(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
