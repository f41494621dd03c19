package io.sccc.core;

import java.util.List;

/**
 * How a center is.
 *
 * @param status the worst of its parts
 * @param reasons why it is not up, for people, without people's words; empty when it is
 */
public record Health(Status status, List<String> reasons) {

    /** Copies the list. */
    public Health {
        reasons = List.copyOf(reasons);
    }

    /** How well it works. */
    public enum Status {
        /** Everything works. */
        UP,
        /** It works, and something needs a person. */
        DEGRADED,
        /** It takes nothing in. */
        DOWN
    }
}
