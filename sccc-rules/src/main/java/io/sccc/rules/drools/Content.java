package io.sccc.rules.drools;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The best content found for the post, for rules in DRL. What is not known is null. Immutable. */
public final class Content extends Part {

    static final List<Property> PROPERTIES = List.of(
            new Property("found", Fact.CONTENT_FOUND),
            new Property("score", Fact.CONTENT_SCORE),
            new Property("id", Fact.CONTENT_ID),
            new Property("lang", Fact.CONTENT_LANG));

    Content(Facts facts) {
        super(facts, PROPERTIES);
    }

    /** Whether content was found that is good enough to be offered. */
    public @Nullable Boolean getFound() {
        return get(Fact.CONTENT_FOUND);
    }

    /** How well it fits, 0 to 1. */
    public @Nullable Double getScore() {
        return get(Fact.CONTENT_SCORE);
    }

    /** Its id. */
    public @Nullable String getId() {
        return get(Fact.CONTENT_ID);
    }

    /** Its language. */
    public @Nullable String getLang() {
        return get(Fact.CONTENT_LANG);
    }
}
