package io.sccc.core.spi;

import io.sccc.core.model.Post;

/** What a source yields: a post, or something that was meant to be one and is kept as a dead letter. */
public sealed interface Arrival {

    /**
     * A post, its personal data not yet masked.
     *
     * @param post the post
     * @param position where it stands in the source, for people; empty where that says nothing
     * @param line 1-based physical line in a file; 0 where the source has no lines
     */
    record Received(Post post, String position, long line) implements Arrival {

        /** A post of a source without positions. */
        public Received(Post post) {
            this(post, "", 0);
        }
    }

    /**
     * An item that cannot be a post.
     *
     * @param position where it stands in the source, for people ({@code posts.jsonl:17})
     * @param line 1-based physical line in a file; 0 where the source has no lines
     * @param code {@code SCCC-nnnn}
     * @param error what is wrong with it, without people's words
     * @param beginning its first 4 KB; masked before it is stored
     */
    record Unreadable(String position, long line, String code, String error, String beginning) implements Arrival {

        /** Not what it says. */
        @Override
        public String toString() {
            return "Unreadable[" + position + "]";
        }
    }
}
