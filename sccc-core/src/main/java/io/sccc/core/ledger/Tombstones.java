package io.sccc.core.ledger;

import io.sccc.core.model.Author;
import io.sccc.core.model.Post;
import io.sccc.core.model.TenantId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who was erased, by names that only the ledger's key can make: their old posts are not taken in again. */
final class Tombstones {

    private final Vault vault;
    private final String all;

    Tombstones(LedgerNames names, Vault vault) {
        this.vault = vault;
        this.all = "select author, at from " + names.table("erased") + " where tenant = ?";
    }

    /** Reads a tenant's, once while they are true. */
    void lookUp(Tx tx, TenantState state) throws SQLException {
        if (state.erased == null) {
            Map<String, Instant> found = new HashMap<>();
            tx.rows.query(
                    all, row -> found.put(row.getString(1), Instant.parse(row.getString(2))), state.tenant.value());
            state.erased = found;
        }
    }

    /** Was this post written before its author was erased? One without a time is not believed to be newer. */
    boolean covers(TenantState state, Post post) {
        Author author = post.author();
        Map<String, Instant> erased = state.erased;
        if (author == null || erased == null || erased.isEmpty()) {
            return false;
        }
        Instant at = erased.get(pseudonym(state.tenant, post.id().network(), author.id()));
        @Nullable Instant posted = post.postedAt();
        return at != null && (posted == null || !posted.isAfter(at));
    }

    /** The erased author of a post, on their way out of it. */
    Erasing person(TenantId tenant, Post post) {
        String id = Objects.requireNonNull(post.author()).id();
        return new Erasing(id, pseudonym(tenant, post.id().network(), id));
    }

    /** The name on a person's stone. */
    String pseudonym(TenantId tenant, String network, String author) {
        return vault.pseudonym(tenant.value() + "\n" + network + "\n" + author);
    }
}
