package io.sccc.nlp;

import io.sccc.core.model.Finding;
import io.sccc.core.model.Sentiment;

/**
 * From feelings added up to a label and how sure it is. The sum is brought to -1..1 as VADER does (x / sqrt(x² + a)), cut at
 * the thresholds of the language, and the distance from the cut makes the score by a logistic curve. On labeled posts, a score
 * of 0.5 to 0.6 was right in about half of the cases, 0.7 to 0.8 in more than four of five, above 0.8 in 19 of 20; neutral
 * without any word of feeling in about half.
 */
final class SentimentScale {
    /** How large a sum must be to count as strong: at 3.5 the normalized value is 0.7. */
    private static final double SOFTENING = 12;

    private static final double EXCLAMATION_STRENGTHENS = 0.1;
    private static final int EXCLAMATIONS_COUNTED = 3;
    private static final double EXCLAMATION_GLADDENS = 0.3;
    private static final double ELLIPSIS_SADDENS = 0.1;
    private static final double QUESTION_WEAKENS = 0.7;
    private static final double QUESTION_SADDENS = 0.2;
    private static final int NEGATIONS_COUNTED = 3;
    private static final double GUESS_WEAKENS = 0.7;

    private static final double STEEPNESS = 2.5;
    private static final double SURELY_NEUTRAL = 0.6;
    private static final double HARDLY_NEUTRAL = 0.4;

    private SentimentScale() {}

    /** For a text known to be in {@code language}. */
    static Finding finding(SentimentText text, Polarity polarity, SentimentLanguage language) {
        return label(normalized(sum(text, polarity, language)), polarity, language, 1);
    }

    /** For a text that only seems to be in {@code language}: a weaker feeling, and less sure. */
    static Finding guess(SentimentText text, Polarity polarity, SentimentLanguage language) {
        double sum = GUESS_WEAKENS * sum(text, polarity, language);
        return label(normalized(sum), polarity, language, GUESS_WEAKENS);
    }

    private static double sum(SentimentText text, Polarity polarity, SentimentLanguage language) {
        double sum = polarity.positive() - polarity.negative();
        sum -= language.negationSaddens() * Math.min(polarity.negations(), NEGATIONS_COUNTED);
        if (text.exclamations > 0) {
            int counted = Math.min(text.exclamations, EXCLAMATIONS_COUNTED);
            sum = sum * (1 + EXCLAMATION_STRENGTHENS * counted) + EXCLAMATION_GLADDENS;
        }
        if (text.questions > 0) {
            sum = sum * QUESTION_WEAKENS - QUESTION_SADDENS;
        }
        return text.ellipses > 0 ? sum - ELLIPSIS_SADDENS : sum;
    }

    private static double normalized(double sum) {
        return sum / Math.sqrt(sum * sum + SOFTENING);
    }

    private static Finding label(double value, Polarity polarity, SentimentLanguage language, double trust) {
        if (value > language.positiveAbove()) {
            return new Finding(Sentiment.POSITIVE.label(), trust * sure(value - language.positiveAbove()));
        }
        if (value < language.negativeBelow()) {
            return new Finding(Sentiment.NEGATIVE.label(), trust * sure(language.negativeBelow() - value));
        }
        double score = polarity.feelings() == 0 ? SURELY_NEUTRAL : HARDLY_NEUTRAL;
        return new Finding(Sentiment.NEUTRAL.label(), trust * score);
    }

    private static double sure(double beyond) {
        return 1 / (1 + Math.exp(-STEEPNESS * beyond));
    }
}
