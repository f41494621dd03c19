package io.sccc.core.spi;

import io.sccc.core.model.Post;
import java.time.InstantSource;
import java.util.List;

/** A source that is also told of posts by deliveries. Called on the host's request threads; must not block on I/O. */
public interface WebhookSource extends PostSource {

    /** Is this delivery genuine and fresh? Verified over the raw bytes, in constant time. */
    Verdict verify(WebhookRequest request, InstantSource clock);

    /**
     * The posts in a genuine delivery's body. A single item that cannot be a post is left out and takes no other along; {@link
     * #fetch} tells of it.
     *
     * @throws io.sccc.core.error.PermanentException when the body cannot be read; the delivery becomes a dead letter
     */
    List<Post> map(byte[] body);

    /** What becomes of a delivery. */
    sealed interface Verdict {

        /** Genuine: store and answer 200. */
        record Genuine() implements Verdict {}

        /** Not genuine: answer 401 with an empty body, store nothing. {@code why} is for the log. */
        record Forged(String why) implements Verdict {}

        /** A handshake of the network: answer 200 with {@code body}, store nothing. */
        record Handshake(String body) implements Verdict {}
    }
}
