package io.sccc.connectors.vendor.requesttracker;

import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What of an action can go into a custom field of a ticket. */
enum Source {
    KEY,
    POST,
    NETWORK,
    ACCOUNT,
    CONVERSATION,
    CUSTOMER,
    QUEUE,
    PRIORITY,
    TAGS,
    REASON;

    /** The values for an action; none where it has no such thing. */
    List<String> of(Action action, ActionKey key, String language) {
        Action.@Nullable OpenCase open = action instanceof Action.OpenCase asked ? asked : null;
        return switch (this) {
            case KEY -> List.of(key.value());
            case POST -> List.of(action.post().nativeId());
            case NETWORK -> List.of(action.post().network());
            case ACCOUNT -> List.of(action.post().account());
            case CONVERSATION -> List.of(action.about().conversation().value());
            case CUSTOMER -> perhaps(action.about().customer());
            case QUEUE -> perhaps(open == null ? null : open.queue());
            case PRIORITY -> perhaps(open == null ? null : String.valueOf(open.priority()));
            case TAGS -> tags(action);
            case REASON -> perhaps(open == null ? null : open.reason().bestFor(language));
        };
    }

    private static List<String> perhaps(@Nullable String value) {
        return value == null || value.isBlank() ? List.of() : List.of(value);
    }

    static boolean isOne(String label) {
        return Arrays.stream(values()).anyMatch(source -> source.label().equals(label));
    }

    static Source named(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** What may stand right of the sign, when it is this that stands there. */
    static String among(String example) {
        return isOne(example.substring(example.indexOf('=') + 1))
                ? ", the latter among "
                        + Arrays.stream(values()).map(Source::label).collect(Collectors.joining(", "))
                : "";
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static List<String> tags(Action action) {
        if (action instanceof Action.OpenCase open) {
            return open.tags();
        }
        return action instanceof Action.CreateLead lead ? lead.tags() : List.of();
    }
}
