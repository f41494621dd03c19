package io.sccc.connectors.testkit;

/**
 * What an item of a vendor may be besides plain. A vendor whose system has no such thing says so with {@link
 * Recording.Builder#lacks}; then the rule checks that nothing of the kind is ever made up.
 */
public enum Trait {
    /** Items come in pages: more than one request leads to the end. */
    PAGED,
    /** Not shown to us (blocked, private, spam), though its page is: a page of such items is empty and has a successor. */
    HIDDEN,
    /** Edited at {@link Item#changedAt()}: the same id, another text. */
    EDITED,
    /** Deleted at {@link Item#changedAt()}, and the vendor tells. */
    DELETED,
    /** Written by the connector's own account. */
    OWN,
    /** A private message to the account. */
    DIRECT,
    /** An answer to the item {@link Item#answers()}. */
    ANSWERING,
    /** Of a kind or with an enum value that the vendor invented yesterday. */
    STRANGE,
    /** Without an id, or otherwise nothing that can be a post. */
    BROKEN,
    /** Of nobody known: the author is gone or not told. */
    ANONYMOUS
}
