package io.sccc.connectors;

/** What a connector found out about an action whose answer was lost. */
public sealed interface Lookup {

    /**
     * It had its effect.
     *
     * @param id the vendor's id of what was made
     */
    record Found(String id) implements Lookup {}

    /**
     * Asking the same again is safe: it surely had no effect and no call of it is on its way any more, or the vendor honors
     * the key (an idempotency header, an upsert, a record named by the key).
     */
    record AskAgain() implements Lookup {}

    /** Nobody can find out; the action is parked for a person. */
    record Unclear() implements Lookup {}
}
