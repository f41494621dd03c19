package io.sccc.connectors.vendor.requesttracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sccc.connectors.AnswerLostException;
import io.sccc.connectors.Fault;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Lookup;
import io.sccc.connectors.http.Call;
import io.sccc.connectors.http.Json;
import io.sccc.connectors.http.Reply;
import io.sccc.core.error.ScccException;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tickets and what is written to them, each thing once under its key. */
final class Cases {

    private static final Logger LOG = LoggerFactory.getLogger(Cases.class);
    private static final String STORED = "Status,Requestor,CustomFields";
    private static final int TWO = 2;

    private final Rest rest;
    private final Mapping mapping;
    private final Settling settling;

    Cases(Rest rest, Mapping mapping, Settling settling) {
        this.rest = rest;
        this.mapping = mapping;
        this.settling = settling;
    }

    /** Makes a ticket, unless one refers to the key. */
    Outcome open(NewTicket ticket, ActionKey key) {
        List<JsonNode> before = byKey(ticket.link());
        if (!before.isEmpty()) {
            complete(before.get(0), ticket);
            return new Outcome.AlreadyDone(id(before.get(0)));
        }
        settling.done(key);
        String right = "CreateTicket in queue \"" + ticket.queue() + "\" (or there is no such queue)";
        Reply reply = rest.write(Call.post("/ticket").json(ticket.json()), right);
        String id = Rest.made(reply);
        String made = id == null ? Json.text(reply.json(), "/id") : id;
        if (made == null) {
            throw new AnswerLostException("POST /ticket answered " + reply.status() + " without an id", null);
        }
        return opened(made, ticket);
    }

    private Outcome opened(String id, NewTicket ticket) {
        List<JsonNode> stored = quietly(ticket.link());
        if (stored == null) {
            return new Outcome.Sent(id);
        }
        if (stored.isEmpty()) {
            LOG.warn("ticket {} does not refer to its key: does the user lack ModifyTicket in the queue?", id);
            return new Outcome.Sent(id);
        }
        String first = id(stored.get(0));
        if (!first.equals(id)) {
            merge(id, first);
            return new Outcome.AlreadyDone(first);
        }
        complete(stored.get(0), ticket);
        return new Outcome.Sent(id);
    }

    /** A request given up long ago arrived after all: what it opened and this one become one ticket. */
    private void merge(String id, String first) {
        try {
            ObjectNode into = Json.object().put("MergeInto", first);
            rest.write(Call.put("/ticket/{id}", id).json(into), "ModifyTicket");
            LOG.warn("tickets {} and {} had the same key and were merged", first, id);
        } catch (ScccException | AnswerLostException e) {
            LOG.warn("tickets {} and {} have the same key: merge the latter into the former", first, id);
        }
    }

    /** Sets again what RT did not take when it made the ticket, and says so when it does not take it now either. */
    private void complete(JsonNode stored, NewTicket ticket) {
        List<String> refused = ticket.refused(stored);
        if (refused.isEmpty()) {
            return;
        }
        String id = id(stored);
        try {
            rest.write(Call.put("/ticket/{id}", id).json(ticket.again(refused)), "ModifyTicket, ModifyCustomField");
        } catch (ScccException | AnswerLostException e) {
            LOG.debug("ticket {}: setting {} again failed", id, refused);
        }
        List<JsonNode> now = quietly(ticket.link());
        List<String> still = now == null || now.isEmpty() ? refused : ticket.refused(now.get(0));
        if (!still.isEmpty()) {
            throw rest.fault(
                    Kind.CONFIG,
                    "ticket " + id + " was opened, but RT did not take " + String.join(", ", still)
                            + ". Apply the custom field to the queue, grant SeeCustomField and ModifyCustomField, or enable the"
                            + " requestor; then let the action be done again: it completes the same ticket");
        }
    }

    /** Tickets that refer to a key, the oldest first; those merged elsewhere left their reference to the survivor. */
    private List<JsonNode> byKey(String link) {
        return rest.tickets("RefersTo = " + Texts.quoted(link), STORED, TWO, "id");
    }

    /** The effect is there already, so that a fault of this look-up must not hide it. */
    private @Nullable List<JsonNode> quietly(String link) {
        try {
            return byKey(link);
        } catch (ScccException e) {
            LOG.debug("a ticket that was made could not be read back");
            return null;
        }
    }

    Lookup findOpened(ActionKey key) {
        List<JsonNode> found = byKey(Texts.link(key));
        return found.isEmpty() ? absent(key) : found(key, id(found.get(0)));
    }

    /**
     * Writes to a ticket and, where a status is told, sets it in the same call.
     *
     * @param status null to leave it
     */
    Outcome write(String ticket, String way, String words, @Nullable String status, ActionKey key) {
        String link = Texts.link(key);
        String there = written(ticket, link);
        if (there != null) {
            return again(ticket, there, status);
        }
        settling.done(key);
        ObjectNode json = Json.object();
        json.put("Content", words.isBlank() ? "-" : words).put("ContentType", "text/plain");
        json.put("Subject", link);
        if (status != null) {
            json.put("Status", status);
        }
        String right = way.equals("comment") ? "CommentOnTicket" : "ReplyToTicket";
        Reply reply = rest.write(Call.post("/ticket/{id}/" + way, ticket).json(json), right);
        String made = Rest.made(reply);
        if (made == null) {
            throw new AnswerLostException("POST /ticket/{id}/" + way + " answered without a transaction's id", null);
        }
        if (status != null) {
            require(ticket, status);
        }
        return new Outcome.Sent(made);
    }

