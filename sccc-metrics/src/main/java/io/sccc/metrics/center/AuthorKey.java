package io.sccc.metrics.center;

/** A known author of a network. */
record AuthorKey(String network, String author) implements Comparable<AuthorKey> {

    @Override
    public int compareTo(AuthorKey other) {
        int byNetwork = network.compareTo(other.network);
        return byNetwork != 0 ? byNetwork : author.compareTo(other.author);
    }

    /** Names the network only: who it is is private. */
    @Override
    public String toString() {
        return "AuthorKey[" + network + "]";
    }
}
