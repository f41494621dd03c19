package io.sccc.core.ledger;

import io.sccc.core.model.AccountId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.CredentialStore;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Tokens in the ledger's database, sealed. A refresh happens inside a transaction that holds the token's row, so that of
 * many threads and many nodes one refreshes and the others find what it got. A store of one process knows one writer only:
 * there a lock in memory does the same, and the ledger's own writer is not held up while a network is asked.
 */
final class JdbcCredentials implements CredentialStore {

    private final Readers.Opening opening;
    private final Dialect dialect;
    private final Vault vault;
    private final Failpoint failpoint;
    private final String create;
    private final String read;
    private final String lock;
    private final String save;
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    JdbcCredentials(Readers.Opening opening, Dialect dialect, LedgerNames names, Vault vault, Failpoint failpoint) {
        this.opening = opening;
        this.dialect = dialect;
        this.vault = vault;
        this.failpoint = failpoint;
        String table = names.table("credential");
        String one = " where tenant = ? and network = ? and account = ?";
        this.create =
                dialect.insertIgnore(table, List.of("tenant", "network", "account"), List.of("secret", "version"));
        this.read = "select secret from " + table + one;
        this.lock = read + dialect.forUpdate();
        this.save = "update " + table + " set secret = ?, version = version + 1" + one;
    }

    @Override
    public @Nullable String get(TenantId tenant, AccountId account) {
        try (Batch rows = new Batch(prepared())) {
            String found = find(rows, read, tenant, account);
            return found.isEmpty() ? null : found;
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    @Override
    public String update(TenantId tenant, AccountId account, UnaryOperator<String> refresh) {
        return dialect.shared()
                ? inTransaction(rows -> refreshed(rows, tenant, account, refresh))
                : alone(tenant, account, refresh);
    }

    private String refreshed(Batch rows, TenantId tenant, AccountId account, UnaryOperator<String> refresh)
            throws SQLException {
        rows.update(create, tenant.value(), network(account), name(account), "", 0L);
        String before = find(rows, lock, tenant, account);
        String now = refresh.apply(before);
        save(rows, now, tenant, account);
        return now;
    }

    private String alone(TenantId tenant, AccountId account, UnaryOperator<String> refresh) {
        synchronized (locks.computeIfAbsent(place(tenant, account), place -> new Object())) {
            String before = get(tenant, account);
            String now = refresh.apply(before == null ? "" : before);
            return inTransaction(rows -> {
                rows.update(create, tenant.value(), network(account), name(account), "", 0L);
                save(rows, now, tenant, account);
                return now;
            });
        }
    }

    private void save(Batch rows, String token, TenantId tenant, AccountId account) throws SQLException {
        failpoint.pass(Failpoint.Name.DURING_TOKEN_SAVE);
        rows.update(save, sealed(token, tenant, account), tenant.value(), network(account), name(account));
    }

    private interface Change {
        String run(Batch rows) throws SQLException;
    }

    private String inTransaction(Change change) {
        try (Batch rows = new Batch(prepared())) {
            String[] result = {""};
            dialect.transaction(rows.connection(), () -> result[0] = change.run(rows));
            return result[0];
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    private String find(Batch rows, String sql, TenantId tenant, AccountId account) throws SQLException {
        List<String> found = new ArrayList<>();
        rows.query(sql, row -> found.add(row.getString(1)), tenant.value(), network(account), name(account));
        return found.isEmpty() || found.get(0).isEmpty() ? "" : open(found.get(0), tenant, account);
    }

    private String sealed(String token, TenantId tenant, AccountId account) {
        byte[] row = vault.seal(token.getBytes(StandardCharsets.UTF_8), place(tenant, account));
        return Base64.getEncoder().encodeToString(row);
    }

    private String open(String row, TenantId tenant, AccountId account) {
        return new String(vault.open(Base64.getDecoder().decode(row), place(tenant, account)), StandardCharsets.UTF_8);
    }

    private static String place(TenantId tenant, AccountId account) {
        return "credential " + tenant.value() + " " + account;
    }

    private static String network(AccountId account) {
        return Keys.name(account.network(), 100);
    }

    private static String name(AccountId account) {
        return Keys.name(account.account(), 200);
    }

    private Connection prepared() throws SQLException {
        Connection connection = opening.open();
        try {
            dialect.prepare(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private RuntimeException fault(SQLException e) {
        return Sql.wrap(dialect.fault(e), "SCCC-5124 a token could not be kept", e);
    }
}
