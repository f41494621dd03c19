package io.sccc.core.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is believed about a post: for each aspect ({@link #LANGUAGE}, {@link #SENTIMENT}, a cue, any task a model was
 * trained for) the surest {@link Finding}, and its topics.
 *
 * @param findings aspect name to finding
 * @param topics hashtags and names of matched keyword sets, folded
 */
public record Understanding(Map<String, Finding> findings, Set<String> topics) {

    /** Aspect: ISO 639-1 code, {@code other} or {@code und}. */
    public static final String LANGUAGE = "language";
    /** Aspect: {@link Sentiment#label()}. */
    public static final String SENTIMENT = "sentiment";
    /** Aspect: what the author wants, as one word. */
    public static final String INTENT = "intent";
    /** Cue: something is wrong and the author says so. */
    public static final String COMPLAINT = "complaint";
    /** Cue: the author wants an answer. */
    public static final String QUESTION = "question";
    /** Cue: it cannot wait. */
    public static final String URGENT = "urgent";
    /** Cue: the author wants to buy. */
    public static final String PURCHASE_INTENT = "purchase_intent";
    /** Cue: the author proposes something. */
    public static final String IDEA = "idea";
    /** Cue: the author thanks or praises. */
    public static final String PRAISE = "praise";
    /** Cue: advertising, bait, repetition. */
    public static final String SPAM = "spam";

    /** Nothing is known. */
    public static final Understanding NONE = new Understanding(Map.of(), Set.of());

    /** Copies the collections. */
    public Understanding {
        findings = Map.copyOf(findings);
        topics = Set.copyOf(topics);
    }

    /** The finding for an aspect; null when nobody has one. */
    public @Nullable Finding of(String aspect) {
        return findings.get(aspect);
    }

    /** The label found for an aspect; null when nobody has one. */
    public @Nullable String label(String aspect) {
        Finding finding = findings.get(aspect);
        return finding == null ? null : finding.label();
    }

    /** Is a cue there? False when nobody looked. */
    public boolean is(String cue) {
        Finding finding = findings.get(cue);
        return finding != null && finding.yes();
    }

    /** The language; null when nobody looked. */
    public @Nullable String language() {
        return label(LANGUAGE);
    }

    /**
     * Sentiment as one number: minus the score for negative, plus the score for positive, 0 for neutral; null when nobody
     * looked.
     */
    public @Nullable Double polarity() {
        Finding finding = findings.get(SENTIMENT);
        if (finding == null) {
            return null;
        }
        if (Sentiment.NEUTRAL.label().equals(finding.label())) {
            return 0.0;
        }
        return Sentiment.NEGATIVE.label().equals(finding.label()) ? -finding.score() : finding.score();
    }

    /** All beliefs together: for each aspect the surest finding, on a tie the earlier one; all topics. */
    public static Understanding merge(Collection<Understanding> beliefs) {
        Map<String, Finding> surest = new LinkedHashMap<>();
        Set<String> topics = new LinkedHashSet<>();
        for (Understanding belief : beliefs) {
            belief.findings.forEach((aspect, finding) ->
                    surest.merge(aspect, finding, (old, now) -> now.score() > old.score() ? now : old));
            topics.addAll(belief.topics);
        }
        return new Understanding(surest, topics);
    }
}
