package io.sccc.nlp;

import io.sccc.core.spi.Understander;
import java.util.List;

/** The understanders this module brings. */
public final class Understanders {

    private Understanders() {}

    /**
     * Fresh ones in the order they build on one another: language, sentiment, cues. Reads models and lists, which takes about a
     * second; called once when an application starts.
     */
    public static List<Understander> builtIn() {
        return List.of(new LanguageUnderstander(), SentimentUnderstander.wordLists(), new CueUnderstander());
    }
}
