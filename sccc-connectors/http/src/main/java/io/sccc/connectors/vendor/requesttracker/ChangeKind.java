package io.sccc.connectors.vendor.requesttracker;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.CaseChange.Kind;
import io.sccc.connectors.http.Json;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction means.
 *
 * @param kind what happened
 * @param value what it is now
 */
record ChangeKind(Kind kind, @Nullable String value) {

    private static final Set<String> OWNER = Set.of("Give", "Take", "Steal", "Untake", "Force");

    static ChangeKind of(JsonNode transaction, Predicate<String> closed) {
        String type = Json.textOr(transaction, "", "/Type");
        String field = Json.textOr(transaction, "", "/Field");
        String value = Json.text(transaction, "/NewValue");
        if (OWNER.contains(type) || field.equals("Owner") || field.equals("Queue")) {
            return new ChangeKind(Kind.ASSIGNED, value);
        }
        if (field.equals("MergedInto") && value != null) {
            return new ChangeKind(Kind.MERGED, value.substring(value.lastIndexOf('/') + 1));
        }
        return switch (type) {
            case "Create" -> new ChangeKind(Kind.OPENED, null);
            case "Correspond", "Comment" -> new ChangeKind(Kind.WRITTEN, null);
            case "Status" -> status(Json.textOr(transaction, "", "/OldValue"), value == null ? "" : value, closed);
            default -> new ChangeKind(Kind.OTHER, value);
        };
    }

    private static ChangeKind status(String before, String now, Predicate<String> closed) {
        if (now.equalsIgnoreCase("deleted")) {
            return new ChangeKind(Kind.DELETED, now);
        }
        if (closed.test(before) == closed.test(now)) {
            return new ChangeKind(Kind.STATE, now);
        }
        return new ChangeKind(closed.test(now) ? Kind.CLOSED : Kind.REOPENED, now);
    }
}
