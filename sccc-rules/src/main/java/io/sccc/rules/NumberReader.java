package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Sentiment;
import io.sccc.rules.Condition.AnyOf;
import io.sccc.rules.Condition.Comparison;
import io.sccc.rules.Condition.Operator;
import io.sccc.rules.FaultList.In;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a rule asks of a number.
 *
 * @param fact the number
 * @param what the field, for messages
 */
record NumberReader(Fact<Double> fact, String what, In in) {

    private static final Set<Fact<?>> SHARES = Set.of(Fact.INTENT_SCORE, Fact.CONTENT_SCORE);

    private static final Map<String, String> MEANT =
            Map.of("=>", ">=", "=<", "<=", "<>", "!=", "><", "!=", "=!", "!=", "===", "=", "!==", "!=");

    /** The comparisons of which one must hold; null after a fault. */
    @Nullable
    Condition read(List<Node> items) {
        List<Comparison> comparisons = new ArrayList<>();
        for (Node item : items) {
            Comparison comparison = comparison(item);
            if (comparison != null) {
                comparisons.add(comparison);
            }
        }
        if (comparisons.size() < items.size()) {
            return null;
        }
        return comparisons.size() == 1
                ? comparisons.get(0)
                : new AnyOf(comparisons.get(0).fact(), comparisons);
    }

    private @Nullable Comparison comparison(Node item) {
        Matcher matcher = FieldReader.OPERATOR.matcher(item.text());
        boolean signed = matcher.matches();
        Operator operator = signed ? FieldReader.OPERATORS.get(matcher.group(1)) : Operator.EQUAL;
        if (operator == null) {
            in.add(
                    FaultList.VALUE,
                    item,
                    "operator " + Quote.of(matcher.group(1)) + " of " + what + " is not known",
                    meant(matcher.group(1)) + "Use one of < <= > >= = !=");
            return null;
        }
        String operand = signed ? matcher.group(2).strip() : item.text().strip();
        Sentiment word = fact.equals(Fact.SENTIMENT) ? Sentiment.named(operand.toLowerCase(Locale.ROOT)) : null;
        if (word != null) {
            return word(item, operator, sign(word));
        }
        Double number = number(item, operand);
        return number == null ? null : new Comparison(fact, operator, number);
    }

    private static String meant(String operator) {
        String meant = MEANT.get(operator);
        return meant == null ? "" : "Did you mean " + Quote.of(meant) + "? ";
    }

    private @Nullable Comparison word(Node item, Operator operator, Operator sign) {
        if (operator != Operator.EQUAL && operator != Operator.NOT_EQUAL) {
            in.add(
                    FaultList.VALUE,
                    item,
                    "operator " + Quote.of(operator.sign()) + " of " + what + " is not for a word",
                    "Write the word alone, or a number");
            return null;
        }
        return new Comparison(Fact.SENTIMENT, operator == Operator.EQUAL ? sign : opposite(sign), 0);
    }

    private static Operator opposite(Operator sign) {
        return switch (sign) {
            case LESS -> Operator.AT_LEAST;
            case MORE -> Operator.AT_MOST;
            default -> Operator.NOT_EQUAL;
        };
    }

    private @Nullable Double number(Node item, String digits) {
        if (fact.equals(Fact.SENTIMENT) && !digits.isEmpty() && Character.isLetter(digits.charAt(0))) {
            in.add(
                    FaultList.VALUE,
                    item,
                    "value " + Quote.of(digits) + " of " + what + " is not known",
                    NearMiss.fix(
                            digits,
                            List.of("negative", "neutral", "positive"),
                            "Write negative, neutral, positive or a comparison such as \"<= -0.3\""));
            return null;
        }
        Double number = Literals.number(fact, item, digits, what, in);
        double least = fact.equals(Fact.SENTIMENT) ? -1 : SHARES.contains(fact) ? 0 : Double.NEGATIVE_INFINITY;
        double most = least > -2 ? 1 : Double.POSITIVE_INFINITY;
        if (number != null && (number < least || number > most)) {
            in.add(
                    FaultList.VALUE,
                    item,
                    "value " + Quote.of(digits) + " of " + what + " is not within " + (int) least + " and 1",
                    "Write a number of that range");
            return null;
        }
        return number;
    }

    private static Operator sign(Sentiment sentiment) {
        return switch (sentiment) {
            case NEGATIVE -> Operator.LESS;
            case NEUTRAL -> Operator.EQUAL;
            case POSITIVE -> Operator.MORE;
        };
    }
}
