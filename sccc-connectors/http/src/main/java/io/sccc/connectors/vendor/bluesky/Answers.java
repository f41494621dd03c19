package io.sccc.connectors.vendor.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.http.Json;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.Outcome;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers posts and likes them: records of our own that refer to somebody's post. */
record Answers(Xrpc xrpc, Records records, Posts posts) {

    static final String LIKE = "app.bsky.feed.like";

    private static final Set<String> LIKES = Set.of("like", "love", "heart", "favorite", "favourite");

    /** Where the record of an action is. */
    static AtUri place(String me, Action action, ActionKey key) {
        String collection = action instanceof Action.React ? LIKE : AtUri.POST;
        return new AtUri(me, collection, RecordKey.of(key, AtUri.of(action.post())));
    }

    Outcome reply(String me, Action.Reply reply, ActionKey key) {
        AtUri to = AtUri.of(reply.post());
        RichText words = RichText.of(reply.text(), this::did);
        if (words.text().isEmpty()) {
            return new Outcome.Rejected("the answer is empty");
        }
        if (!words.fits()) {
            return new Outcome.Rejected("the answer has %d graphemes; Bluesky takes %d"
                    .formatted(words.graphemes(), RichText.MOST_GRAPHEMES));
        }
        JsonNode parent = posts.view(to);
        String refused = refused(parent);
        return refused == null
                ? records.create(place(me, reply, key), record(words, parent, reply.lang()))
                : new Outcome.Rejected(refused);
    }

    private static @Nullable String refused(JsonNode parent) {
        if (Json.flag(parent, "/viewer/replyDisabled")) {
            return "the thread takes no replies from this account";
        }
        boolean blocked =
                Json.flag(parent, "/author/viewer/blockedBy") || Json.text(parent, "/author/viewer/blocking") != null;
        return blocked ? "the author and this account block one another" : null;
    }

    private ObjectNode record(RichText words, JsonNode parent, String lang) {
        ObjectNode record = Json.object()
                .put("text", words.text())
                .put("createdAt", records.clock().instant().toString());
        JsonNode root = parent.at("/record/reply/root");
        ObjectNode reply = record.putObject("reply");
        reply.set("root", Posts.reference(Json.text(root, "/uri") == null ? parent : root));
        reply.set("parent", Posts.reference(parent));
        if (!words.facets().isEmpty()) {
            record.set("facets", words.json());
        }
        if (lang.matches("[a-zA-Z]{2,3}(-[a-zA-Z0-9-]+)?") && !lang.equals("und")) {
            record.putArray("langs").add(lang);
        }
        return record;
    }

    Outcome react(String me, Action.React react, ActionKey key) {
        AtUri to = AtUri.of(react.post());
        if (!LIKES.contains(react.reaction().toLowerCase(Locale.ROOT))) {
            return new Outcome.Rejected("Bluesky has no other reaction than a like");
        }
        JsonNode post = posts.view(to);
        String before = Json.text(post, "/viewer/like");
        if (before != null) {
            return new Outcome.AlreadyDone(before);
        }
        ObjectNode record =
                Json.object().put("createdAt", records.clock().instant().toString());
        record.set("subject", Posts.reference(post));
        return records.create(place(me, react, key), record);
    }

    /** The DID of a handle; null when nobody has it. */
    @Nullable
    String did(String handle) {
        try {
            return Json.text(
                    xrpc.ask(Xrpc.query("com.atproto.identity.resolveHandle").query("handle", handle)), "/did");
        } catch (VendorPermanentException e) {
            if (Faults.nobody(e)) {
                return null;
            }
            throw e;
        }
    }
}
