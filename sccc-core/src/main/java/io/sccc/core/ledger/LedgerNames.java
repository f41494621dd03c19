package io.sccc.core.ledger;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the tables are called. Both parts go into SQL text, so both are plain identifiers and nothing else.
 *
 * @param prefix what every table and index starts with
 * @param schema the database schema they are in; null for the connection's own
 */
record LedgerNames(String prefix, @Nullable String schema) {

    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,19}");
    private static final Pattern SCHEMA = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

    /** Tables {@code sccc_...} in the connection's own schema. */
    static final LedgerNames DEFAULT = new LedgerNames("sccc_", null);

    LedgerNames {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "table prefix (" + prefix + ") is not a small letter followed by up to 19"
                            + " small letters, digits or underscores. Maybe you meant sccc_");
        }
        if (schema != null && !SCHEMA.matcher(schema).matches()) {
            throw new IllegalArgumentException("schema name (" + schema + ") is not a letter followed by up to 62"
                    + " letters, digits or underscores. Maybe leave it out and set the connection's own schema");
        }
    }

    /** The name of a table in SQL. */
    String table(String name) {
        return qualifier() + prefix + name;
    }

    /** The name of an index in SQL. */
    String index(String name) {
        return prefix + name;
    }

    /** SQL text with {@code ${prefix}} (tables) and {@code ${index}} (indexes) filled in. */
    String fill(String sql) {
        return sql.replace("${prefix}", qualifier() + prefix).replace("${index}", prefix);
    }

    private String qualifier() {
        return schema == null ? "" : schema + ".";
    }
}
