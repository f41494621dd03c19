package io.sccc.connectors.vendor.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.Fault;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Fault.Scope;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.http.Call;
import io.sccc.connectors.http.Gateway;
import io.sccc.connectors.http.Json;
import io.sccc.connectors.http.Reply;
import io.sccc.connectors.http.StatusTable;
import io.sccc.connectors.http.TooMuchException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The site's REST API: where things are, and what its codes mean. */
record Site(Gateway gateway, boolean plain, InstantSource clock) implements AutoCloseable {

    /** The member of an entry that stands for one that could not be read. */
    static final String TOO_MUCH = "sccc_too_much";

    private static final String END = "rest_post_invalid_page_number";

    /** Code of a refusal to what the account would need. */
    private static final Map<String, String> NEEDS = Map.of(
            "rest_forbidden_context", Members.MODERATE,
            "rest_forbidden_param", Members.EDIT,
            "rest_forbidden_status", Members.EDIT,
            "rest_cannot_read", Members.EDIT_OTHERS);

    /**
     * A page of a list.
     *
     * @param pages how many there are
     * @param total how many entries there are; null when not told
     */
    record Sheet(
            List<JsonNode> entries, int pages, @Nullable Long total) {

        static final Sheet EMPTY = new Sheet(List.of(), 0, null);
    }

    static StatusTable table() {
        StatusTable table = StatusTable.standard()
                .codeAt("/code")
                .codeIsFault()
                .line(404, "rest_no_route", Kind.CONFIG, Scope.HOST)
                .line(400, "comment_flood", Kind.THROTTLED, Scope.ACCOUNT)
                .line(403, "rest_comment_invalid_post_id", Kind.NOT_FOUND, Scope.ITEM);
        List<String> rights = new ArrayList<>(NEEDS.keySet());
        rights.addAll(List.of("rest_cannot_create", "rest_cannot_edit", "rest_forbidden", "rest_cannot_read_post"));
        for (String code : rights) {
            table = table.line(403, code, Kind.CONFIG, Scope.ITEM);
        }
        return table;
    }

    /** A pattern below the API's root, as the site's permalinks want it. */
    String path(String pattern) {
        return plain ? "/?rest_route=" + pattern : "/wp-json" + pattern;
    }

    /** Sends; a refusal for lack of a right names the right. */
    Reply send(Call call) {
        try {
            return gateway.send(call);
        } catch (VendorPermanentException e) {
            Fault fault = e.fault();
            String code = fault.vendorCode();
            String right = code == null || fault.kind() != Kind.CONFIG ? null : NEEDS.get(code);
            if (right == null) {
                throw e;
            }
            throw new VendorPermanentException(
                    new Fault(
                            fault.kind(),
                            fault.scope(),
                            fault.until(),
                            code,
                            fault.requestId(),
                            fault.what() + "; the account's role lacks " + right),
                    e);
        }
    }

    /** A page of a list; one past the end is empty, although WordPress calls it a fault for posts. */
    Sheet list(Call call, int page) {
        try {
            Reply reply = send(call.query("page", page));
            JsonNode json = reply.json();
            if (!json.isArray()) {
                throw Fault.of(Kind.VENDOR_BUG, call + " answered " + reply.status() + " with JSON that is no list")
                        .exception(clock.instant());
            }
            List<JsonNode> entries = Json.items(json, "");
            Long pages = header(reply, "X-WP-TotalPages");
            int known = pages == null ? 0 : (int) Math.min(pages, Integer.MAX_VALUE);
            int guess = entries.isEmpty() ? 0 : page + 1; // a proxy took the header away: until an empty page
            return new Sheet(entries, pages == null ? guess : known, header(reply, "X-WP-Total"));
        } catch (VendorPermanentException e) {
            if (END.equals(e.fault().vendorCode())) {
                return Sheet.EMPTY;
            }
            throw e;
        }
    }

    /**
     * A page likewise; where it goes past what is read, it is had in smaller pieces, down to single entries, and an entry that
     * is too much by itself is replaced by one that says so: the rest of the list is not lost for it.
     *
     * @param sized the call for pages of a size
     */
    Sheet list(IntFunction<Call> sized, int size, int page) {
        try {
            return list(sized.apply(size).query("per_page", size), page);
        } catch (TooMuchException e) {
            if (size == 1) {
                return new Sheet(List.of(Json.object().put(TOO_MUCH, e.fault().what())), page + 1, null);
            }
            return pieces(sized, size, page);
        }
    }

    private Sheet pieces(IntFunction<Call> sized, int size, int page) {
        int part = Math.max(1, size / 10);
        int parts = size / part;
        List<JsonNode> entries = new ArrayList<>();
        Long total = null;
        boolean more = true;
        for (int i = 0; i < parts && more; i++) {
            int at = (page - 1) * parts + 1 + i;
            Sheet piece = list(sized, part, at);
            entries.addAll(piece.entries());
            total = piece.total() == null ? total : piece.total();
            more = piece.pages() > at;
        }
        return new Sheet(entries, more ? page + 1 : page, total);
    }

    /** The ids in a short list; {@code otherwise} when it is not certain that the list is whole. */
    List<String> ids(Call call, List<String> otherwise) {
        Sheet sheet = list(call, 1);
        return sheet.pages() > 1
                ? otherwise
                : sheet.entries().stream()
                        .map(entry -> Json.textOr(entry, "", "/id"))
                        .toList();
    }

    private static @Nullable Long header(Reply reply, String name) {
        String value = reply.header(name);
        return value == null || !value.strip().matches("\\d{1,15}") ? null : Long.valueOf(value.strip());
    }

    /** A time as filters take it. */
    static @Nullable String time(long second) {
        return second == 0 ? null : Instant.ofEpochSecond(second).toString();
    }

    @Override
    public void close() {
        gateway.close();
    }

    /** The host. */
    @Override
    public String toString() {
        return gateway.toString();
    }
}
