package io.sccc.rules.drools;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How things stand around the post, for rules in DRL. What is not known is null. Immutable. */
public final class Situation extends Part {

    static final List<Property> PROPERTIES = List.of(
            new Property("tenant", Fact.TENANT),
            new Property("party", Fact.PARTY),
            new Property("at", Fact.AT),
            new Property("businessHours", Fact.BUSINESS_HOURS),
            new Property("agentLoad", Fact.AGENT_LOAD),
            new Property("topicAuthors15m", Fact.TOPIC_AUTHORS_15M),
            new Property("cost", Fact.COST),
            new Property("crisis", Fact.CRISIS));

    Situation(Facts facts) {
        super(facts, PROPERTIES);
    }

    /** Whose data the post is. */
    public @Nullable String getTenant() {
        return get(Fact.TENANT);
    }

    /** Who answers for the company here. */
    public @Nullable String getParty() {
        return get(Fact.PARTY);
    }

    /** When it is decided, in seconds since 1970-01-01 UTC. */
    public @Nullable Double getAt() {
        return get(Fact.AT);
    }

    /** Whether it is within business hours. */
    public @Nullable Boolean getBusinessHours() {
        return get(Fact.BUSINESS_HOURS);
    }

    /** Share of the agents' capacity in use, 0 to 1. */
    public @Nullable Double getAgentLoad() {
        return get(Fact.AGENT_LOAD);
    }

    /** Distinct authors on the main topic within 15 minutes. */
    public @Nullable Double getTopicAuthors15m() {
        return get(Fact.TOPIC_AUTHORS_15M);
    }

    /** What the conversation has cost so far. */
    public @Nullable Double getCost() {
        return get(Fact.COST);
    }

    /** Whether crisis mode is on. */
    public @Nullable Boolean getCrisis() {
        return get(Fact.CRISIS);
    }
}
