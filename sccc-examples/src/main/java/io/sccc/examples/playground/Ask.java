package io.sccc.examples.playground;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.core.model.ActionKind;
import org.jspecify.annotations.Nullable;

/**
 * A call as it came in.
 *
 * @param kind what is asked
 * @param call its name and key
 * @param who whom it concerns
 * @param pathId the id in its path; null if it has none
 * @param body everything else that was told
 */
record Ask(
        ActionKind kind,
        Effect.Call call,
        Effect.Who who,
        @Nullable String pathId,
        JsonNode body) {

    /** A text of the body; null when it is not there. */
    @Nullable
    String text(String name) {
        JsonNode value = body.get(name);
        return value == null || value.isNull() ? null : value.asText();
    }

    /** Not the body. */
    @Override
    public String toString() {
        return "Ask[" + call + ", " + who + "]";
    }
}
