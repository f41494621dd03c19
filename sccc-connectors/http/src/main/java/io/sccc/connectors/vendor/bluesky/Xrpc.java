package io.sccc.connectors.vendor.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.Fault;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Fault.Scope;
import io.sccc.connectors.StaleCursorException;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.VendorTransientException;
import io.sccc.connectors.http.Call;
import io.sccc.connectors.http.Gateway;
import io.sccc.connectors.http.StatusTable;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The network's calls over the gateway: what its answers mean, what a call costs, and cursors it does not know. */
record Xrpc(Gateway gateway) {

    static final String NO_RECORD = "RecordNotFound";
    static final String SWAP = "InvalidSwap";

    /** Errors have a name in the body and, nearly always, the status 400. */
    static StatusTable table() {
        return StatusTable.standard()
                .codeAt("/error")
                .codeIsFault()
                .line("ExpiredToken", Kind.AUTH_EXPIRED, Scope.ACCOUNT)
                .line("InvalidToken", Kind.AUTH_EXPIRED, Scope.ACCOUNT)
                .line("AuthMissing", Kind.AUTH_EXPIRED, Scope.ACCOUNT)
                .line("AccountTakedown", Kind.AUTH_REVOKED, Scope.ACCOUNT)
                .line("AccountSuspended", Kind.AUTH_REVOKED, Scope.ACCOUNT)
                .line("AccountDeactivated", Kind.AUTH_REVOKED, Scope.ACCOUNT)
                .line("AuthFactorTokenRequired", Kind.AUTH_REVOKED, Scope.ACCOUNT)
                .line(NO_RECORD, Kind.NOT_FOUND, Scope.ITEM)
                .line("RepoNotFound", Kind.NOT_FOUND, Scope.ITEM)
                .line("HandleNotFound", Kind.NOT_FOUND, Scope.ITEM)
                .line("NotFound", Kind.NOT_FOUND, Scope.ITEM)
                .line("BlockedActor", Kind.POLICY_DENIED, Scope.ITEM)
                .line("BlockedByActor", Kind.POLICY_DENIED, Scope.ITEM)
                .line(SWAP, Kind.CONFLICT, Scope.ITEM)
                .line("RateLimitExceeded", Kind.THROTTLED, Scope.ACCOUNT);
    }

    static Call query(String method) {
        return Call.get("/xrpc/" + method).units(0);
    }

    /** A call that writes, with what it takes from the account's points. */
    static Call procedure(String method, int points) {
        return Call.post("/xrpc/" + method).units(points);
    }

    JsonNode ask(Call call) {
        return gateway.send(call).json();
    }

    /**
     * A page of a list. A cursor the network does not know makes it answer as if it were ill, and it would do so for ever:
     * when the list's beginning can be read and the page at the cursor still not, the cursor is the fault.
     *
     * @param items where the list stands in an answer; without it, it is none
     * @param lastSeen what a stale cursor is told with
     * @throws StaleCursorException when the network does not know the cursor
     */
    JsonNode page(
            Function<@Nullable String, Call> list, String items, @Nullable String cursor, @Nullable Instant lastSeen) {
        JsonNode page = page(list, cursor, lastSeen);
        if (!page.at(items).isArray()) {
            throw new VendorPermanentException(Fault.of(Kind.VENDOR_BUG, "an answer without its list " + items), null);
        }
        return page;
    }

    private JsonNode page(Function<@Nullable String, Call> list, @Nullable String cursor, @Nullable Instant lastSeen) {
        try {
            return ask(list.apply(cursor));
        } catch (VendorTransientException e) {
            if (cursor == null
                    || e.fault().kind() != Kind.TRANSIENT
                    || e.fault().vendorCode() == null) {
                throw e;
            }
            ask(list.apply(null));
            return again(list, cursor, lastSeen);
        }
    }

    private JsonNode again(Function<@Nullable String, Call> list, String cursor, @Nullable Instant lastSeen) {
        try {
            return ask(list.apply(cursor));
        } catch (VendorTransientException e) {
            if (e.fault().kind() != Kind.TRANSIENT || e.fault().vendorCode() == null) {
                throw e;
            }
            Fault fault = Fault.of(Kind.NOT_FOUND, "the network does not know a cursor, but reads the list's beginning")
                    .vendor(e.fault().vendorCode(), e.fault().requestId());
            throw new StaleCursorException(fault, lastSeen);
        }
    }
}
