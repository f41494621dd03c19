package io.sccc.core.ledger;

import io.sccc.core.error.PermanentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The key a ledger seals with when the host hands none in: random, made once, kept as near as it gets. */
final class LedgerKey {

    private static final int BYTES = 32;
    /** No tenant is called so: it is not a tenant's row. */
    private static final String NOBODY = "-";

    private LedgerKey() {}

    /** The key in a file beside the ledger's, readable by its owner alone. */
    static byte[] beside(Path ledger) {
        Path file = ledger.resolveSibling(ledger.getFileName() + ".key");
        try {
            if (!Files.exists(file)) {
                Path made = Files.createTempFile(
                        ledger.toAbsolutePath().getParent(), "sccc", ".key", Private.attributes(file));
                Files.write(made, random());
                Files.move(made, file);
            }
            byte[] key = Files.readAllBytes(file);
            if (key.length != BYTES) {
                throw new PermanentException(
                        "SCCC-5125 the key file (%s) has %d bytes, not %d: what is sealed in the ledger cannot be read. Restore it from your backup"
                                .formatted(file, key.length, BYTES));
            }
            return key;
        } catch (IOException e) {
            throw new PermanentException(
                    "SCCC-5125 the key file (%s) cannot be read or made. Maybe its rights are wrong?".formatted(file),
                    e);
        }
    }

    /** The key in the database itself: whoever reads all of it can open what is sealed. Doctor warns of it. */
    static byte[] within(Connection connection, Dialect dialect, LedgerNames names) throws SQLException {
        String table = names.table("credential");
        List<String> keys = List.of("tenant", "network", "account");
        List<String> found = new ArrayList<>();
        Batch rows = new Batch(connection);
        dialect.transaction(connection, () -> {
            String made = Base64.getEncoder().encodeToString(random());
            rows.update(
                    dialect.insertIgnore(table, keys, List.of("secret", "version")), NOBODY, "sccc", "key", made, 0L);
            rows.query(
                    "select secret from " + table + " where tenant = ? and network = ? and account = ?",
                    row -> found.add(row.getString(1)),
                    NOBODY,
                    "sccc",
                    "key");
        });
        return Base64.getDecoder().decode(found.get(0));
    }

    private static byte[] random() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }
}
