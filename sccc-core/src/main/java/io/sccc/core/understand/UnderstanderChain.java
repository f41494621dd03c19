package io.sccc.core.understand;

import io.sccc.core.model.Post;
import io.sccc.core.model.Understanding;
import io.sccc.core.spi.Understander;
import java.util.List;

/**
 * One list of understanders, asked in order; each sees what those before it believe, and for each aspect the surest
 * finding stays. Where a trained model joins the word lists, it joins here.
 */
public final class UnderstanderChain implements Understander {

    private final List<Understander> chain;

    /** The chain of these understanders. */
    public UnderstanderChain(List<? extends Understander> chain) {
        this.chain = List.copyOf(chain);
    }

    /** What the chain believes of a post. */
    public Understanding understand(Post post, TextFeatures text) {
        return understand(post, text, Understanding.NONE);
    }

    @Override
    public Understanding understand(Post post, TextFeatures text, Understanding soFar) {
        Understanding merged = soFar;
        for (Understander understander : chain) {
            Understanding belief = understander.understand(post, text, merged);
            merged = merged.equals(Understanding.NONE) ? belief : Understanding.merge(List.of(merged, belief));
        }
        return merged;
    }
}
