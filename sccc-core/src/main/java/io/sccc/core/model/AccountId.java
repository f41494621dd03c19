package io.sccc.core.model;

/**
 * One account of the company on one system: its page on a network, its board in a community, its org in a CRM.
 *
 * @param network name of the network, community or CRM, lower case by convention ({@code "twitter"})
 * @param account the account there; {@value #ONLY} where the system has only one
 */
public record AccountId(String network, String account) {

    /** The account of a system where the company has only one. */
    public static final String ONLY = "main";

    /** Refuses blank parts. */
    public AccountId {
        Names.require("network", network);
        Names.require("account", account);
    }

    /** The only account on a system. */
    public static AccountId of(String network) {
        return new AccountId(network, ONLY);
    }

    @Override
    public String toString() {
        return network + "/" + account;
    }
}
