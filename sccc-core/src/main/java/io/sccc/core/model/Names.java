package io.sccc.core.model;

/** Checks of the names that ids are made of. */
final class Names {

    private Names() {}

    static void require(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " is blank. Maybe the source row lacks it?");
        }
    }
}
