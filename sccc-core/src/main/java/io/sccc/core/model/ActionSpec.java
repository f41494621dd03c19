package io.sccc.core.model;

import java.util.Map;

/**
 * An action as a rule asks for it, before it is known whom it concerns.
 *
 * @param kind what to do
 * @param text the words, per language; empty when the kind has none
 * @param parameters what else the kind needs ({@code to} of a notify, {@code name} of a custom action, ...)
 */
public record ActionSpec(ActionKind kind, LocalizedText text, Map<String, String> parameters) {

    /** Copies the map. */
    public ActionSpec {
        parameters = Map.copyOf(parameters);
    }

    /** An action that needs neither words nor parameters. */
    public static ActionSpec of(ActionKind kind) {
        return new ActionSpec(kind, LocalizedText.EMPTY, Map.of());
    }
}
