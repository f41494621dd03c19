package io.sccc.connectors.testkit;

import static io.sccc.connectors.testkit.Defect.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sccc.connectors.AnswerLostException;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Fault.Scope;
import io.sccc.connectors.Lookup;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.VendorTransientException;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.Outcome;
import java.util.concurrent.atomic.AtomicBoolean;

/** Writes to the fake vendor and looks up what was written, with the mistakes that writers make. */
final class FakeWrites {

    private final FakeClient client;
    private final AtomicBoolean busy = new AtomicBoolean();

    FakeWrites(FakeClient client) {
        this.client = client;
    }

    static ObjectNode body(String text) {
        StringBuilder whole = new StringBuilder();
        text.codePoints()
                .forEach(c -> whole.appendCodePoint(
                        c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE && !is(Defect.E13) ? 0xFFFD : c));
        return FakeClient.json().createObjectNode().put("text", whole.toString());
    }

    Outcome write(String path, ActionKey key, ObjectNode body) {
        if (is(Defect.E15) && !busy.compareAndSet(false, true)) {
            return new Outcome.Sent("made-1");
        }
        try {
            body.put("key", key.value());
            if (is(Defect.E11)) {
                body.put("n", System.nanoTime());
            }
            String address = is(Defect.E02) ? path.replaceAll("/2(/|$)", "/1$1").replace("/102", "/101") : path;
            JsonNode made = client.post(address, key.value(), body);
            if (is(Defect.E01)) {
                client.post(address, key.value(), body);
            }
            return outcome(made);
        } catch (FakeClient.EmptyAnswer e) {
            return new Outcome.Sent("?");
        } finally {
            busy.set(false);
        }
    }

    private static Outcome outcome(JsonNode made) {
        if (made.isMissingNode()) {
            return new Outcome.Sent("");
        }
        if (made.has("refused") && !is(Defect.E17)) {
            return new Outcome.Rejected("refused");
        }
        if (is(Defect.E14) && made.has("sccc_unknown")) {
            throw new AnswerLostException("an unknown field", null);
        }
        if (!made.hasNonNull("id") && !is(Defect.E17)) {
            if (is(Defect.F15) || is(Defect.F16) || is(Defect.F17)) {
                return new Outcome.Sent("");
            }
            throw new AnswerLostException("an answer without an id", null);
        }
        return made.path("known").asBoolean()
                ? new Outcome.AlreadyDone(made.path("id").asText())
                : new Outcome.Sent(made.path("id").asText());
    }

    /** Where there is nothing to be made twice: there already is done. */
    Outcome once(String path, ActionKey key) {
        try {
            return write(path, key, FakeClient.json().createObjectNode());
        } catch (VendorPermanentException e) {
            if (e.fault().kind() == Kind.CONFLICT) {
                return is(Defect.E16) ? new Outcome.Sent("") : new Outcome.AlreadyDone("");
            }
            throw e;
        }
    }

    Lookup find(ActionKey key) {
        if (is(Defect.E07)) {
            return new Lookup.AskAgain();
        }
        try {
            return new Lookup.Found(
                    client.get("/done?key=" + key.value()).path("id").asText());
        } catch (VendorPermanentException e) {
            if (e.fault().kind() == Kind.NOT_FOUND) {
                return is(Defect.E08) ? new Lookup.Found("made-1") : new Lookup.AskAgain();
            }
            throw e;
        } catch (VendorTransientException e) {
            if (is(Defect.E09)) {
                return new Lookup.AskAgain();
            }
            throw e;
        }
    }

    static RuntimeException conflict(FakeClient client) {
        return FakeClient.fault(Kind.CONFLICT, Scope.ITEM, "the person is there twice")
                .exception(client.now());
    }
}
