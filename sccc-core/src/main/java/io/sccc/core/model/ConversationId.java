package io.sccc.core.model;

/**
 * A connected component of replies inside (tenant, network). Permanent: when a later post joins two conversations, one
 * id becomes an alias of the other and an {@link Event.ConversationsJoined} tells it.
 *
 * @param value {@code c-} and a hash of the input
 */
public record ConversationId(String value) implements Comparable<ConversationId> {

    /** Refuses a blank id. */
    public ConversationId {
        Names.require("conversation id", value);
    }

    /** The id of the conversation that begins with this post of this network. */
    public static ConversationId startingAt(TenantId tenant, String network, String rootId) {
        return new ConversationId("c-" + Hash.of("conversation", tenant.value(), network, rootId));
    }

    @Override
    public int compareTo(ConversationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
