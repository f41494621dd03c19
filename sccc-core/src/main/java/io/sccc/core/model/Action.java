package io.sccc.core.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done outside, as data. Made by the pipeline from a {@link Route}, done by an {@link
 * io.sccc.core.spi.ActionHandler}. Texts are already in the reader's language.
 */
public sealed interface Action {

    /** The conversation and customer it concerns. */
    Party about();

    /** The post that caused it. */
    PostId post();

    /** What it does. */
    ActionKind kind();

    /**
     * A case of ours.
     *
     * @param key key of the action that opened it
     * @param id the CRM's id of it; null until that action was done
     */
    record CaseRef(ActionKey key, @Nullable String id) {}

    /**
     * A contact of ours.
     *
     * @param key key of the action that made it
     * @param id the CRM's id of it; null until that action was done
     */
    record ContactRef(ActionKey key, @Nullable String id) {}

    /** Answers {@code post} in public with {@code text}, written in {@code lang}. */
    record Reply(Party about, PostId post, String text, String lang) implements Action {
        @Override
        public ActionKind kind() {
            return ActionKind.REPLY;
        }

        /** Not the words. */
        @Override
        public String toString() {
            return "Reply[" + about + ", " + post + "]";
        }
    }

    /** Writes {@code text} to {@code recipient} (the network's id of the person) in private. */
    record DirectMessage(Party about, PostId post, String recipient, String text, String lang) implements Action {
        @Override
        public ActionKind kind() {
            return ActionKind.DIRECT_MESSAGE;
        }

        /** Not the recipient, not the words. */
        @Override
        public String toString() {
            return "DirectMessage[" + about + ", " + post + "]";
        }
    }

    /** Reacts to {@code post} with {@code reaction} ({@code like}, {@code thanks}). */
    record React(Party about, PostId post, String reaction) implements Action {
        @Override
        public ActionKind kind() {
            return ActionKind.REACT;
        }
    }

    /** Hides {@code post} from others, for {@code why}. */
    record Hide(Party about, PostId post, String why) implements Action {
        @Override
        public ActionKind kind() {
            return ActionKind.HIDE;
        }
    }

    /** Answers {@code post} with content: its id, title and address, and the words around it in the asker's language. */
    record SuggestContent(
            Party about,
            PostId post,
            String contentId,
            @Nullable String title,
            @Nullable String url,
            String text,
            @Nullable String lang)
            implements Action {
        @Override
        public ActionKind kind() {
            return ActionKind.SUGGEST_CONTENT;
        }
    }

    /** Asks the community {@code title} with the words {@code text}. */
    record AskCommunity(Party about, PostId post, String title, String text, String lang) implements Action {
        @Override
        public ActionKind kind() {
            return ActionKind.ASK_COMMUNITY;
        }

        /** Not the words. */
        @Override
        public String toString() {
            return "AskCommunity[" + about + ", " + post + "]";
        }
    }

    /** Makes or completes a contact; {@code author} is null for nobody known, which never is asked. */
    record UpsertContact(Party about, PostId post, Author author, Map<String, String> attributes) implements Action {
        /** Copies the map. */
        public UpsertContact {
            attributes = Map.copyOf(attributes);
        }

        @Override
        public ActionKind kind() {
            return ActionKind.UPSERT_CONTACT;
        }

        /** Not the attributes. */
        @Override
        public String toString() {
            return "UpsertContact[" + about + ", " + post + "]";
        }
    }

    /**
     * Opens a case.
     *
     * @param contact the contact it belongs to; null for an unknown author
     * @param subject one line
     * @param text what the customer wrote, personal data masked
     * @param priority larger is more urgent
     * @param queue who should take it; null when the rules do not say
     * @param tags labels
     * @param reason why it became a case, for people
     */
    record OpenCase(
            Party about,
            PostId post,
            @Nullable ContactRef contact,
            String subject,
            String text,
            int priority,
            @Nullable String queue,
            List<String> tags,
            LocalizedText reason)
            implements Action {
        /** Copies the list. */
        public OpenCase {
            tags = List.copyOf(tags);
        }

        @Override
        public ActionKind kind() {
            return ActionKind.OPEN_CASE;
        }

        /** Not the words. */
        @Override
        public String toString() {
            return "OpenCase[" + about + ", " + post + "]";
        }
    }

    /** Adds the post's {@code text} to an open case. */
    record AppendToCase(Party about, PostId post, CaseRef openCase, String text, int priority) implements Action {
        @Override
        public ActionKind kind() {
            return ActionKind.APPEND_TO_CASE;
        }

        /** Not the words. */
        @Override
        public String toString() {
            return "AppendToCase[" + about + ", " + post + "]";
        }
    }

    /** Opens a closed case again, with the post's {@code text}. */
    record ReopenCase(Party about, PostId post, CaseRef closedCase, String text) implements Action {
        @Override
        public ActionKind kind() {
            return ActionKind.REOPEN_CASE;
        }

        /** Not the words. */
        @Override
        public String toString() {
            return "ReopenCase[" + about + ", " + post + "]";
        }
    }

    /** Closes a case for {@code why}. */
    record CloseCase(Party about, PostId post, CaseRef openCase, String why) implements Action {
        @Override
        public ActionKind kind() {
            return ActionKind.CLOSE_CASE;
        }
    }

    /** Makes a sales lead of what the author wrote. */
    record CreateLead(Party about, PostId post, @Nullable Author author, String text, List<String> tags)
            implements Action {
        /** Copies the list. */
        public CreateLead {
            tags = List.copyOf(tags);
        }

        @Override
        public ActionKind kind() {
            return ActionKind.CREATE_LEAD;
        }

        /** Not the words. */
        @Override
        public String toString() {
            return "CreateLead[" + about + ", " + post + "]";
        }
    }

    /** Keeps an idea. */
    record CaptureIdea(Party about, PostId post, String text) implements Action {
        @Override
        public ActionKind kind() {
            return ActionKind.CAPTURE_IDEA;
        }

        /** Not the words. */
        @Override
        public String toString() {
            return "CaptureIdea[" + about + ", " + post + "]";
        }
    }

    /** Begins an article that is missing, from the question asked. */
    record DraftArticle(
            Party about,
            PostId post,
            String question,
            @Nullable String lang) implements Action {
        @Override
        public ActionKind kind() {
            return ActionKind.DRAFT_ARTICLE;
        }

        /** Not the words. */
        @Override
        public String toString() {
            return "DraftArticle[" + about + ", " + post + "]";
        }
    }

    /** Tells {@code who} (a role or a person) {@code text}. */
    record Notify(Party about, PostId post, String who, String text) implements Action {
        @Override
        public ActionKind kind() {
            return ActionKind.NOTIFY;
        }
    }

    /** Gives the conversation to {@code queue}. */
    record Assign(Party about, PostId post, String queue) implements Action {
        @Override
        public ActionKind kind() {
            return ActionKind.ASSIGN;
        }
    }

    /** Puts the post away for {@code why}. */
    record Archive(Party about, PostId post, String why) implements Action {
        @Override
        public ActionKind kind() {
            return ActionKind.ARCHIVE;
        }
    }

    /** Something the application names, with its parameters. */
    record Custom(Party about, PostId post, String name, Map<String, String> parameters) implements Action {
        /** Copies the map. */
        public Custom {
            parameters = Map.copyOf(parameters);
        }

        @Override
        public ActionKind kind() {
            return ActionKind.CUSTOM;
        }
    }
}
