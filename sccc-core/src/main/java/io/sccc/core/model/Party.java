package io.sccc.core.model;

import org.jspecify.annotations.Nullable;

/**
 * One customer in one conversation: the unit that has a level, a case, a contact and clocks.
 *
 * @param tenant whose data it is
 * @param conversation the conversation, by the id it had when this was made
 * @param customer the network's id of the person; null for somebody unknown, who is equal to nobody
 * @param unknownPost for an unknown person, the native id of the post that stands for them; null for a known one
 */
public record Party(
        TenantId tenant,
        ConversationId conversation,
        @Nullable String customer,
        @Nullable String unknownPost) {

    /** Refuses a party that is both known and unknown, or neither. */
    public Party {
        if ((customer == null) == (unknownPost == null)) {
            throw new IllegalArgumentException("a party is either a known customer or the unknown author of one post");
        }
    }

    /** The party a post's author is in a conversation. */
    public static Party of(Post post, ConversationId conversation) {
        Author author = post.author();
        return author == null
                ? new Party(
                        post.tenant(),
                        conversation,
                        null,
                        post.id().account() + "/" + post.id().nativeId())
                : new Party(post.tenant(), conversation, author.id(), null);
    }

    /** Is it somebody whose other posts we would recognize? */
    public boolean known() {
        return customer != null;
    }

    /** A key that no other party of this conversation has. */
    public String key() {
        return customer != null ? "@" + customer : "?" + unknownPost;
    }

    /** The other party of this conversation that has this {@link #key()}. */
    public Party other(String key) {
        String rest = key.substring(1);
        return key.startsWith("@")
                ? new Party(tenant, conversation, rest, null)
                : new Party(tenant, conversation, null, rest);
    }

    /** The same person under the id that the conversation has after a join. */
    public Party in(ConversationId joined) {
        return new Party(tenant, joined, customer, unknownPost);
    }

    /** Names the conversation only: who spoke is private. */
    @Override
    public String toString() {
        return "Party[" + conversation + (known() ? "]" : ", unknown]");
    }
}
