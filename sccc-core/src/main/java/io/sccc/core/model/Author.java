package io.sccc.core.model;

import org.jspecify.annotations.Nullable;

/**
 * Who wrote a post, as far as the network tells. A component that is null is unknown, never a default.
 *
 * @param id the network's permanent id of the person
 * @param name the display name or handle; for replies and contacts, never for logs
 * @param followers how many people follow them
 * @param verified whether the network vouches for them
 * @param brandAccount whether it is an account of a brand
 * @param employee whether it is somebody who works for the company
 */
public record Author(
        String id,
        @Nullable String name,
        @Nullable Long followers,
        @Nullable Boolean verified,
        @Nullable Boolean brandAccount,
        @Nullable Boolean employee) {

    /** Refuses a blank id. */
    public Author {
        Names.require("author id", id);
    }

    /** Somebody of whom only the id is known. */
    public static Author of(String id) {
        return new Author(id, null, null, null, null, null);
    }

    /** Says nothing about the person. */
    @Override
    public String toString() {
        return "Author[***]";
    }
}
