package io.sccc.nlp;

import io.sccc.core.model.Finding;
import io.sccc.core.model.Post;
import io.sccc.core.model.Sentiment;
import io.sccc.core.model.Understanding;
import io.sccc.core.spi.Understander;
import io.sccc.core.understand.TextFeatures;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sentiment of a post by word lists in English, Spanish and Portuguese, as Latin America writes them above all. Believes
 * {@link Understanding#SENTIMENT}: a label of {@link Sentiment} and how sure it is. A post in another language, or in one
 * nobody knows yet, is read by the list that knows most of its words, and believed less.
 *
 * <p>The lists are read once, by {@link #wordLists()}. Immutable: any thread may call it; a post takes a few microseconds.
 */
public final class SentimentUnderstander implements Understander {
    private final LexiconTrie symbols;
    private final Map<SentimentLanguage, LexiconTrie> words = new EnumMap<>(SentimentLanguage.class);

    private SentimentUnderstander() {
        symbols = new LexiconTrie(LexiconReader.resource("symbols.txt", false));
        for (SentimentLanguage language : SentimentLanguage.values()) {
            words.put(language, new LexiconTrie(LexiconReader.resource(language.file(), true)));
        }
    }

    /**
     * Reads the lists that come with this module; called once, when the pipeline is built.
     *
     * @throws IllegalArgumentException a list is missing or has bad lines
     */
    public static SentimentUnderstander wordLists() {
        return new SentimentUnderstander();
    }

    /** The sentiment of the text as it was written; {@code soFar} tells the language. Asks nothing else of the post. */
    @Override
    public Understanding understand(Post post, TextFeatures text, Understanding soFar) {
        Finding finding = finding(text.raw(), soFar.language());
        return new Understanding(Map.of(Understanding.SENTIMENT, finding), Set.of());
    }

    Finding finding(String raw, @Nullable String code) {
        SentimentText text = SentimentScanner.scan(raw, symbols);
        SentimentLanguage language = SentimentLanguage.of(code);
        return language == null ? guess(text) : SentimentScale.finding(text, measure(text, language), language);
    }

    /** By the list that knows most words of the text; among equals by the first. */
    private Finding guess(SentimentText text) {
        SentimentLanguage best = SentimentLanguage.ES;
        Polarity most = measure(text, best);
        for (SentimentLanguage language : List.of(SentimentLanguage.EN, SentimentLanguage.PT)) {
            Polarity polarity = measure(text, language);
            if (polarity.hits() > most.hits()) {
                most = polarity;
                best = language;
            }
        }
        return SentimentScale.guess(text, most, best);
    }

    private Polarity measure(SentimentText text, SentimentLanguage language) {
        LexiconTrie list = words.get(language);
        if (list == null) {
            throw new IllegalStateException("no word list of language (%s)".formatted(language));
        }
        return PolarityMeter.measure(text, list);
    }
}
