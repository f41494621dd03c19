package io.sccc.rules.drools;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who wrote the post, for rules in DRL. What is not known is null. Immutable. */
public final class Author extends Part {

    static final List<Property> PROPERTIES = List.of(
            new Property("known", Fact.AUTHOR_KNOWN),
            new Property("followers", Fact.AUTHOR_FOLLOWERS),
            new Property("verified", Fact.AUTHOR_VERIFIED),
            new Property("brand", Fact.AUTHOR_BRAND),
            new Property("employee", Fact.AUTHOR_EMPLOYEE),
            new Property("rank", Fact.AUTHOR_RANK),
            new Property("posts24h", Fact.AUTHOR_POSTS_24H),
            new Property("conversations7d", Fact.AUTHOR_CONVERSATIONS_7D),
            new Property("copies10m", Fact.AUTHOR_COPIES_10M));

    Author(Facts facts) {
        super(facts, PROPERTIES);
    }

    /** Whether the network told who wrote it. */
    public @Nullable Boolean getKnown() {
        return get(Fact.AUTHOR_KNOWN);
    }

    /** How many people follow the author. */
    public @Nullable Double getFollowers() {
        return get(Fact.AUTHOR_FOLLOWERS);
    }

    /** Whether the network vouches for them. */
    public @Nullable Boolean getVerified() {
        return get(Fact.AUTHOR_VERIFIED);
    }

    /** Whether it is an account of the brand. */
    public @Nullable Boolean getBrand() {
        return get(Fact.AUTHOR_BRAND);
    }

    /** Whether the author works for the company. */
    public @Nullable Boolean getEmployee() {
        return get(Fact.AUTHOR_EMPLOYEE);
    }

    /** Rank in the community. */
    public @Nullable String getRank() {
        return get(Fact.AUTHOR_RANK);
    }

    /** Their posts within 24 hours before this one. */
    public @Nullable Double getPosts24h() {
        return get(Fact.AUTHOR_POSTS_24H);
    }

    /** Their other conversations within 7 days. */
    public @Nullable Double getConversations7d() {
        return get(Fact.AUTHOR_CONVERSATIONS_7D);
    }

    /** Earlier posts of the same text within 10 minutes. */
    public @Nullable Double getCopies10m() {
        return get(Fact.AUTHOR_COPIES_10M);
    }
}
