package io.sccc.connectors.vendor.requesttracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sccc.connectors.AnswerLostException;
import io.sccc.connectors.Fault;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Fault.Scope;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.http.Call;
import io.sccc.connectors.http.Gateway;
import io.sccc.connectors.http.Json;
import io.sccc.connectors.http.Reply;
import io.sccc.connectors.http.StatusTable;
import io.sccc.core.error.ScccException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls. RT's own messages are compared, never shown: some hold people's names. */
final class Rest implements AutoCloseable {

    /** What RT means by an answer; a token that is not accepted does not become so again by itself. */
    static final StatusTable TABLE =
            StatusTable.standard().line(401, Kind.AUTH_REVOKED, Scope.ACCOUNT).line(403, Kind.CONFIG, Scope.ITEM);

    private static final String NO_RIGHT = "Permission Denied";
    private static final String NO_TICKET = "Message could not be recorded";

    private final Gateway gateway;
    private final InstantSource clock;

    Rest(Gateway gateway, InstantSource clock) {
        this.gateway = gateway;
        this.clock = clock;
    }

    /** A page of a search in TicketSQL; RT leaves out what the user may not see. */
    List<JsonNode> tickets(String sql, String fields, int most, String... order) {
        Call call =
                Call.get("/tickets").query("query", sql).query("fields", fields).query("per_page", most);
        for (String by : order) {
            call.query("orderby", by);
        }
        return items(call);
    }

    /** Objects by exact values of one of their own columns. */
    static String having(String field, List<String> values) {
        ArrayNode query = Json.object().arrayNode();
        for (String value : values) {
            ObjectNode limit = query.addObject();
            limit.put("field", field).put("value", value).put("entry_aggregator", "OR");
        }
        return query.toString();
    }

    /** The items of a collection's page. An answer that has none, not even an empty list, is not an empty page. */
    List<JsonNode> items(Call call) {
        JsonNode page = gateway.send(call).json();
        if (!page.at("/items").isArray()) {
            throw fault(Kind.VENDOR_BUG, call + " answered without a list of items");
        }
        return Json.items(page, "/items");
    }

    /** An object. */
    JsonNode get(Call call) {
        return gateway.send(call).json();
    }

    /** An object with its head. */
    Reply read(Call call) {
        return gateway.send(call);
    }

    /**
     * Writes.
     *
     * @param right what the user needs for it, for the message where it is refused
     * @return an answer of 2xx, or a 412 where the call said {@code If-Match}
     */
    Reply write(Call call, String right) {
        Reply reply = gateway.send(call.accept(400, 403, 412));
        if (reply.status() / 100 == 2 || reply.status() == 412) {
            return reply;
        }
        String said = said(reply);
        if (reply.status() == 403 || said.equals(NO_RIGHT)) {
            Fault fault = Fault.of(
                    Kind.CONFIG,
                    call + " was refused: the connector's user lacks the right " + right
                            + ". Grant it, then let the action be done again");
            throw reply.status() == 403 ? fault.exception(now()) : new NoRight(fault);
        }
        throw said.equals(NO_TICKET)
                ? fault(Kind.NOT_FOUND, call + ": there is no such ticket for the connector's user")
                : new Refused(
                        said,
                        Fault.of(Kind.PAYLOAD, call + " was refused with status 400")
                                .vendor("400", null));
    }

    /** RT's own refusal, and not that of something before it. */
    static final class NoRight extends VendorPermanentException {

        private NoRight(Fault fault) {
            super(fault, null);
        }
    }

    /** A 400 with RT's own words, which are for comparing alone. */
    static final class Refused extends VendorPermanentException {

        private final transient String said;

        private Refused(String said, Fault fault) {
            super(fault, null);
            this.said = said;
        }

        boolean says(String message) {
            return message.equals(said);
        }
    }

    private static String said(Reply reply) {
        try {
            return Json.textOr(reply.json(), "", "/message");
        } catch (ScccException | AnswerLostException unreadable) {
            return "";
        }
    }

    /** The last part of where the answer says that the new thing is; null when it does not. */
    static @Nullable String made(Reply reply) {
        URI place = reply.location();
        String path = place == null ? null : place.getPath();
        String id = path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
        return id.matches("\\d{1,18}") ? id : null;
    }

    ScccException fault(Kind kind, String what) {
        return Fault.of(kind, what).exception(now());
    }

    Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
