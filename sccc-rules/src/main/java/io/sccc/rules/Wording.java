package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.core.model.LocalizedText;
import io.sccc.rules.Condition.AnyOf;
import io.sccc.rules.Condition.Comparison;
import io.sccc.rules.Condition.Has;
import io.sccc.rules.Condition.Is;
import io.sccc.rules.Condition.Not;
import io.sccc.rules.Condition.OneOf;
import io.sccc.rules.Condition.OrUnknown;
import io.sccc.rules.Condition.Says;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Conditions in words, in English, Spanish and Portuguese. Facts keep the names that rules use. */
final class Wording {

    private static final int SHOWN = 8;
    private static final LocalizedText ALWAYS = LocalizedText.of("always", "siempre", "sempre");

    private Wording() {}

    /** A reason made of the conditions of a rule. */
    static LocalizedText of(List<Condition> conditions) {
        if (conditions.isEmpty()) {
            return ALWAYS;
        }
        return each(lang ->
                String.join("; ", conditions.stream().map(it -> of(it, lang)).toList()));
    }

    static LocalizedText of(Condition condition) {
        return each(lang -> of(condition, lang));
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

    private static String of(Condition condition, String lang) {
        if (condition instanceof Not it) {
            return in(lang, "not (", "no (", "não (") + of(it.condition(), lang) + ")";
        }
        if (condition instanceof OrUnknown it) {
            return of(it.condition(), lang) + in(lang, " or is not known", " o no se sabe", " ou não se sabe");
        }
        if (condition instanceof Says it) {
            return in(lang, "the text says ", "el texto dice ", "o texto diz ") + quoted(it.values(), lang);
        }
        if (condition instanceof Has it) {
            return it.fact() + in(lang, " has ", " incluye ", " inclui ") + quoted(it.values(), lang);
        }
        return condition.fact() + in(lang, " is ", " es ", " é ") + needed(condition, lang);
    }

    /** What is asked of the fact, without its name. */
    static String needed(Condition condition, String lang) {
        if (condition instanceof Comparison it) {
            return comparison(it);
        }
        if (condition instanceof AnyOf it) {
            return or(it.comparisons().stream().map(Wording::comparison).toList(), lang);
        }
        if (condition instanceof Is it) {
            return value(it.value(), lang);
        }
        if (condition instanceof OneOf it) {
            return or(it.values(), lang);
        }
        if (condition instanceof Has it) {
            return quoted(it.values(), lang);
        }
        if (condition instanceof Says it) {
            return quoted(it.values(), lang);
        }
        if (condition instanceof Not it) {
            return in(lang, "not ", "no ", "não ") + needed(it.condition(), lang);
        }
        Condition inner = ((OrUnknown) condition).condition();
        return needed(inner, lang) + in(lang, " or unknown", " o desconocido", " ou desconhecido");
    }

    private static String comparison(Comparison it) {
        return it.operator().sign() + " " + number(it.value());
    }

    /** A number without an exponent and without a useless fraction. */
    static String number(double value) {
        if (value == 0) {
            return "0";
        }
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }

    /** A value of a fact; people's own words are not repeated. */
    static String value(Fact<?> fact, Object value, String lang) {
        if (fact.equals(Fact.TEXT) || fact.equals(Fact.KEYWORDS)) {
            return in(lang, "the text (not shown)", "el texto (no se muestra)", "o texto (não se mostra)");
        }
        return value(value, lang);
    }

    private static String value(Object value, String lang) {
        if (value instanceof Boolean flag) {
            return flag ? in(lang, "true", "verdadero", "verdadeiro") : in(lang, "false", "falso", "falso");
        }
        return value instanceof Double number ? number(number) : value.toString();
    }

    /** For a fact nobody supplied. */
    static String unknown(String lang) {
        return in(lang, "unknown", "desconocido", "desconhecido");
    }

    private static String quoted(List<String> values, String lang) {
        return or(values.stream().map(value -> '"' + value + '"').toList(), lang);
    }

    private static String or(List<String> values, String lang) {
        List<String> shown = new ArrayList<>(values.subList(0, Math.min(SHOWN, values.size())));
        if (values.size() > SHOWN) {
            shown.add("...");
        }
        return String.join(in(lang, " or ", " o ", " ou "), shown);
    }
}
