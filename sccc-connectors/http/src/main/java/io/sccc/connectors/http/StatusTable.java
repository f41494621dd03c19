package io.sccc.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Fault.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a status and a vendor's code mean, one line each. {@link #standard()} holds what HTTP says; a connector overrides the
 * lines in which its vendor is different: 400 that means a bad token, 404 that means hidden, 200 with an error inside.
 * Immutable.
 *
 * <p>The line of the status and the code is asked first, then that of the code with any status, then that of the status.
 */
public final class StatusTable {

    private static final int ANY = 0;
    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}_.:/ -]{1,80}");
    private static final Pattern SCOPE =
            Pattern.compile("insufficient_scope.{0,200}?scope=\"([\\w:/. -]{1,120})\"", Pattern.CASE_INSENSITIVE);

    /**
     * What an answer means.
     *
     * @param kind of the fault
     * @param scope what it stops
     * @param perhapsDone whether a request that writes may have had its effect all the same
     */
    public record Meaning(Kind kind, Scope scope, boolean perhapsDone) {}

    private record Key(int status, @Nullable String code) {}

    private final Map<Key, Meaning> lines;
    private final List<String> codes;
    private final List<String> requestIds;
    private final boolean insideIsFault;

    private StatusTable(Map<Key, Meaning> lines, List<String> codes, List<String> requestIds, boolean insideIsFault) {
        this.lines = lines;
        this.codes = codes;
        this.requestIds = requestIds;
        this.insideIsFault = insideIsFault;
    }

    /** What HTTP says: codes are not read, request ids come in {@code X-Request-Id}. */
    public static StatusTable standard() {
        Map<Key, Meaning> lines = new HashMap<>();
        for (int moved : new int[] {301, 307, 308}) {
            put(lines, moved, Kind.CONFIG, Scope.HOST, false);
        }
        for (int seen : new int[] {302, 303}) { // what a site answers to a form it has processed, too
            put(lines, seen, Kind.CONFIG, Scope.HOST, true);
        }
        put(lines, 300, Kind.CONFLICT, Scope.ITEM, false);
        put(lines, 401, Kind.AUTH_EXPIRED, Scope.ACCOUNT, false);
        put(lines, 402, Kind.QUOTA_EXHAUSTED, Scope.ACCOUNT, false);
        put(lines, 403, Kind.POLICY_DENIED, Scope.ITEM, false);
        put(lines, 404, Kind.NOT_FOUND, Scope.ITEM, false);
        put(lines, 405, Kind.CONFIG, Scope.ITEM, false);
        put(lines, 406, Kind.CONFIG, Scope.ITEM, false);
        put(lines, 408, Kind.TRANSIENT, Scope.ITEM, false);
        put(lines, 409, Kind.CONFLICT, Scope.ITEM, false);
        put(lines, 410, Kind.NOT_FOUND, Scope.ITEM, false);
        put(lines, 412, Kind.CONFLICT, Scope.ITEM, false);
        put(lines, 423, Kind.TRANSIENT, Scope.ITEM, false);
        put(lines, 425, Kind.TRANSIENT, Scope.ITEM, false);
        put(lines, 428, Kind.CONFLICT, Scope.ITEM, false);
        put(lines, 429, Kind.THROTTLED, Scope.ACCOUNT, false);
        put(lines, 451, Kind.POLICY_DENIED, Scope.ITEM, false);
        put(lines, 501, Kind.CONFIG, Scope.ITEM, false);
        put(lines, 503, Kind.TRANSIENT, Scope.HOST, true);
        return new StatusTable(Map.copyOf(lines), List.of(), List.of("X-Request-Id"), false);
    }

    private static void put(Map<Key, Meaning> lines, int status, Kind kind, Scope scope, boolean perhapsDone) {
        lines.put(new Key(status, null), new Meaning(kind, scope, perhapsDone));
    }

    /** With another line for a status, whatever the code. */
    public StatusTable line(int status, Kind kind, Scope scope) {
        return with(new Key(status, null), new Meaning(kind, scope, false));
    }

    /** With another line for a code within a status; also for a status that is fine otherwise. */
    public StatusTable line(int status, String code, Kind kind, Scope scope) {
        return with(new Key(status, code), new Meaning(kind, scope, false));
    }

    /** With another line for a code, whatever the status. */
    public StatusTable line(String code, Kind kind, Scope scope) {
        return with(new Key(ANY, code), new Meaning(kind, scope, false));
    }

    /** With a status after which a request that writes may have had its effect all the same. */
    public StatusTable perhapsDone(int status) {
        Meaning now = status(status);
        return with(new Key(status, null), new Meaning(now.kind(), now.scope(), true));
    }

    private StatusTable with(Key key, Meaning meaning) {
        Map<Key, Meaning> more = new HashMap<>(lines);
        more.put(key, meaning);
        return new StatusTable(Map.copyOf(more), codes, requestIds, insideIsFault);
    }

    /** Reads the vendor's code at the first of these JSON Pointers that holds one. */
    public StatusTable codeAt(String... pointers) {
        return new StatusTable(lines, List.of(pointers), requestIds, insideIsFault);
    }

    /** Takes any code in an answer of 2xx for a fault: {@link Kind#VENDOR_BUG} unless a line says better. */
    public StatusTable codeIsFault() {
        return new StatusTable(lines, codes, requestIds, true);
    }

    /** Reads the request id in the first of these headers that was sent. */
    public StatusTable requestIdIn(String... headers) {
        return new StatusTable(lines, codes, List.of(headers), insideIsFault);
    }

    /** What an answer means; null when it is no fault. */
    @Nullable
    Meaning meaning(Reply reply) {
        String code = code(reply);
        Meaning exact = code == null ? null : lines.get(new Key(reply.status(), code));
        Meaning byCode = code == null || exact != null ? exact : lines.get(new Key(ANY, code));
        if (byCode != null) {
            return byCode;
        }
        if (reply.status() / 100 == 2) {
            return code != null && insideIsFault ? new Meaning(Kind.VENDOR_BUG, Scope.ITEM, true) : null;
        }
        if (missingScope(reply) != null) {
            return new Meaning(Kind.CONFIG, Scope.ACCOUNT, false);
        }
        Meaning meaning = status(reply.status());
        return notProcessed(reply) ? new Meaning(meaning.kind(), meaning.scope(), false) : meaning;
    }

    /** A host that says when to come back has turned the request away; one that is just ill may have begun with it. */
    private static boolean notProcessed(Reply reply) {
        return reply.status() == 503 && reply.header("Retry-After") != null;
    }

    private Meaning status(int status) {
        Meaning line = lines.get(new Key(status, null));
        if (line != null) {
            return line;
        }
        if (status >= 500) {
            return new Meaning(Kind.TRANSIENT, Scope.HOST, true);
        }
        return status >= 400
                ? new Meaning(Kind.PAYLOAD, Scope.ITEM, false)
                : new Meaning(Kind.VENDOR_BUG, Scope.ITEM, true);
    }

    /** The vendor's code, if it looks like one and not like a sentence; null otherwise. */
    @Nullable
    String code(Reply reply) {
        if (codes.isEmpty()) {
            return null;
        }
        JsonNode json = reply.jsonOrNull();
        String code = json == null ? null : Json.text(json, codes.toArray(String[]::new));
        return code != null && CODE.matcher(code).matches() ? code : null;
    }

    /** The vendor's id of the request; null when it told none. */
    @Nullable
    String requestId(Reply reply) {
        for (String name : requestIds) {
            String id = reply.header(name);
            if (id != null) {
                return id;
            }
        }
        return null;
    }

    /** The scope that a token lacks (RFC 6750, section 3.1); null when that is not what was answered. */
    static @Nullable String missingScope(Reply reply) {
        String challenge = reply.header("WWW-Authenticate");
        Matcher scope = SCOPE.matcher(challenge == null || reply.status() != 403 ? "" : challenge);
        return scope.find() ? scope.group(1) : null;
    }
}
