package io.sccc.connectors;

import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something one would like to do, as {@link Connector#may} is asked about it.
 *
 * @param verb what to do
 * @param item to which post; for a verb without a post, the one that caused it
 * @param post the post itself; null when the asker does not have it
 * @param lastHeard when this person last wrote to the account, which opens windows such as WhatsApp's 24 hours; null when
 *     the asker does not know
 * @param text what would be written, since a link may cost more; null when nothing is or it is not yet known
 */
public record Wish(
        Capability verb,
        PostId item,
        @Nullable Post post,
        @Nullable Instant lastHeard,
        @Nullable String text) {

    /** To do something to a post of which only the id is known. */
    public static Wish to(Capability verb, PostId item) {
        return new Wish(verb, item, null, null, null);
    }

    /** To do something to a post; the person was last heard when they wrote it. */
    public static Wish to(Capability verb, Post post) {
        return new Wish(verb, post.id(), post, post.postedAt(), null);
    }

    /** The same, writing this. */
    public Wish writing(String words) {
        return new Wish(verb, item, post, lastHeard, words);
    }

    /** The same, the person last heard at this time. */
    public Wish heard(Instant when) {
        return new Wish(verb, item, post, when, text);
    }

    /** Verb and item, not the words. */
    @Override
    public String toString() {
        return "Wish[" + verb.label() + ", " + item + "]";
    }
}
