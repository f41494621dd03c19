package io.sccc.core.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Post}; not thread-safe. Obtained from {@link Post#builder(PostId)}. */
public final class PostBuilder {

    private final PostId id;
    private TenantId tenant = TenantId.DEFAULT;
    private long revision;
    private boolean deleted;
    private PostKind kind = PostKind.POST;
    private Visibility visibility = Visibility.PUBLIC;
    private @Nullable Author author;
    private AuthorRole authorRole = AuthorRole.UNKNOWN;
    private @Nullable Instant postedAt;
    private String text = "";
    private @Nullable String lang;
    private @Nullable String threadId;
    private @Nullable String inReplyTo;
    private List<Link> links = new ArrayList<>();
    private Map<String, String> attributes = new LinkedHashMap<>();

    PostBuilder(PostId id) {
        this.id = id;
    }

    PostBuilder(Post post) {
        this.id = post.id();
        this.tenant = post.tenant();
        this.revision = post.revision();
        this.deleted = post.deleted();
        this.kind = post.kind();
        this.visibility = post.visibility();
        this.author = post.author();
        this.authorRole = post.authorRole();
        this.postedAt = post.postedAt();
        this.text = post.text();
        this.lang = post.lang();
        this.threadId = post.threadId();
        this.inReplyTo = post.inReplyTo();
        this.links = new ArrayList<>(post.links());
        this.attributes = new LinkedHashMap<>(post.attributes());
    }

    /** Whose data it is; {@link TenantId#DEFAULT} unless told. */
    public PostBuilder tenant(TenantId value) {
        tenant = value;
        return this;
    }

    /** Number of the edit; 0 unless told. */
    public PostBuilder revision(long value) {
        revision = value;
        return this;
    }

    /** Whether the network says the post is gone. */
    public PostBuilder deleted(boolean value) {
        deleted = value;
        return this;
    }

    /** What sort of message; {@link PostKind#POST} unless told. */
    public PostBuilder kind(PostKind value) {
        kind = value;
        return this;
    }

    /** Who can read it; {@link Visibility#PUBLIC} unless told. */
    public PostBuilder visibility(Visibility value) {
        visibility = value;
        return this;
    }

    /** Who wrote it; unknown unless told. */
    public PostBuilder author(@Nullable Author value) {
        author = value;
        return this;
    }

    /** On which side the author stands; {@link AuthorRole#UNKNOWN} unless told. */
    public PostBuilder authorRole(AuthorRole value) {
        authorRole = value;
        return this;
    }

    /** When it was written; unknown unless told. */
    public PostBuilder postedAt(@Nullable Instant value) {
        postedAt = value;
        return this;
    }

    /** What it says; empty unless told. */
    public PostBuilder text(String value) {
        text = value;
        return this;
    }

    /** Its language as the source gives it. */
    public PostBuilder lang(@Nullable String value) {
        lang = value;
        return this;
    }

    /** The thread the source puts it in. */
    public PostBuilder threadId(@Nullable String value) {
        threadId = value;
        return this;
    }

    /** Native id of the post it answers. */
    public PostBuilder inReplyTo(@Nullable String value) {
        inReplyTo = value;
        return this;
    }

    /** One more link or attachment. */
    public PostBuilder link(Link value) {
        links.add(value);
        return this;
    }

    /** One more thing the source told. */
    public PostBuilder attribute(String name, String value) {
        attributes.put(name, value);
        return this;
    }

    /** The post. */
    public Post build() {
        return new Post(
                tenant,
                id,
                revision,
                deleted,
                kind,
                visibility,
                author,
                authorRole,
                postedAt,
                text,
                lang,
                threadId,
                inReplyTo,
                links,
                attributes);
    }
}
