package io.sccc.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message a person wrote, in the words they wrote it (personal data masked before anything is stored).
 *
 * @param tenant whose data it is
 * @param id network, account and native id
 * @param revision 0 for the first text, larger after each edit
 * @param deleted whether the network says it is gone
 * @param kind what sort of message
 * @param visibility who can read it
 * @param author who wrote it; null when unknown or deleted, and then equal to nobody
 * @param authorRole on which side the author stands
 * @param postedAt when it was written; null when unknown: such a post is ordered by arrival and takes no part in time
 * @param text what it says; may be empty
 * @param lang its language as the source gives it (ISO 639-1); null when not given
 * @param threadId the thread the source puts it in; null if none
 * @param inReplyTo native id of the post it answers, on the same network; null if none
 * @param links links and attachments
 * @param attributes whatever else the source told ({@code brand}, {@code contact_tier}, {@link #SOLUTION}, ...)
 */
public record Post(
        TenantId tenant,
        PostId id,
        long revision,
        boolean deleted,
        PostKind kind,
        Visibility visibility,
        @Nullable Author author,
        AuthorRole authorRole,
        @Nullable Instant postedAt,
        String text,
        @Nullable String lang,
        @Nullable String threadId,
        @Nullable String inReplyTo,
        List<Link> links,
        Map<String, String> attributes) {

    /**
     * The attribute by which a source marks the answer that a community accepted as the solution of its thread: {@code
     * "true"}. A later revision of the answer may bring it.
     */
    public static final String SOLUTION = "solution";

    /** Copies the collections and refuses a negative revision. */
    public Post {
        links = List.copyOf(links);
        attributes = Map.copyOf(attributes);
        if (revision < 0) {
            throw new IllegalArgumentException("revision (%d) of post (%s) is negative".formatted(revision, id));
        }
    }

    /** A public post of a known author in the default tenant: the shortest way to try the library. */
    public static Post of(String network, String nativeId, String authorId, String text) {
        return builder(PostId.of(network, nativeId))
                .author(Author.of(authorId))
                .text(text)
                .build();
    }

    /** Begins a post with everything else unknown or empty. */
    public static PostBuilder builder(PostId id) {
        return new PostBuilder(id);
    }

    /** A builder that begins with this post's values. */
    public PostBuilder toBuilder() {
        return new PostBuilder(this);
    }

    /** Did the community accept it as the solution of its thread, as its source tells by {@link #SOLUTION}? */
    public boolean solution() {
        return !deleted && Boolean.parseBoolean(attributes.get(SOLUTION));
    }

    /** Does the company speak? By the author's role, or because the network says it is a brand account or employee. */
    public boolean byCompany() {
        return authorRole.company()
                || (author != null
                        && (Boolean.TRUE.equals(author.brandAccount()) || Boolean.TRUE.equals(author.employee())));
    }

    /** The same post with another text, as masking makes it. */
    public Post withText(String other) {
        return toBuilder().text(other).build();
    }

    /** Its id and revision; never its words or its author. */
    @Override
    public String toString() {
        return "Post[" + tenant + ", " + id + ", revision " + revision + "]";
    }
}
