package io.sccc.connectors.vendor.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.http.Json;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Author;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.Link;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostBuilder;
import io.sccc.core.model.PostId;
import io.sccc.core.model.PostKind;
import io.sccc.core.model.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes posts of what the network calls views and records. Pure. */
record PostMapper(TenantId tenant, AccountId account) {

    private static final Duration ASTRAY = Duration.ofMinutes(5);
    private static final int LONGEST_NAME = 256;

    /**
     * The post in a view: of a notification, a search, a thread.
     *
     * @param me the account's own DID
     * @return null when it is not a view of a post that can be addressed
     */
    @Nullable
    Post post(JsonNode view, String me) {
        AtUri uri = AtUri.read(Json.text(view, "/uri"));
        JsonNode record = view.at("/record");
        if (uri == null || !uri.collection().equals(AtUri.POST) || !record.isObject()) {
            return null;
        }
        PostBuilder post = record(uri, record, Json.instant(view, "/indexedAt"), me);
        post.author(author(uri.did(), view.at("/author")));
        String handle = Json.text(view, "/author/handle");
        if (handle != null) {
            post.attribute("handle", handle);
        }
        String reason = Json.text(view, "/reason");
        if (reason != null) {
            post.attribute("reason", reason);
        }
        return post.build();
    }

    /** A post of a record alone; nothing is known of its author but the DID. */
    PostBuilder record(AtUri uri, JsonNode record, @Nullable Instant seen, String me) {
        String parent = Json.text(record, "/reply/parent/uri");
        PostBuilder post = Post.builder(id(uri))
                .tenant(tenant)
                .author(Author.of(uri.did()))
                .authorRole(uri.did().equals(me) ? AuthorRole.BRAND : AuthorRole.UNKNOWN)
                .kind(parent == null ? PostKind.POST : PostKind.REPLY)
                .text(RichText.clean(record.at("/text").asText("")))
                .lang(language(record))
                .threadId(Json.textOr(record, uri.toString(), "/reply/root/uri"))
                .inReplyTo(parent)
                .attribute("url", uri.webPage());
        time(post, Json.instant(record, "/createdAt"), seen);
        links(post, record);
        String quoted = Json.text(record, "/embed/record/uri", "/embed/record/record/uri");
        if (quoted != null) {
            post.attribute("quotes", quoted);
        }
        return post;
    }

    /** What is left of a post that is gone. */
    Post tombstone(AtUri uri) {
        return Post.builder(id(uri)).tenant(tenant).deleted(true).build();
    }

    PostId id(AtUri uri) {
        return new PostId(account.network(), account.account(), uri.toString());
    }

    private static void time(PostBuilder post, @Nullable Instant claimed, @Nullable Instant seen) {
        boolean later = claimed == null || (seen != null && seen.isBefore(claimed));
        post.postedAt(later ? seen : claimed);
        if (claimed != null
                && seen != null
                && Duration.between(claimed, seen).abs().compareTo(ASTRAY) > 0) {
            post.attribute("claimed_at", claimed.toString());
        }
    }

    private static @Nullable String language(JsonNode record) {
        String lang = Json.text(record, "/langs/0");
        return lang == null || !lang.matches("[A-Za-z]{2,3}(-.*)?")
                ? null
                : lang.split("-", 2)[0].toLowerCase(Locale.ROOT);
    }

    private static void links(PostBuilder post, JsonNode record) {
        Set<String> urls = new LinkedHashSet<>();
        for (JsonNode facet : Json.items(record, "/facets")) {
            for (JsonNode feature : Json.items(facet, "/features")) {
                String url = Json.text(feature, "/uri");
                if (url != null && urls.add(url)) {
                    post.link(new Link(url, null));
                }
            }
        }
        for (String embed : new String[] {"/embed/external", "/embed/media/external"}) {
            String url = Json.text(record, embed + "/uri");
            if (url != null && urls.add(url)) {
                post.link(new Link(url, Json.text(record, embed + "/title")));
            }
        }
        int images = Json.items(record, "/embed/images").size()
                + Json.items(record, "/embed/media/images").size()
                + Json.items(record, "/embed/items").size();
        if (images > 0) {
            post.attribute("images", Integer.toString(images));
        }
        if (record.at("/embed/video").isObject()
                || record.at("/embed/media/video").isObject()) {
            post.attribute("videos", "1");
        }
    }

    private static Author author(String did, JsonNode profile) {
        String name = Json.text(profile, "/displayName", "/handle");
        return new Author(
                did, name == null ? null : shortened(name), followers(profile), verified(profile), null, null);
    }

    private static @Nullable Long followers(JsonNode profile) {
        long count = Json.number(profile, "/followersCount", -1);
        return count < 0 ? null : count;
    }

    /** Null where the network says nothing, which is so for nearly everybody. */
    static @Nullable Boolean verified(JsonNode profile) {
        String status = Json.text(profile, "/verification/verifiedStatus");
        return (status == null || status.equals("none")) ? null : status.equals("valid");
    }

    static String shortened(String name) {
        String clean = RichText.clean(name);
        return clean.codePointCount(0, clean.length()) <= LONGEST_NAME
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, LONGEST_NAME)) + "…";
    }
}
