package io.sccc.connectors.vendor.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sccc.connectors.Lookup;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.http.Json;
import io.sccc.core.model.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Hides replies in our own threads: each root post may have a gate of the same name, with a list of hidden replies. The
 * network hides nothing in the threads of others.
 */
record Gates(Records records, Posts posts) {

    static final String GATE = "app.bsky.feed.threadgate";

    private static final String HIDDEN = "hiddenReplies";
    private static final int MOST = 300;
    private static final int ATTEMPTS = 3;

    Outcome hide(String me, AtUri reply) {
        AtUri gate = gate(me, posts.view(reply));
        return gate == null
                ? new Outcome.Rejected("Bluesky hides replies in the account's own threads only")
                : hidden(gate, reply, ATTEMPTS);
    }

    Lookup find(String me, AtUri reply) {
        AtUri gate = gate(me, posts.view(reply));
        JsonNode record = gate == null ? null : records.read(gate);
        return gate != null && record != null && lists(record.at("/value"), reply)
                ? new Lookup.Found(gate.toString())
                : new Lookup.AskAgain();
    }

    /** Where the gate of the thread is; null when the thread is not ours. */
    private static @Nullable AtUri gate(String me, JsonNode post) {
        AtUri root = AtUri.read(Json.text(post, "/record/reply/root/uri"));
        return root == null || !root.did().equals(me) ? null : new AtUri(me, GATE, root.rkey());
    }

    /** Adds to the list as it is, and looks again when somebody else changed it meanwhile. */
    private Outcome hidden(AtUri gate, AtUri reply, int attempts) {
        JsonNode now = records.read(gate);
        JsonNode value = now == null ? Json.object() : now.at("/value");
        if (lists(value, reply)) {
            return new Outcome.AlreadyDone(gate.toString());
        }
        if (Json.items(value, "/" + HIDDEN).size() >= MOST) {
            return new Outcome.Rejected("the thread has %d hidden replies; Bluesky takes no more".formatted(MOST));
        }
        try {
            records.put(gate, with(value, gate, reply), now == null ? null : Json.text(now, "/cid"));
            return new Outcome.Sent(gate.toString());
        } catch (VendorPermanentException e) {
            if (!Faults.named(e, Xrpc.SWAP) || attempts == 1) {
                throw e;
            }
            return hidden(gate, reply, attempts - 1);
        }
    }

    private ObjectNode with(JsonNode value, AtUri gate, AtUri reply) {
        ObjectNode changed = value.deepCopy();
        if (!changed.has("post")) {
            changed.put("post", new AtUri(gate.did(), AtUri.POST, gate.rkey()).toString());
            changed.put("createdAt", records.clock().instant().toString());
        }
        ArrayNode hidden = changed.withArray("/" + HIDDEN);
        hidden.add(reply.toString());
        return changed;
    }

    private static boolean lists(JsonNode value, AtUri reply) {
        return Json.items(value, "/" + HIDDEN).stream()
                .anyMatch(hidden -> hidden.asText().equals(reply.toString()));
    }
}
