package io.sccc.core.model;

/**
 * What makes a post one post inside a tenant. Two networks may share a native id.
 *
 * @param network where it was written
 * @param account through which of the company's accounts it was seen
 * @param nativeId the network's own id, unchanged
 */
public record PostId(String network, String account, String nativeId) implements Comparable<PostId> {

    /** Refuses blank parts. */
    public PostId {
        Names.require("network", network);
        Names.require("account", account);
        Names.require("post id", nativeId);
    }

    /** The id of a post seen through the only account on its network. */
    public static PostId of(String network, String nativeId) {
        return new PostId(network, AccountId.ONLY, nativeId);
    }

    /** The account through which the post was seen. */
    public AccountId accountId() {
        return new AccountId(network, account);
    }

    @Override
    public int compareTo(PostId other) {
        int byNetwork = network.compareTo(other.network);
        if (byNetwork != 0) {
            return byNetwork;
        }
        int byAccount = account.compareTo(other.account);
        return byAccount != 0 ? byAccount : nativeId.compareTo(other.nativeId);
    }

    @Override
    public String toString() {
        return network + "/" + account + "/" + nativeId;
    }
}
