package io.sccc.core.spi;

import io.sccc.core.model.Post;
import io.sccc.core.model.Understanding;
import io.sccc.core.understand.TextFeatures;

/**
 * Believes something about a post. Pure: the same arguments give the same belief, nothing is remembered, nobody is
 * called. Thread-safe: many worker threads call it at once.
 */
@FunctionalInterface
public interface Understander {

    /**
     * Its beliefs; aspects it has no opinion of are left out.
     *
     * @param post the post, personal data already masked
     * @param text what the text looks like, computed once for all understanders
     * @param soFar the merged beliefs of the understanders before it in the list (the language, above all)
     */
    Understanding understand(Post post, TextFeatures text, Understanding soFar);
}
