package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.core.model.LocalizedText;
import io.sccc.rules.Condition.AnyOf;
import io.sccc.rules.Condition.Comparison;
import io.sccc.rules.Condition.Has;
import io.sccc.rules.Condition.Is;
import io.sccc.rules.Condition.Matches;
import io.sccc.rules.Condition.Not;
import io.sccc.rules.Condition.OneOf;
import io.sccc.rules.Condition.Operator;
import io.sccc.rules.Condition.OrUnknown;
import io.sccc.rules.Condition.Says;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/** Conditions in words, in English, Spanish and Portuguese. What must not be is said once, never as a double negative. */
final class Wording {

    private static final int SHOWN = 5;
    private static final int DECIMALS = 2;
    private static final double FARTHEST = 1e11; // seconds from 1970, some 3,000 years
    private static final LocalizedText ALWAYS = LocalizedText.of("always", "siempre", "sempre");

    private Wording() {}

    /** A reason made of the conditions of a rule. */
    static LocalizedText of(List<Condition> conditions) {
        if (conditions.isEmpty()) {
            return ALWAYS;
        }
        return each(lang -> String.join(
                "; ", conditions.stream().map(it -> phrase(it, true, lang)).toList()));
    }

    static LocalizedText of(Condition condition) {
        return each(lang -> phrase(condition, true, lang));
    }

    /** A text made for each of the three languages. */
    static LocalizedText each(UnaryOperator<String> made) {
        return LocalizedText.of(made.apply("en"), made.apply("es"), made.apply("pt"));
    }

    /** The one of three texts for a language; English for any other. */
    static String in(String lang, String en, String es, String pt) {
        return switch (lang) {
            case "es" -> es;
            case "pt" -> pt;
            default -> en;
        };
    }

    /** The condition, or its opposite, with the name of its fact. */
    private static String phrase(Condition condition, boolean so, String lang) {
        if (condition instanceof Not it) {
            return phrase(it.condition(), !so, lang);
        }
        if (condition instanceof OrUnknown it) {
            return phrase(it.condition(), so, lang) + orUnknown(it, so, lang);
        }
        if (condition instanceof Says it) {
            return in(lang, "the text ", "el texto ", "o texto ")
                    + (so ? in(lang, "says ", "dice ", "diz ") : in(lang, "does not say ", "no dice ", "não diz "))
                    + quoted(it.values(), so, lang);
        }
        String label = Labels.of(condition.fact().name()).bestFor(lang);
        if (condition instanceof Has it) {
            String verb = so
                    ? in(lang, " has ", " incluye ", " inclui ")
                    : in(lang, " does not have ", " no incluye ", " não inclui ");
            return label + verb + quoted(it.values(), so, lang);
        }
        if (condition instanceof OneOf it) {
            String verb = so ? in(lang, " is ", " es ", " é ") : in(lang, " is not ", " no es ", " não é ");
            return label + verb + words(it, so, lang);
        }
        if (condition instanceof Matches it) {
            String verb = so
                    ? in(lang, " matches ", " coincide con ", " corresponde a ")
                    : in(lang, " does not match ", " no coincide con ", " não corresponde a ");
            return label + verb + pattern(it);
        }
        return label + ": " + asked(condition, so, lang);
    }

    /** What is asked of the fact, without its name. */
    static String needed(Condition condition, String lang) {
        return asked(condition, true, lang);
    }

    private static String asked(Condition condition, boolean so, String lang) {
        if (condition instanceof Not it) {
            return asked(it.condition(), !so, lang);
        }
        if (condition instanceof OrUnknown it) {
            return asked(it.condition(), so, lang) + orUnknown(it, so, lang);
        }
        if (condition instanceof Is it) {
            return yesOrNo(it.value() == so, lang);
        }
        if (condition instanceof Comparison it) {
            return comparison(it, so, lang);
        }
        if (condition instanceof AnyOf it) {
            String joint = so ? in(lang, " or ", " o ", " ou ") : in(lang, " and ", " y ", " e ");
            return String.join(
                    joint,
                    it.comparisons().stream()
                            .map(one -> comparison(one, so, lang))
                            .toList());
        }
        String not = so ? "" : in(lang, "not ", "no ", "não ");
        if (condition instanceof OneOf it) {
            return not + words(it, so, lang);
        }
        if (condition instanceof Matches it) {
            return not + pattern(it);
        }
        return not + quoted(condition instanceof Has it ? it.values() : ((Says) condition).values(), so, lang);
    }

    /** Of words, "is not x" says already that it may be unknown. */
    private static String orUnknown(OrUnknown condition, boolean so, String lang) {
        Condition inner = condition.condition();
        boolean said = inner instanceof Not it
                && (it.condition() instanceof OneOf
                        || it.condition() instanceof Has
                        || it.condition() instanceof Says
                        || it.condition() instanceof Matches);
        return so && !said ? in(lang, " or unknown", " o desconocido", " ou desconhecido") : "";
    }

    private static String pattern(Matches condition) {
        return "/" + condition.pattern() + "/";
    }

