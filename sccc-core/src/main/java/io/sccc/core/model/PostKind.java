package io.sccc.core.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What sort of message a post is. */
public enum PostKind {
    /** A post of its own. */
    POST,
    /** A comment below somebody's content. */
    COMMENT,
    /** An answer to another post. */
    REPLY,
    /** A private message to the company. */
    DIRECT_MESSAGE,
    /** A mention in a story that vanishes. */
    STORY_MENTION,
    /** A rating with words. */
    REVIEW,
    /** A question in a community. */
    QUESTION,
    /** An answer in a community. */
    ANSWER;

    /** Is its {@code threadId} a dialog (ticket, direct message, forum topic) and so joins posts into one conversation? */
    public boolean threadIsDialog() {
        return this == DIRECT_MESSAGE || this == QUESTION || this == ANSWER;
    }

    /** The kind's lower-case name with underscores. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of this name, case and separators ignored, {@code DM} and {@code forum question} included; null if none. */
    public static @Nullable PostKind named(String name) {
        String folded = name.replaceAll("[\\s_-]", "").toUpperCase(Locale.ROOT);
        return switch (folded) {
            case "DM" -> DIRECT_MESSAGE;
            case "FORUMQUESTION" -> QUESTION;
            default -> byFoldedName(folded);
        };
    }

    private static @Nullable PostKind byFoldedName(String folded) {
        for (PostKind kind : values()) {
            if (kind.name().replace("_", "").equals(folded)) {
                return kind;
            }
        }
        return null;
    }
}
