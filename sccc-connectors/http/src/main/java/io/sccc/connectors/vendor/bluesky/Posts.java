package io.sccc.connectors.vendor.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sccc.connectors.Fault;
import io.sccc.connectors.Position;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.http.Call;
import io.sccc.connectors.http.Json;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at posts: by address, in their thread, by words. */
record Posts(Xrpc xrpc, PostMapper mapper, String instance) {

    private static final int AT_ONCE = 25;
    private static final int DEEPEST = 60;

    /** The post as it is now, for us to act on. */
    JsonNode view(AtUri uri) {
        List<JsonNode> found = views(List.of(uri.toString()));
        if (found.isEmpty()) {
            throw new VendorPermanentException(
                    Fault.of(Fault.Kind.NOT_FOUND, "the post is gone, or its author hides it from this account"), null);
        }
        return found.get(0);
    }

    /** Those of the posts that the network does not show any more, as what is left of them. */
    List<Post> gone(Collection<PostId> known) {
        List<AtUri> uris = known.stream().map(AtUri::of).toList();
        List<Post> gone = new ArrayList<>();
        for (int i = 0; i < uris.size(); i += AT_ONCE) {
            List<AtUri> some = uris.subList(i, Math.min(uris.size(), i + AT_ONCE));
            Set<String> there = new HashSet<>();
            views(some.stream().map(AtUri::toString).toList())
                    .forEach(view -> there.add(Json.textOr(view, "", "/uri")));
            some.stream()
                    .filter(uri -> !there.contains(uri.toString()))
                    .forEach(uri -> gone.add(mapper.tombstone(uri)));
        }
        return List.copyOf(gone);
    }

    /** The thread around a post, from its root down, gaps as what is left of the posts that were there. */
    List<Post> thread(AtUri uri, String me) {
        Call call = Xrpc.query("app.bsky.feed.getPostThread")
                .query("uri", uri)
                .query("depth", DEEPEST)
                .query("parentHeight", DEEPEST);
        List<Post> posts = new ArrayList<>();
        JsonNode thread = xrpc.ask(call).at("/thread");
        List<JsonNode> parents = new ArrayList<>();
        for (JsonNode up = thread.at("/parent"); up.isObject(); up = up.at("/parent")) {
            parents.add(0, up);
        }
        parents.forEach(parent -> add(parent, me, posts));
        down(thread, me, posts);
        return List.copyOf(posts);
    }

    private void down(JsonNode node, String me, List<Post> posts) {
        add(node, me, posts);
        Json.items(node, "/replies").forEach(reply -> down(reply, me, posts));
    }

    private void add(JsonNode node, String me, List<Post> posts) {
        Post post = mapper.post(node.at("/post"), me);
        AtUri missing = Json.flag(node, "/notFound") ? AtUri.read(Json.text(node, "/uri")) : null;
        if (post != null) {
            posts.add(post);
        } else if (missing != null) {
            posts.add(mapper.tombstone(missing));
        }
    }

    /** A page of what the network finds, newest first as it tells. */
    Page<Arrival> search(String words, Cursor cursor, String me) {
        SearchPlace at = SearchPlace.of(cursor, instance);
        JsonNode answer = xrpc.page(
                page -> Xrpc.query("app.bsky.feed.searchPosts")
                        .query("q", words)
                        .query("sort", "latest")
                        .query("limit", 100)
                        .query("cursor", page),
                "/posts",
                at.page(),
                null);
        List<Arrival> found = new ArrayList<>();
        for (JsonNode view : Json.items(answer, "/posts")) {
            Post post = mapper.post(view, me);
            if (post != null) {
                found.add(new Arrival.Received(post));
            }
        }
        return at.next(found, Json.text(answer, "/cursor"), instance);
    }

    private List<JsonNode> views(List<String> uris) {
        Call call = Xrpc.query("app.bsky.feed.getPosts");
        uris.forEach(uri -> call.query("uris", uri));
        return Json.items(xrpc.page(none -> call, "/posts", null, null), "/posts");
    }

    /** Address and content of a post, as records refer to it. */
    static ObjectNode reference(JsonNode post) {
        return Json.object().put("uri", Json.textOr(post, "", "/uri")).put("cid", Json.textOr(post, "", "/cid"));
    }

    /** A page of the network's in a list that only goes back. */
    record SearchPlace(@Nullable String page) {

        static SearchPlace of(Cursor cursor, String instance) {
            String value =
                    cursor.atStart() ? "" : Position.of(cursor, 1, instance).value();
            return new SearchPlace(value.isEmpty() ? null : value);
        }

        /** The same place again at the end: asked once more, it is read once more. */
        Page<Arrival> next(List<Arrival> found, @Nullable String older, String instance) {
            if (older == null || older.equals(page)) {
                String here = page == null ? "" : page;
                return new Page<>(found, new Position(1, instance, here, "at the end").cursor(), false);
            }
            return new Page<>(found, new Position(1, instance, older, "page " + older).cursor(), true);
        }
    }
}
