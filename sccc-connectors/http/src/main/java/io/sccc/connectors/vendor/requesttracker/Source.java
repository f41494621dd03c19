package io.sccc.connectors.vendor.requesttracker;

import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What of an action can go into a custom field of a ticket. */
enum Source {
    KEY((action, key) -> List.of(key.value())),
    POST((action, key) -> List.of(action.post().nativeId())),
    NETWORK((action, key) -> List.of(action.post().network())),
    ACCOUNT((action, key) -> List.of(action.post().account())),
    CONVERSATION((action, key) -> List.of(action.about().conversation().value())),
    CUSTOMER((action, key) -> customer(action)),
    QUEUE((action, key) -> queue(action)),
    PRIORITY((action, key) -> action instanceof Action.OpenCase open ? List.of("" + open.priority()) : List.of()),
    TAGS((action, key) -> tags(action)),
    REASON((action, key) -> List.of());

    private final BiFunction<Action, ActionKey, List<String>> values;

    Source(BiFunction<Action, ActionKey, List<String>> values) {
        this.values = values;
    }

    /** The values for an action; none where it has no such thing. */
    List<String> of(Action action, ActionKey key, String language) {
        if (this == REASON) {
            String reason =
                    action instanceof Action.OpenCase open ? open.reason().bestFor(language) : "";
            return reason.isBlank() ? List.of() : List.of(reason);
        }
        return values.apply(action, key);
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

    private static List<String> customer(Action action) {
        String customer = action.about().customer();
        return customer == null ? List.of() : List.of(customer);
    }

    private static List<String> queue(Action action) {
        @Nullable String queue = action instanceof Action.OpenCase open ? open.queue() : null;
        return queue == null ? List.of() : List.of(queue);
    }

    private static List<String> tags(Action action) {
        if (action instanceof Action.OpenCase open) {
            return open.tags();
        }
        return action instanceof Action.CreateLead lead ? lead.tags() : List.of();
    }
}
