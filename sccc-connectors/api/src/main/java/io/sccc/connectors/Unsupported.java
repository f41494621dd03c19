package io.sccc.connectors;

import io.sccc.core.error.PermanentException;

/** A verb that a connector does not have, or not for this account; nothing was sent. */
public final class Unsupported extends PermanentException {

    private final Capability capability;

    /** The connector does not have this verb. */
    public Unsupported(Capability capability) {
        this(capability, "the connector does not have this verb");
    }

    /**
     * The connector has the verb, but not here.
     *
     * @param why for people, without secrets or people's words
     */
    public Unsupported(Capability capability, String why) {
        super(capability.label() + " is not supported: " + why);
        this.capability = capability;
    }

    /** What is missing. */
    public Capability capability() {
        return capability;
    }
}