    /** The words are there; the status may have been refused then, and is asked for again. */
    private Outcome again(String ticket, String there, @Nullable String status) {
        if (status != null && !changedAfter(ticket, there) && !matches(status(ticket), status)) {
            set(ticket, status);
        }
        return new Outcome.AlreadyDone(there);
    }

    /** Compares and sets: an agent who changes the ticket meanwhile wins, unless the second look says the same. */
    private void set(String ticket, String status) {
        for (int attempt = 0; attempt < TWO; attempt++) {
            Reply now = rest.read(Call.get("/ticket/{id}", ticket));
            if (matches(Json.textOr(now.json(), "", "/Status"), status)) {
                return;
            }
            Call put = Call.put("/ticket/{id}", ticket).json(Json.object().put("Status", status));
            String tag = now.header("ETag");
            Reply reply = rest.write(tag == null ? put : put.header("If-Match", tag), "ModifyTicket");
            if (reply.status() != 412) {
                require(ticket, status);
                return;
            }
        }
        throw rest.fault(
                Kind.CONFLICT, "ticket " + ticket + " was changed twice while its status was to become " + status);
    }

    /** RT answers with success to a status it refused, so the ticket is read back. */
    private void require(String ticket, String status) {
        String now = status(ticket);
        if (!matches(now, status)) {
            throw rest.fault(
                    Kind.CONFLICT,
                    "ticket " + ticket + " did not become " + status
                            + ": RT refused it. Maybe it depends on an open ticket, its lifecycle has no such status or way to it,"
                            + " or the user lacks ModifyTicket");
        }
    }

    String status(String ticket) {
        return Json.textOr(rest.get(Call.get("/ticket/{id}", ticket)), "", "/Status");
    }

    /** Any closed status will do for closing, and any other for opening again. */
    private boolean matches(String now, String wanted) {
        return now.equalsIgnoreCase(wanted) || mapping.closed(now) == mapping.closed(wanted);
    }

    /** Did the status change after a transaction? Then it was set, and somebody decided otherwise since. */
    private boolean changedAfter(String ticket, String transaction) {
        String sql = "ObjectType = 'RT::Ticket' AND ObjectId = " + number(ticket) + " AND Type = 'Status' AND id > "
                + number(transaction);
        return !rest.items(Call.get("/transactions").query("query", sql).query("per_page", TWO))
                .isEmpty();
    }

    /** The transaction that a key's words came in; null when there is none. */
    private @Nullable String written(String ticket, String link) {
        Call call = Call.get("/ticket/{id}/attachments", ticket)
                .query("query", Rest.having("Subject", List.of(link)))
                .query("fields", "TransactionId,Subject")
                .query("per_page", TWO);
        return rest.items(call).stream()
                .filter(part -> link.equals(Json.textOr(part, "", "/Subject").strip()))
                .map(part -> Json.textOr(part, "", "/TransactionId"))
                .findFirst()
                .orElse(null);
    }

    /** Looks for words by their key, and for the status they were to bring. */
    Lookup findWritten(@Nullable String ticket, @Nullable String status, ActionKey key) {
        if (ticket == null) {
            return new Lookup.Unclear();
        }
        String there = written(ticket, Texts.link(key));
        if (there == null) {
            return seesComments() ? absent(key) : new Lookup.Unclear();
        }
        boolean whole = status == null || matches(status(ticket), status) || changedAfter(ticket, there);
        return whole ? found(key, there) : new Lookup.AskAgain();
    }

    /** Without the right to see comments the look-up is blind: then not even our own oldest ones are shown. */
    boolean seesComments() {
        if (mapping.wordsAsCorrespondence()) {
            return true;
        }
        Call call = Call.get("/transactions")
                .query("query", "ObjectType = 'RT::Ticket' AND Type = 'Comment'")
                .query("orderby", "id")
                .query("order", "DESC")
                .query("per_page", 20);
        return !rest.items(call).isEmpty();
    }

    private Lookup found(ActionKey key, String id) {
        settling.done(key);
        return new Lookup.Found(id);
    }

    private Lookup absent(ActionKey key) {
        Instant now = rest.now();
        Instant until = settling.until(key, now);
        if (until != null) {
            throw Fault.of(Kind.TRANSIENT, "nothing is there under the key yet, but RT may still be at work on it")
                    .until(until)
                    .exception(now);
        }
        settling.done(key);
        return new Lookup.AskAgain();
    }

    private static String id(JsonNode item) {
        return Json.textOr(item, "", "/id");
    }

    private String number(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw rest.fault(Kind.CONFIG, "a ticket's id is not a number: the case was opened by another connector");
        }
        return id;
    }
}
