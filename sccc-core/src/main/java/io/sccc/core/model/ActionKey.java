package io.sccc.core.model;

import org.jspecify.annotations.Nullable;

/**
 * The permanent name of one outside effect: asked twice with one key, it happens once. A function of the input (tenant,
 * conversation, customer, kind and, where an effect may recur, what it is about), never of time, attempt or rule.
 *
 * @param value {@code sccc:} and a hash, at most 64 characters of {@code [a-z0-9:]}
 */
public record ActionKey(String value) implements Comparable<ActionKey> {

    /** Refuses a blank key. */
    public ActionKey {
        Names.require("action key", value);
    }

    /**
     * The key of an effect.
     *
     * @param about the conversation and customer it concerns
     * @param kind what is done
     * @param detail what tells effects of one kind for one customer apart (a post, an ordinal); empty where there is one
     */
    public static ActionKey of(Party about, ActionKind kind, @Nullable String detail) {
        return new ActionKey("sccc:"
                + Hash.of(
                        "action",
                        about.tenant().value(),
                        about.conversation().value(),
                        about.key(),
                        kind.label(),
                        detail == null ? "" : detail));
    }

    @Override
    public int compareTo(ActionKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
