package io.sccc.core.model;

/** Who can read a post. What is not known to be public is private. */
public enum Visibility {
    /** Anybody. */
    PUBLIC,
    /** Only the people it was sent to. */
    PRIVATE
}
