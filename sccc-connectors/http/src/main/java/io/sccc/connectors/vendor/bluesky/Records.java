package io.sccc.connectors.vendor.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sccc.connectors.AnswerLostException;
import io.sccc.connectors.Fault;
import io.sccc.connectors.Lookup;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.http.Call;
import io.sccc.connectors.http.Json;
import io.sccc.core.model.Outcome;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The records of our own repository. */
record Records(Xrpc xrpc, InstantSource clock) {

    private static final int CREATE = 3;
    private static final int DELETE = 1;

    /** Writes a record under a name that must be free; taken means that it was written before. */
    Outcome create(AtUri uri, ObjectNode record) {
        try {
            put(uri, record, null);
            return new Outcome.Sent(uri.toString());
        } catch (VendorPermanentException e) {
            if (Faults.named(e, Xrpc.SWAP)) {
                return new Outcome.AlreadyDone(uri.toString());
            }
            throw e;
        }
    }

    /**
     * Writes a record.
     *
     * @param before the content it must have now; null when it must not be there
     * @throws AnswerLostException when the answer does not tell that it was written
     */
    void put(AtUri uri, ObjectNode record, @Nullable String before) {
        ObjectNode body = Json.object()
                .put("repo", uri.did())
                .put("collection", uri.collection())
                .put("rkey", uri.rkey())
                .put("swapRecord", before);
        body.set("record", record.put("$type", uri.collection()));
        Call call = Xrpc.procedure("com.atproto.repo.putRecord", CREATE).json(body);
        if (Json.text(xrpc.ask(call), "/uri") == null) {
            throw new AnswerLostException("putRecord: an answer without the record's address", null);
        }
    }

    /** The record with its {@code cid} and {@code value}; null when it is not there. */
    @Nullable
    JsonNode read(AtUri uri) {
        Call call = Xrpc.query("com.atproto.repo.getRecord")
                .query("repo", uri.did())
                .query("collection", uri.collection())
                .query("rkey", uri.rkey());
        try {
            return xrpc.ask(call);
        } catch (VendorPermanentException e) {
            if (Faults.is(e, Fault.Kind.NOT_FOUND)) {
                return null;
            }
            throw e;
        }
    }

    /** Was it written? Where not, writing it again is safe: the second of two is refused. */
    Lookup find(AtUri uri) {
        return read(uri) == null ? new Lookup.AskAgain() : new Lookup.Found(uri.toString());
    }

    /** Deletes a record; what is not there is deleted already. */
    Outcome delete(AtUri uri) {
        ObjectNode body = Json.object()
                .put("repo", uri.did())
                .put("collection", uri.collection())
                .put("rkey", uri.rkey());
        Call call = Xrpc.procedure("com.atproto.repo.deleteRecord", DELETE)
                .json(body)
                .repeatable();
        JsonNode answer = xrpc.ask(call);
        return answer.has("commit") ? new Outcome.Sent(uri.toString()) : new Outcome.AlreadyDone(uri.toString());
    }
}
