package io.sccc.nlp;

import io.sccc.core.model.Finding;
import io.sccc.core.model.Post;
import io.sccc.core.model.Sentiment;
import io.sccc.core.model.Understanding;
import io.sccc.core.spi.Understander;
import io.sccc.core.understand.TextFeatures;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds cues (complaint, question, urgency, intent to buy, idea, praise, spam), the intent they add up to, and topics, by
 * phrases and signs listed for Spanish, Portuguese and English. Stands after the language and the sentiment, and works without
 * them: without a language all lists count, without a sentiment only phrases do.
 *
 * <p>The score of a cue says how sure its label is, {@code "false"} too. Immutable and thread-safe; a few microseconds for a
 * short post.
 */
public final class CueUnderstander implements Understander {

    private static final List<String> CUES = List.of(
            Understanding.COMPLAINT,
            Understanding.QUESTION,
            Understanding.URGENT,
            Understanding.PURCHASE_INTENT,
            Understanding.IDEA,
            Understanding.PRAISE,
            Understanding.SPAM);
    private static final List<String> INTENTS = List.of(IntentChoice.CANCEL, IntentChoice.FRAUD, IntentChoice.THREAT);
    private static final int ALL_LANGUAGES = 7;
    /** Below this a language is a guess, and the lists of the others are asked too. */
    private static final double SURE = 0.75;

    /** Just above how sure the word lists are of a text without polar words. */
    private static final Finding UNHAPPY = new Finding(Sentiment.NEGATIVE.label(), 0.62);

    private static final int SIGNS = CUES.size() + INTENTS.size();
    private static final int TOPICS = SIGNS + CueEvidence.SIGNS.size();

    private final CueLexicon lexicon;
    private final CueEvidence evidence;

    /** Reads the lists. */
    public CueUnderstander() {
        lexicon = new CueLexicon(Stream.of(CUES, INTENTS, CueEvidence.SIGNS)
                .flatMap(List::stream)
                .toList());
        evidence = new CueEvidence(lexicon.names(), SIGNS);
    }

    /** The seven cues, the intent and the topics. */
    @Override
    public Understanding understand(Post post, TextFeatures text, Understanding soFar) {
        CueTokens tokens = tokens(text);
        float[] sums = sums(tokens, soFar);
        CueBalance.settle(sums, evidence.weigh(tokens, sums, soFar.polarity()), soFar.polarity());
        Map<String, Finding> findings = new HashMap<>();
        for (int i = 0; i < CUES.size(); i++) {
            findings.put(CUES.get(i), finding(sums[i]));
        }
        findings.put(Understanding.INTENT, IntentChoice.of(sums));
        if (plainlyUnhappy(sums, soFar)) {
            findings.put(Understanding.SENTIMENT, UNHAPPY);
        }
        return new Understanding(findings, topics(sums, text));
    }

    /** What cues and signs are looked for in. */
    CueTokens tokens(TextFeatures text) {
        return lexicon.tokens(text.raw());
    }

    /** How loud each cue, sign and topic is, before they are weighed. */
    float[] sums(CueTokens tokens, Understanding soFar) {
        return new CueMatches(lexicon, tokens, languages(soFar)).sums();
    }

    /** What weighs them. */
    CueEvidence evidence() {
        return evidence;
    }

    /** A complaint told without one polar word: nobody who complains is indifferent. */
    private static boolean plainlyUnhappy(float[] sums, Understanding soFar) {
        Finding sentiment = soFar.of(Understanding.SENTIMENT);
        return sums[CUES.indexOf(Understanding.COMPLAINT)] >= CueBalance.ENOUGH
                && sentiment != null
                && Sentiment.NEUTRAL.label().equals(sentiment.label())
                && sentiment.score() < UNHAPPY.score();
    }

    private static int languages(Understanding soFar) {
        Finding language = soFar.of(Understanding.LANGUAGE);
        int known = language == null || language.score() < SURE ? -1 : CueLexicon.LANGUAGES.indexOf(language.label());
        return known < 0 ? ALL_LANGUAGES : 1 << known;
    }

    private static Finding finding(float sum) {
        return Finding.of(sum >= CueBalance.ENOUGH, CueBalance.certainty(sum));
    }

    private Set<String> topics(float[] sums, TextFeatures text) {
        Set<String> topics = new HashSet<>(text.hashtags());
        for (int i = TOPICS; i < sums.length; i++) {
            if (sums[i] >= CueBalance.ENOUGH) {
                topics.add(lexicon.names().get(i));
            }
        }
        return topics;
    }
}