    private static String comparison(Comparison it, boolean so, String lang) {
        Operator operator = so ? it.operator() : opposite(it.operator());
        return it.fact().equals(Fact.AT)
                ? whenIs(operator, lang) + time(it.value())
                : howMuch(operator, lang) + plain(BigDecimal.valueOf(it.value()));
    }

    private static String howMuch(Operator operator, String lang) {
        return switch (operator) {
            case LESS -> in(lang, "less than ", "menos de ", "menos de ");
            case AT_MOST -> in(lang, "at most ", "como máximo ", "no máximo ");
            case MORE -> in(lang, "more than ", "más de ", "mais de ");
            case AT_LEAST -> in(lang, "at least ", "al menos ", "pelo menos ");
            case EQUAL -> in(lang, "exactly ", "exactamente ", "exatamente ");
            case NOT_EQUAL -> in(lang, "anything but ", "distinto de ", "diferente de ");
        };
    }

    private static String whenIs(Operator operator, String lang) {
        return switch (operator) {
            case LESS -> in(lang, "before ", "antes de ", "antes de ");
            case AT_MOST -> in(lang, "until ", "hasta ", "até ");
            case MORE -> in(lang, "after ", "después de ", "depois de ");
            case AT_LEAST -> in(lang, "from ", "desde ", "a partir de ");
            case EQUAL -> in(lang, "exactly ", "exactamente ", "exatamente ");
            case NOT_EQUAL -> in(lang, "any time but ", "distinto de ", "diferente de ");
        };
    }

    private static Operator opposite(Operator operator) {
        return switch (operator) {
            case LESS -> Operator.AT_LEAST;
            case AT_MOST -> Operator.MORE;
            case MORE -> Operator.AT_MOST;
            case AT_LEAST -> Operator.LESS;
            case EQUAL -> Operator.NOT_EQUAL;
            case NOT_EQUAL -> Operator.EQUAL;
        };
    }

    /** A number that was seen, rounded to two decimals; the numbers of a rule are shown as it has them. */
    static String number(double value) {
        return Double.isFinite(value)
                ? plain(BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP))
                : Double.toString(value);
    }

    /** Seconds as {@link Fact#AT} counts them, as a date and time in UTC; as a number where no calendar reaches. */
    private static String time(double seconds) {
        return Math.abs(seconds) < FARTHEST
                ? Instant.ofEpochMilli((long) Math.floor(seconds * 1000)).toString()
                : number(seconds);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** A value of a fact; people's own words are not repeated. */
    static String value(Fact<?> fact, Object value, String lang) {
        if (fact.equals(Fact.TEXT) || fact.equals(Fact.KEYWORDS)) {
            return in(lang, "the text (not shown)", "el texto (no se muestra)", "o texto (não se mostra)");
        }
        if (fact.equals(Fact.AT) && value instanceof Double seconds) {
            return Instant.ofEpochSecond(Math.round(seconds)).toString();
        }
        if (value instanceof Boolean flag) {
            return yesOrNo(flag, lang);
        }
        if (value instanceof Collection<?> words) {
            return words.isEmpty()
                    ? in(lang, "none", "ninguno", "nenhum")
                    : String.join(", ", words.stream().map(Object::toString).toList());
        }
        if (fact.equals(Fact.AT) && value instanceof Double seconds) {
            return time(seconds);
        }
        return value instanceof Double number ? number(number) : Labels.word(fact, value.toString(), lang);
    }

    /** A span of time as people write it: 72 h, 15 min, 30 s. */
    static String span(Duration span) {
        if (span.toSeconds() % 3600 == 0) {
            return span.toHours() + " h";
        }
        return span.toSeconds() % 60 == 0 ? span.toMinutes() + " min" : span.toSeconds() + " s";
    }

    private static String yesOrNo(boolean value, String lang) {
        return value ? in(lang, "yes", "sí", "sim") : in(lang, "no", "no", "não");
    }

    /** For a fact nobody supplied. */
    static String unknown(String lang) {
        return in(lang, "unknown", "desconocido", "desconhecido");
    }

    private static String words(OneOf condition, boolean so, String lang) {
        return list(
                condition.values().stream()
                        .map(word -> Labels.word(condition.fact(), word, lang))
                        .toList(),
                so,
                lang);
    }

    private static String quoted(List<String> values, boolean so, String lang) {
        return list(values.stream().map(value -> '"' + value + '"').toList(), so, lang);
    }

    /** The first five and how many more. */
    private static String list(List<String> values, boolean so, String lang) {
        List<String> shown = new ArrayList<>(values.subList(0, Math.min(SHOWN, values.size())));
        int more = values.size() - shown.size();
        if (more > 0) {
            shown.add(in(lang, "%d more", "%d más", "mais %d").formatted(more));
        }
        String last = shown.remove(shown.size() - 1);
        String joint = so ? in(lang, " or ", " o ", " ou ") : in(lang, " or ", " ni ", " nem ");
        return shown.isEmpty() ? last : String.join(", ", shown) + joint + last;
    }
}
