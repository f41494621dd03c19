package io.sccc.core.ledger;

import io.sccc.core.internal.json.RowJson;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Event;
import io.sccc.core.model.Party;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Events in a database that no decision is made of: what the center notices by itself, and what its host tells. */
final class Notices {

    private final IntakeTables intakes;
    private final Marks marks;
    private final String proposed;
    private final String taken;

    Notices(LedgerNames names, IntakeTables intakes, Marks marks) {
        this.intakes = intakes;
        this.marks = marks;
        // proposals are few and so is the asking: a scan costs less than an index on every event
        this.proposed =
                "select body from " + names.table("event") + " where tenant = ? and body like '%crisis_proposed%'";
        this.taken = "select conversation from " + names.table("inbox") + " where tenant = ? and post = ? limit 1";
    }

    /** Is it this proposal? */
    static boolean same(Event event, String scope, String why) {
        return event instanceof Event.CrisisProposed crisis
                && crisis.scope().equals(scope)
                && crisis.why().equals(why);
    }

    boolean propose(Tx tx, TenantId tenant, String scope, String why) throws SQLException {
        List<String> bodies = new ArrayList<>();
        tx.rows.query(proposed, row -> bodies.add(row.getString(1)), tenant.value());
        boolean known = bodies.stream()
                .flatMap(body -> RowJson.read(Rows.Events.class, body).events().stream())
                .anyMatch(event -> same(event, scope, why));
        if (!known) {
            append(tx, tenant, null, null, head -> new Event.CrisisProposed(head, scope, why));
        }
        return !known;
    }

    void lag(Tx tx, TenantId tenant, String source, Duration lag, Instant at) {
        append(tx, tenant, null, at, head -> new Event.SourceLag(head, source, lag));
    }

    boolean opened(Tx tx, TenantId tenant, Party about, String contentId, @Nullable Instant at) throws SQLException {
        TenantState state = tx.tenant(tenant);
        Offers offers = marks.offers(tx, state.tenant, about.key());
        JdbcBooks books = new JdbcBooks(intakes, tx, state);
        ConversationId conversation = books.resolve(about.conversation());
        Set<ConversationId> same = new LinkedHashSet<>();
        for (ConversationId one : offers.conversations(contentId)) {
            if (books.resolve(one).equals(conversation)) {
                same.add(one);
            }
        }
        Offers opened = offers.opened(same, contentId);
        if (opened.equals(offers)) {
            return false;
        }
        marks.put(tx, state, about.key(), opened);
        Party now = about.in(conversation);
        append(tx, state.tenant, conversation, at, head -> new Event.ContentClicked(head, now, contentId));
        return true;
    }

    boolean solved(Tx tx, TenantId tenant, PostId post, @Nullable Instant at) throws SQLException {
        TenantState state = tx.tenant(tenant);
        List<ConversationId> found = new ArrayList<>();
        tx.rows.query(taken, row -> found.add(new ConversationId(row.getString(1))), tenant.value(), Keys.post(post));
        if (found.isEmpty() || marks.has(tx, tenant, Marks.solution(post))) {
            return false;
        }
        marks.put(tx, state, Marks.solution(post), "1");
        ConversationId conversation = new JdbcBooks(intakes, tx, state).resolve(found.get(0));
        append(tx, tenant, conversation, at, head -> new Event.ThreadSolved(head, post));
        return true;
    }

    private void append(
            Tx tx,
            TenantId tenant,
            @Nullable ConversationId conversation,
            @Nullable Instant at,
            Function<Event.Head, Event> event) {
        TenantState state = tx.tenant(tenant);
        state.append(conversation, at == null ? state.clock : at, 0, event);
        state.endEvents(intakes.insertEvents, tx.rows);
    }
}
