package io.sccc.core.model;

/** On which side of the conversation the author stands. */
public enum AuthorRole {
    /** A consumer. */
    CUSTOMER,
    /** Somebody who answers for the company. */
    AGENT,
    /** The company's own account speaking for itself: posts, campaigns, echoes. */
    BRAND,
    /** Nobody told. Treated as a possible customer. */
    UNKNOWN;

    /** Does the author speak for the company? */
    public boolean company() {
        return this == AGENT || this == BRAND;
    }
}
