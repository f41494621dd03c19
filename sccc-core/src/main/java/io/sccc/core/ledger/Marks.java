package io.sccc.core.ledger;

import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Ledger.WorkState;
import io.sccc.core.spi.Work;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Short notes of a ledger to itself, so that what may be told again is an event once: what each customer was offered and
 * opened, which posts solved their thread. They stand beside the sources' positions, under names no source has, and go
 * with the keys of actions.
 */
final class Marks {

    private static final String PREFIX = "sccc:told:";

    /** The marks that these names have. */
    final InList named;

    private final String read;
    private final String put;
    private final String end;
    private final String drop;

    Marks(Dialect dialect, LedgerNames names) {
        String table = names.table("source");
        this.read = "select position from " + table + " where tenant = ? and source = ?";
        this.named = InList.of("select source from " + table + " where tenant = ? and source in (%s)");
        this.put = dialect.upsert(table, List.of("tenant", "source"), List.of("position", "opened"));
        this.end = "delete from " + table + " where tenant = ? and source = ?";
        this.drop = "delete from " + table + " where tenant = ? and source like '" + PREFIX + "%' and opened < ?";
    }

    /** The name under which a post is marked as a solution. */
    static String solution(PostId post) {
        return PREFIX + "solved:" + Keys.post(post);
    }

    /** What a customer was offered. */
    Offers offers(Tx tx, TenantId tenant, String customer) throws SQLException {
        return Offers.parse(text(tx, tenant, name(customer)));
    }

    void put(Tx tx, TenantState state, String customer, Offers offers) {
        put(tx, state, name(customer), offers.text());
    }

    /** Is there such a mark? */
    boolean has(Tx tx, TenantId tenant, String name) throws SQLException {
        return !text(tx, tenant, name).isEmpty();
    }

    void put(Tx tx, TenantState state, String name, String text) {
        tx.rows.add(put, state.tenant.value(), name, text, state.clock == null ? null : state.clock.toString());
    }

    /** Remembers what a finished action has offered. */
    void ended(Tx tx, TenantState state, Work ended, ConversationId conversation) throws SQLException {
        String content = content(ended);
        if (content != null) {
            String customer = ended.request().about().key();
            put(tx, state, customer, offers(tx, state.tenant, customer).offered(conversation, content));
        }
    }

    /** The content that an action's end has offered; null when it has offered none. */
    static @Nullable String content(Work ended) {
        if (ended.state() != WorkState.DONE || ended.request().kind() != ActionKind.SUGGEST_CONTENT) {
            return null;
        }
        return ended.action() instanceof Action.SuggestContent offer ? offer.contentId() : ended.target();
    }

    /** Forgets what a customer was offered in a conversation. */
    void forget(Tx tx, TenantState state, String customer, ConversationId conversation) throws SQLException {
        Offers offers = offers(tx, state.tenant, customer);
        Offers left = offers.without(conversation);
        if (left.all().isEmpty()) {
            tx.rows.add(end, state.tenant.value(), name(customer));
        } else if (!left.equals(offers)) {
            put(tx, state, customer, left);
        }
    }

    /** Forgets what was marked before; how many marks. */
    int forget(Tx tx, TenantId tenant, Instant before) throws SQLException {
        return tx.rows.update(drop, tenant.value(), before.toString());
    }

    private static String name(String customer) {
        return PREFIX + "offers:" + Keys.of(customer);
    }

    private String text(Tx tx, TenantId tenant, String name) throws SQLException {
        String[] found = {""};
        tx.rows.query(read, row -> found[0] = row.getString(1), tenant.value(), name);
        return found[0];
    }
}
