package io.sccc.rules.drools;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conversation so far, as it concerns this customer, for rules in DRL. What is not known is null. Immutable. */
public final class Conversation extends Part {

    static final List<Property> PROPERTIES = List.of(
            new Property("level", Fact.CONVERSATION_LEVEL),
            new Property("caseState", Fact.CONVERSATION_CASE),
            new Property("posts", Fact.CONVERSATION_POSTS),
            new Property("customerPosts", Fact.CONVERSATION_CUSTOMER_POSTS),
            new Property("startedBy", Fact.CONVERSATION_STARTED_BY),
            new Property("agentReplied", Fact.AGENT_REPLIED),
            new Property("unanswered", Fact.UNANSWERED),
            new Property("contentOffered", Fact.CONTENT_OFFERED));

    Conversation(Facts facts) {
        super(facts, PROPERTIES);
    }

    /** Highest level reached before: {@code none}, {@code ignore}, ... {@code crm}. */
    public @Nullable String getLevel() {
        return get(Fact.CONVERSATION_LEVEL);
    }

    /** Our case: {@code none}, {@code open} or {@code closed}. */
    public @Nullable String getCaseState() {
        return get(Fact.CONVERSATION_CASE);
    }

    /** Posts before this one. */
    public @Nullable Double getPosts() {
        return get(Fact.CONVERSATION_POSTS);
    }

    /** This customer's posts before this one. */
    public @Nullable Double getCustomerPosts() {
        return get(Fact.CONVERSATION_CUSTOMER_POSTS);
    }

    /** Who wrote the first post: {@code customer}, {@code company} or {@code unknown}. */
    public @Nullable String getStartedBy() {
        return get(Fact.CONVERSATION_STARTED_BY);
    }

    /** Whether the company has answered. */
    public @Nullable Boolean getAgentReplied() {
        return get(Fact.AGENT_REPLIED);
    }

    /** Whether the customer waits for an answer. */
    public @Nullable Boolean getUnanswered() {
        return get(Fact.UNANSWERED);
    }

    /** Whether content was offered before. */
    public @Nullable Boolean getContentOffered() {
        return get(Fact.CONTENT_OFFERED);
    }
}
