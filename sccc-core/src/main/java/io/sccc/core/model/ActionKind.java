package io.sccc.core.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be done about a post. */
public enum ActionKind {
    /** Answer in public, below the post. */
    REPLY(Target.NETWORK),
    /** Write to the author in private. */
    DIRECT_MESSAGE(Target.NETWORK),
    /** Like, thank. */
    REACT(Target.NETWORK),
    /** Hide the post from others. */
    HIDE(Target.NETWORK),
    /** Answer with content that solves it. */
    SUGGEST_CONTENT(Target.NETWORK),
    /** Ask the community. */
    ASK_COMMUNITY(Target.COMMUNITY),
    /** Make or complete the contact of the author. */
    UPSERT_CONTACT(Target.CRM),
    /** Open a case. */
    OPEN_CASE(Target.CRM),
    /** Add the post to the open case. */
    APPEND_TO_CASE(Target.CRM),
    /** Open a closed case again. */
    REOPEN_CASE(Target.CRM),
    /** Close the case. */
    CLOSE_CASE(Target.CRM),
    /** Make a sales lead. */
    CREATE_LEAD(Target.CRM),
    /** Keep an idea. */
    CAPTURE_IDEA(Target.CENTER),
    /** Begin an article that is missing. */
    DRAFT_ARTICLE(Target.CENTER),
    /** Tell a person of the company. */
    NOTIFY(Target.CENTER),
    /** Give it to a queue or person. */
    ASSIGN(Target.CENTER),
    /** Put it away. */
    ARCHIVE(Target.CENTER),
    /** Something the application names. */
    CUSTOM(Target.CRM);

    /** On which kind of system an action has its effect. */
    public enum Target {
        /** The network the post was written on. */
        NETWORK,
        /** The community. */
        COMMUNITY,
        /** The CRM. */
        CRM,
        /** This center itself: the event is the effect. */
        CENTER
    }

    private final Target target;
    private final String label = name().toLowerCase(Locale.ROOT);

    ActionKind(Target target) {
        this.target = target;
    }

    /** Where it has its effect. */
    public Target target() {
        return target;
    }

    /** The lower-case name with underscores, as rules and files write it. */
    public String label() {
        return label;
    }

    /** Is it a message that a person will read, and so counted in the daily budget of automatic messages? */
    public boolean message() {
        return this == REPLY || this == DIRECT_MESSAGE || this == SUGGEST_CONTENT || this == ASK_COMMUNITY;
    }

    /** Must its words be in the language of the person they are for? */
    public boolean speaks() {
        return this == REPLY || this == DIRECT_MESSAGE || this == ASK_COMMUNITY;
    }

    /** The kind of this label; null if there is none. */
    public static @Nullable ActionKind named(String label) {
        for (ActionKind kind : values()) {
            if (kind.label.equals(label)) {
                return kind;
            }
        }
        return null;
    }
}
