package io.sccc.nlp;

import io.sccc.core.model.Finding;
import io.sccc.core.model.Post;
import io.sccc.core.model.Understanding;
import io.sccc.core.spi.Understander;
import io.sccc.core.understand.TextFeatures;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the language of a post: {@code es}, {@code pt}, {@code en}, another ISO 639-1 code, {@code other} or, for a text
 * without letters, {@code und}. A language the source gives is believed if it is one of the first three.
 *
 * <p>Everyday words decide most texts; the rest is weighed with the character runs of Apache OpenNLP's language model.
 * Immutable and thread-safe.
 */
public final class LanguageUnderstander implements Understander {

    private static final Set<String> BELIEVED = Set.of("es", "pt", "en");

    private final LanguageGuess guess = new LanguageGuess();

    /** Reads OpenNLP's model from the class path, which takes about a second; make one and keep it. */
    public LanguageUnderstander() {}

    /** The language alone. */
    @Override
    public Understanding understand(Post post, TextFeatures text, Understanding soFar) {
        String given = given(post.lang());
        Finding finding = given != null ? new Finding(given, 1) : guess.of(text.raw());
        return new Understanding(Map.of(Understanding.LANGUAGE, finding), Set.of());
    }

    /** The language of {@code es}, {@code es-MX} or {@code ES_mx}; null if it is not to be believed. */
    private static @Nullable String given(@Nullable String lang) {
        if (lang == null || lang.length() < 2 || (lang.length() > 2 && Character.isLetter(lang.charAt(2)))) {
            return null;
        }
        String code = lang.substring(0, 2).toLowerCase(Locale.ROOT);
        return BELIEVED.contains(code) ? code : null;
    }
}
