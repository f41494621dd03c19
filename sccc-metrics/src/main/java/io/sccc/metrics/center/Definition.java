package io.sccc.metrics.center;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a number of the center means, written down once.
 *
 * @param id its name in every export
 * @param unit {@code posts}, {@code people}, {@code seconds}, {@code ratio} ...
 * @param additive whether values of windows, and of values of a dimension that a post has one of, add up
 * @param by dimensions by which it is told
 * @param texts what it is, by language ({@code en}, {@code es}, {@code pt})
 */
public record Definition(String id, String unit, boolean additive, List<String> by, Map<String, Words> texts) {

    /** Copies the collections. */
    public Definition {
        by = List.copyOf(by);
        texts = Map.copyOf(texts);
    }

    /** In this language, else in English. */
    public Words in(String lang) {
        Words words = texts.get(lang);
        return words != null ? words : texts.getOrDefault("en", new Words(id, "", "", null, null, null));
    }

    /**
     * In one language.
     *
     * @param name what people call it
     * @param what what it is
     * @param numerator what is counted
     * @param denominator by what it is divided; null when by nothing
     * @param starts what starts the time it measures; null when it measures none
     * @param ends what ends it; null when nothing does
     */
    public record Words(
            String name,
            String what,
            String numerator,
            @Nullable String denominator,
            @Nullable String starts,
            @Nullable String ends) {}
}
