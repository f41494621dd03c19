package io.sccc.nlp;

import org.jspecify.annotations.Nullable;

/**
 * Adds up the feelings of one text, word by word, with what turns them round, strengthens or weakens them; the manner of
 * adding follows Hutto and Gilbert, "VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social Media Text"
 * (ICWSM 2014). One object for one text and one thread.
 */
final class PolarityMeter {
    /** A negated feeling is weaker than its opposite: "not great" is not "terrible". */
    private static final double NEGATED_POSITIVE = -0.75;

    private static final double NEGATED_NEGATIVE = -0.5;
    private static final double LOUD = 1.3;
    private static final double STRETCHED = 1.2;
    private static final int REACH_OF_DEGREE = 3;
    private static final int SAME_SYMBOL_COUNTED = 2;
    private static final double MAX_DEGREE = 2;

    private final SentimentText text;
    private final LexiconTrie words;
    private final char[] squeezed = new char[40];
    private double positive;
    private double negative;
    private double sarcasm = -1;
    private int hits;
    private int feelings;
    private int negations;
    private int negationLeft;
    private double degree = 1;
    private int degreeLeft;
    private double last;
    private int lastToken = -2;
    private int sameSymbol;
    private int nextToken;

    private PolarityMeter(SentimentText text, LexiconTrie words) {
        this.text = text;
        this.words = words;
    }

    /** What {@code text} amounts to by the list {@code words}. */
    static Polarity measure(SentimentText text, LexiconTrie words) {
        PolarityMeter meter = new PolarityMeter(text, words);
        while (meter.nextToken < text.size()) {
            meter.step(meter.nextToken++);
        }
        double meant = meter.sarcasm < 0 ? meter.positive : -meter.sarcasm * meter.positive;
        return new Polarity(meant, meter.negative, meter.feelings, meter.negations, meter.hits);
    }

    private void step(int token) {
        if (text.isAfterBreak(token)) {
            negationLeft = 0;
            degreeLeft = 0;
        }
        LexiconEntry symbol = text.symbol(token);
        LexiconEntry entry = symbol != null ? symbol : longest(token);
        if (entry == null) {
            pass();
        } else if (symbol != null) {
            symbol(token, symbol);
        } else {
            hits++;
            take(token, entry);
        }
    }

    private void pass() {
        negationLeft--;
        degreeLeft--;
    }

    private void take(int token, LexiconEntry entry) {
        switch (entry.role()) {
            case POLARITY -> feel(token, entry.weight());
            case NEGATION -> negate(entry.weight());
            case DEGREE -> strengthen(token, entry.weight());
            case CONTRAST -> contrast(entry.weight());
            case SARCASM -> sarcasm = entry.weight();
        }
    }

    private void feel(int token, double weight) {
        double felt = weight * (degreeLeft > 0 ? degree : 1) * emphasis(token);
        if (negationLeft > 0) {
            felt *= felt > 0 ? NEGATED_POSITIVE : NEGATED_NEGATIVE;
        }
        if (weight != 0) {
            add(felt);
            lastToken = nextToken - 1;
        }
        degreeLeft = 0;
        pass();
    }

    private double emphasis(int token) {
        return (text.isLoud(token) ? LOUD : 1) * (text.isStretched(token) ? STRETCHED : 1);
    }

    private void add(double felt) {
        if (felt > 0) {
            positive += felt;
        } else {
            negative -= felt;
        }
        last = felt;
        feelings++;
    }

    private void negate(double scope) {
        if (scope > 0) {
            negations++;
            negationLeft = (int) scope;
        } else {
            pass();
        }
    }

    /** "Me gustó mucho": right behind a feeling the degree belongs to that one, else to the next. */
    private void strengthen(int token, double factor) {
        if (lastToken == token - 1 && !text.isAfterBreak(token)) {
            int counted = feelings;
            add(last * (factor - 1));
            feelings = counted;
            return;
        }
        degree = degreeLeft > 0 ? Math.min(degree * factor, MAX_DEGREE) : factor;
        degreeLeft = REACH_OF_DEGREE;
        negationLeft--;
    }

    private void contrast(double factor) {
        positive *= factor;
        negative *= factor;
        negationLeft = 0;
        degreeLeft = 0;
    }

    private void symbol(int token, LexiconEntry symbol) {
        sameSymbol = token > 0 && symbol.equals(text.symbol(token - 1)) ? sameSymbol + 1 : 1;
        negationLeft = 0;
        if (symbol.role() == LexiconRole.SARCASM) {
            sarcasm = symbol.weight();
        } else if (sameSymbol <= SAME_SYMBOL_COUNTED && symbol.weight() != 0) {
            add(symbol.weight() / sameSymbol);
        }
    }

    /** The longest form that begins with the token; moves on behind it. */
    private @Nullable LexiconEntry longest(int token) {
        LexiconEntry found = null;
        int end = 0;
        int node = LetterTree.ROOT;
        for (int i = text.start(token); i < text.length; i++) {
            node = words.next(node, text.signs[i]);
            if (node == LetterTree.NOWHERE) {
                break;
            }
            boolean whole =
                    i + 1 == text.length || text.signs[i + 1] == ' ' || text.signs[i + 1] == SentimentText.BREAK;
            LexiconEntry here = whole && words.word(node) != null ? words.word(node) : words.stem(node);
            if (here != null) {
                found = here;
                end = i + 1;
            }
        }
        if (found == null) {
            return text.isStretched(token) ? squeezed(token) : null;
        }
        while (nextToken < text.size() && text.start(nextToken) < end) {
            nextToken++;
        }
        return found;
    }

    /** "Goood" was tried as "good", now "soo" is tried as "so". */
    private @Nullable LexiconEntry squeezed(int token) {
        int length = 0;
        for (int i = text.start(token); i < text.end(token) && length < squeezed.length; i++) {
            if (length == 0 || squeezed[length - 1] != text.signs[i]) {
                squeezed[length++] = text.signs[i];
            }
        }
        LexiconEntry found = null;
        int node = LetterTree.ROOT;
        for (int i = 0; i < length && node != LetterTree.NOWHERE; i++) {
            node = words.next(node, squeezed[i]);
            if (node != LetterTree.NOWHERE) {
                LexiconEntry here = i + 1 == length && words.word(node) != null ? words.word(node) : words.stem(node);
                found = here != null ? here : found;
            }
        }
        return found;
    }
}
