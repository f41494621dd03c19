package io.sccc.nlp;

import io.sccc.core.spi.Understander;
import java.util.List;

/** The understanders this module brings. */
public final class Understanders {

    private Understanders() {}

    /**
     * In the order they build on one another: language, sentiment, cues. The first call reads models and lists, which takes
     * about a second; later ones give the same understanders, which are immutable and serve any number of centers.
     */
    public static List<Understander> builtIn() {
        return BuiltIn.ALL;
    }

    /** Read when first asked for. */
    private static final class BuiltIn {
        static final List<Understander> ALL =
                List.of(new LanguageUnderstander(), SentimentUnderstander.wordLists(), new CueUnderstander());
    }
}
