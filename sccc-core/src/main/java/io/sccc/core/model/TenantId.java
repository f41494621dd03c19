package io.sccc.core.model;

/**
 * Whose data this is: the customer of an outsourcer or the brand of a group. In every key, query and cache.
 *
 * @param value a short stable name, not blank
 */
public record TenantId(String value) {

    /** The tenant of an application that has only one. */
    public static final TenantId DEFAULT = new TenantId("default");

    /** Refuses a blank name. */
    public TenantId {
        Names.require("tenant", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
