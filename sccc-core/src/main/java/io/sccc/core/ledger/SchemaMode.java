package io.sccc.core.ledger;

/** What a ledger does about its tables when it opens. */
public enum SchemaMode {
    /** Changes nothing; refuses to open when a table, a column or a version is missing. */
    VALIDATE,
    /** Makes what is missing and brings older tables forward; the default. */
    MIGRATE,
    /** Changes nothing and looks at nothing: the tables are somebody else's care. */
    NONE
}
