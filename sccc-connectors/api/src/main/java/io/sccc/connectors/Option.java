package io.sccc.connectors;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One option of a connector's configuration.
 *
 * @param name lower case with underscores: {@code base_url}
 * @param type what its value must look like
 * @param preset its value when it is not told; null when there is none
 * @param importance whether it must be told, and where it stands in the documentation
 * @param choices the values it may have; empty when any of its type will do
 * @param dependents options that must be told too when this one is
 * @param doc what it is, one line
 * @param validator what else its value must be
 */
public record Option(
        String name,
        Type type,
        @Nullable String preset,
        Importance importance,
        List<String> choices,
        Set<String> dependents,
        String doc,
        Validator validator) {

    /** What a value must look like. */
    public enum Type {
        /** Any text that is not blank. */
        TEXT,
        /** A secret: never shown. */
        SECRET,
        /** A whole number. */
        INTEGER,
        /** {@code true} or {@code false}. */
        FLAG,
        /** {@code 30s}, {@code 5m}, {@code 2h}, {@code 7d} or ISO-8601 ({@code PT30S}). */
        DURATION,
        /** An absolute {@code https} or {@code http} address without user or password in it. */
        URL,
        /** Texts between commas. */
        LIST;

        /** Lower case. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How much an option matters. */
    public enum Importance {
        /** It must be told. */
        REQUIRED,
        /** Most will tell it. */
        COMMON,
        /** Its preset suits nearly everybody. */
        RARE
    }

    /** What else a value must be. Pure and fast; called on the thread that reads the configuration. */
    @FunctionalInterface
    public interface Validator {

        /** Everything is fine. */
        Validator ANY = value -> null;

        /**
         * What is wrong with a value of the right type, completing "base_url ...": {@code "must end with a slash"}; null when
         * nothing is. A message must not repeat a secret's value.
         */
        @Nullable
        String fault(String value);
    }

    /** Copies the collections; refuses a strange name, and a secret with a preset. */
    public Option {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("option (%s) is not lower case with underscores".formatted(name));
        }
        if (type == Type.SECRET && preset != null) {
            throw new IllegalArgumentException("option (%s) is a secret and must not have a preset".formatted(name));
        }
        choices = List.copyOf(choices);
        dependents = Set.copyOf(dependents);
    }

    /** An option that must be told. */
    public static Option required(String name, Type type, String doc) {
        return new Option(name, type, null, Importance.REQUIRED, List.of(), Set.of(), doc, Validator.ANY);
    }

    /** An option that may be told and has no preset. */
    public static Option optional(String name, Type type, String doc) {
        return new Option(name, type, null, Importance.COMMON, List.of(), Set.of(), doc, Validator.ANY);
    }

    /** An option with a preset. */
    public static Option preset(String name, Type type, String preset, String doc) {
        return new Option(name, type, preset, Importance.COMMON, List.of(), Set.of(), doc, Validator.ANY);
    }

    /** The same, of no importance to most. */
    public Option rare() {
        return new Option(name, type, preset, Importance.RARE, choices, dependents, doc, validator);
    }

    /** The same, with these values alone. */
    public Option choices(String... values) {
        return new Option(name, type, preset, importance, List.of(values), dependents, doc, validator);
    }

    /** The same; whoever tells it must tell these too. */
    public Option with(String... others) {
        return new Option(name, type, preset, importance, choices, Set.of(others), doc, validator);
    }

    /** The same with a further condition. */
    public Option must(Validator condition) {
        return new Option(name, type, preset, importance, choices, dependents, doc, condition);
    }

    /** Must it be told? */
    public boolean required() {
        return importance == Importance.REQUIRED;
    }

    /** What is wrong with a value, completing a sentence that begins with the name; null when nothing is. */
    @Nullable
    String fault(String value) {
        if (value.isBlank()) {
            return "is blank";
        }
        String shape = shape(value.strip());
        if (shape != null) {
            return shape;
        }
        return choices.isEmpty() || choices.contains(value.strip())
                ? validator.fault(value.strip())
                : shown(value) + "is none of " + String.join(", ", choices) + Nearest.hint(value.strip(), choices);
    }

    private @Nullable String shape(String value) {
        try {
            return switch (type) {
                case INTEGER -> valid(Long.toString(Long.parseLong(value)));
                case FLAG ->
                    Set.of("true", "false").contains(value) ? null : shown(value) + "is neither true nor false";
                case DURATION -> valid(duration(value));
                case URL -> url(value);
                case TEXT, SECRET, LIST -> null;
            };
        } catch (NumberFormatException e) {
            return shown(value) + "is not a whole number";
        } catch (DateTimeException | ArithmeticException e) {
            return shown(value) + "is not a duration such as 30s, 5m, 2h or 7d";
        }
    }

    private static @Nullable String valid(Object parsed) {
        return parsed instanceof Duration duration && duration.isNegative() ? "is negative" : null;
    }

    private static @Nullable String url(String value) {
        try {
            URI address = new URI(value);
            if (address.getHost() == null || !List.of("https", "http").contains(address.getScheme())) {
                return "is not an address such as https://social.example";
            }
            return address.getRawUserInfo() == null
                    ? null
                    : "holds a user or password: tell them in options of their own";
        } catch (java.net.URISyntaxException e) {
            return "is not an address such as https://social.example";
        }
    }

    /** An address may hold a token and a secret is one, so neither is shown. */
    private String shown(String value) {
        return type == Type.SECRET || type == Type.URL ? "" : "(" + value + ") ";
    }

    static Duration duration(String value) {
        String number = value.substring(0, value.length() - 1);
        boolean plain = number.matches("\\d{1,9}");
        char unit = value.charAt(value.length() - 1);
        return switch (plain ? unit : ' ') {
            case 's' -> Duration.ofSeconds(Long.parseLong(number));
            case 'm' -> Duration.ofMinutes(Long.parseLong(number));
            case 'h' -> Duration.ofHours(Long.parseLong(number));
            case 'd' -> Duration.ofDays(Long.parseLong(number));
            default -> Duration.parse(value);
        };
    }
}
