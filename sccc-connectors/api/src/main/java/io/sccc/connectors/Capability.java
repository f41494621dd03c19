package io.sccc.connectors;

import io.sccc.core.model.ActionKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Something a connector can do: one verb of its interface. */
public enum Capability {
    /** Posts are read as they come: {@code fetch}. */
    LISTEN(null),
    /** Posts are delivered by the network: the connector is a {@code WebhookSource}. */
    WEBHOOK(null),
    /** Older posts can be read. */
    BACKFILL(null),
    /** A post can be answered in public. */
    REPLY(ActionKind.REPLY),
    /** A person can be written to in private. */
    DIRECT_MESSAGE(ActionKind.DIRECT_MESSAGE),
    /** A post can be reacted to. */
    REACT(ActionKind.REACT),
    /** A post can be hidden from others. */
    HIDE(ActionKind.HIDE),
    /** An author's profile can be read. */
    PROFILE(null),
    /** Topics of the community can be listed. */
    TOPICS(null),
    /** The community can be searched. */
    SEARCH(null),
    /** Articles can be read into the knowledge index. */
    ARTICLES(null),
    /** A question can be asked. */
    ASK(ActionKind.ASK_COMMUNITY),
    /** A question or comment can be answered. */
    ANSWER(ActionKind.REPLY),
    /** An answer can be marked as the solution. */
    MARK_SOLVED(null),
    /** A member's rank can be read. */
    RANK(null),
    /** A person can be found by the network's id. */
    FIND_PERSON(null),
    /** A contact can be made or completed. */
    UPSERT_CONTACT(ActionKind.UPSERT_CONTACT),
    /** A case can be opened. */
    OPEN_CASE(ActionKind.OPEN_CASE),
    /** A post can be added to a case. */
    APPEND_TO_CASE(ActionKind.APPEND_TO_CASE),
    /** A closed case can be opened again. */
    REOPEN_CASE(ActionKind.REOPEN_CASE),
    /** A case can be closed. */
    CLOSE_CASE(ActionKind.CLOSE_CASE),
    /** A sales lead can be made. */
    CREATE_LEAD(ActionKind.CREATE_LEAD),
    /** What agents changed on cases can be read back. */
    CHANGES(null);

    private final @Nullable ActionKind action;

    Capability(@Nullable ActionKind action) {
        this.action = action;
    }

    /** The kind of action this verb does; null for verbs that only read or that no action asks for. */
    public @Nullable ActionKind action() {
        return action;
    }

    /** The lower-case name with underscores, as reports write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
