package io.sccc.connectors.vendor.requesttracker;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.CaseChange;
import io.sccc.connectors.http.Call;
import io.sccc.connectors.http.Json;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads changes back: which tickets changed by TicketSQL, what changed by their transactions. RT takes transactions that the
 * user may not see out of a page after cutting it, tells no total and no next page of them; so pages go on after the last id
 * until one is empty, and never by a count.
 */
final class Changes {

    private static final int TICKETS = 20;
    private static final int TRANSACTIONS = 100;
    private static final String FIELDS = "Type,Field,OldValue,NewValue,Data,ObjectId,Creator,Created";
    private static final String NEWS = List.of(
                    "Create",
                    "Correspond",
                    "Comment",
                    "Status",
                    "Set",
                    "SetWatcher",
                    "AddLink",
                    "Give",
                    "Take",
                    "Steal",
                    "Untake",
                    "Force")
            .stream()
            .map(type -> "Type = '" + type + "'")
            .collect(Collectors.joining(" OR ", "(", ")"));

    private final Rest rest;
    private final Words words;
    private final Mapping mapping;
    private final String instance;
    private final Supplier<String> user;

    Changes(Rest rest, Mapping mapping, String instance, Supplier<String> user) {
        this.rest = rest;
        this.words = new Words(rest);
        this.mapping = mapping;
        this.instance = instance;
        this.user = user;
    }

    Page<CaseChange> after(Cursor cursor) {
        ChangeMark mark = ChangeMark.of(cursor, instance);
        List<JsonNode> tickets = rest.tickets(where(mark), "LastUpdated", TICKETS, "LastUpdated", "id");
        if (tickets.isEmpty()) {
            return new Page<>(List.of(), mark.again().cursor(instance), false);
        }
        JsonNode last = tickets.get(tickets.size() - 1);
        Instant until = Json.instant(last, "/LastUpdated");
        Map<Long, JsonNode> news = news(tickets, mark, tickets.size() >= TICKETS ? until : null);
        Map<Long, Instant> told = new TreeMap<>();
        news.forEach((id, transaction) -> told.put(id, at(transaction)));
        ChangeMark next = mark.after(until == null ? mark.at() : until, Json.number(last, "/id", 0), told);
        boolean more = tickets.size() >= TICKETS;
        return new Page<>(changes(news), (more ? next : next.again()).cursor(instance), more);
    }

    /** Tickets after the mark, in the order of their last change; "=" would mean the whole day. */
    private static String where(ChangeMark mark) {
        String at = Texts.time(mark.at());
        return "LastUpdated > " + at + " OR (LastUpdated >= " + at + " AND LastUpdated <= " + at + " AND id > "
                + mark.ticket() + ")";
    }

    /**
     * The transactions of these tickets, and the merges of the same time: a ticket that was merged away is in no search any
     * more. Later merges are left to later pages, else a long walk would have to remember all of them.
     *
     * @param until when the last of the tickets changed; null when there are no more
     */
    private Map<Long, JsonNode> news(List<JsonNode> tickets, ChangeMark mark, @Nullable Instant until) {
        String which = tickets.stream()
                .map(ticket -> "ObjectId = " + Json.number(ticket, "/id", 0))
                .collect(Collectors.joining(" OR "));
        String sql = "ObjectType = 'RT::Ticket' AND (" + which + " OR " + merges(mark, until) + ") AND " + NEWS
                + " AND Created >= " + Texts.time(mark.from());
        Map<Long, JsonNode> found = new TreeMap<>();
        long after = 0;
        for (List<JsonNode> page = page(sql, after); !page.isEmpty(); page = page(sql, after)) {
            long before = after;
            for (JsonNode transaction : page) {
                long id = Json.number(transaction, "/id", 0);
                after = Math.max(after, id);
                found.put(id, transaction);
            }
            if (after == before) {
                break;
            }
        }
        found.keySet().removeAll(mark.told().keySet());
        return found;
    }

    private static String merges(ChangeMark mark, @Nullable Instant until) {
        String begin = " AND Created >= " + Texts.time(mark.at().minus(ChangeMark.OVERLAP));
        String end = until == null ? "" : " AND Created <= " + Texts.time(until);
        return "(Field = 'MergedInto'" + begin + end + ")";
    }

    private List<JsonNode> page(String sql, long after) {
        return rest.items(Call.get("/transactions")
                .query("query", sql + " AND id > " + after)
                .query("fields", FIELDS)
                .query("orderby", "id")
                .query("order", "ASC")
                .query("per_page", TRANSACTIONS));
    }

    private List<CaseChange> changes(Map<Long, JsonNode> news) {
        String own = user.get();
        List<Long> written = new ArrayList<>();
        news.forEach((id, transaction) -> {
            if (writes(transaction) && !ours(transaction, own)) {
                written.add(id);
            }
        });
        Map<Long, String> texts = words.of(written);
        List<CaseChange> changes = new ArrayList<>();
        news.forEach((id, transaction) -> {
            CaseChange change = change(id, transaction, ours(transaction, own), texts.get(id));
            if (change != null) {
                changes.add(change);
            }
        });
        changes.sort(Comparator.comparing(change -> Long.valueOf(change.id())));
        return changes;
    }

    private static boolean writes(JsonNode transaction) {
        String type = Json.textOr(transaction, "", "/Type");
        return type.equals("Correspond") || type.equals("Comment");
    }

    /** By its author; words also by their key, should the user's name have changed. */
    private static boolean ours(JsonNode transaction, String own) {
        return own.equalsIgnoreCase(Json.textOr(transaction, "", "/Creator/id"))
                || (writes(transaction) && Json.textOr(transaction, "", "/Data").startsWith("sccc:"));
    }

    private @Nullable CaseChange change(long id, JsonNode transaction, boolean ours, @Nullable String text) {
        String ticket = Json.textOr(transaction, "0", "/ObjectId");
        String type = Json.textOr(transaction, "", "/Type");
        ChangeKind kind = ChangeKind.of(transaction, mapping::closed);
        String value = writes(transaction) ? null : kind.value();
        if (kind.kind() == CaseChange.Kind.MERGED && ticket.equals(value)) {
            return null;
        }
        boolean forCustomer = type.equals("Correspond");
        return new CaseChange(Long.toString(id), ticket, kind.kind(), at(transaction), ours, forCustomer, value, text);
    }

    private static Instant at(JsonNode transaction) {
        Instant at = Json.instant(transaction, "/Created");
        return at == null ? Instant.EPOCH : at;
    }
}
