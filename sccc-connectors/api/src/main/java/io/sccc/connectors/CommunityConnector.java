package io.sccc.connectors;

import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.Content;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.PostId;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account in a community: a forum, a blog with comments, a help center, a wiki. Override the verbs it has; to listen to
 * questions and comments, override {@link #fetch}; mark accepted answers by {@link io.sccc.core.model.Post#SOLUTION}. Writing verbs keep the rules of {@link SocialNetworkConnector}.
 */
public interface CommunityConnector extends Connector {

    /** Topics, boards or categories, a page at a time; begins at {@link Cursor#START}. */
    default Page<Topic> topics(Cursor cursor) {
        throw new Unsupported(Capability.TOPICS);
    }

    /**
     * What fits a question, best first, by the community's own search.
     *
     * <p>The contents are of the tenant that the connector was made for ({@link Services#tenant}).
     *
     * @param question words, personal data masked; sent to the community as they are
     * @param lang language to search in (ISO 639-1); null for any
     * @param most how many at the most
     */
    default List<Content> search(String question, @Nullable String lang, int most) {
        throw new Unsupported(Capability.SEARCH);
    }

    /**
     * Articles and solved topics that are new or changed since {@code cursor}, oldest change first, for the knowledge index.
     * What was taken away comes as {@link Article#gone()}.
     */
    default Page<Article> articles(Cursor cursor) {
        throw new Unsupported(Capability.ARTICLES);
    }

    /** Asks the community. */
    default Outcome ask(Action.AskCommunity question, ActionKey key) {
        throw new Unsupported(Capability.ASK);
    }

    /** Answers a question or comment, below it. */
    default Outcome answer(Action.Reply answer, ActionKey key) {
        throw new Unsupported(Capability.ANSWER);
    }

    /**
     * Marks an answer as the solution of its question; marked already is {@code AlreadyDone}. Called by hosts: no action asks
     * for it, so {@link #find} is never asked about it; {@link io.sccc.core.CommandCenter#solved} counts it at once. After {@link AnswerLostException} a host calls it again.
     */
    default Outcome markSolved(PostId answer, ActionKey key) {
        throw new Unsupported(Capability.MARK_SOLVED);
    }

    /** A member's standing; null when the community knows nobody by this id. */
    default @Nullable Rank rank(String memberId) {
        throw new Unsupported(Capability.RANK);
    }

    /**
     * A topic, board or category.
     *
     * @param id the community's id
     * @param title its name
     * @param url where a person can read it; null if nowhere
     * @param parent id of the topic it lies in; null at the top
     */
    record Topic(
            String id,
            String title,
            @Nullable String url,
            @Nullable String parent) {}

    /**
     * An article as the knowledge index takes it.
     *
     * @param id its id where it lives, the same as its content's
     * @param content what it says; null when it is gone
     */
    record Article(String id, @Nullable Content content) {

        /** Was it taken away, so that it must not be offered any more? */
        public boolean gone() {
            return content == null;
        }
    }

    /**
     * A member's standing.
     *
     * @param name as the community calls it: {@code "Regular"}
     * @param level 0 for newcomers, larger for the trusted
     * @param staff whether they belong to the company or moderate for it
     */
    record Rank(String name, int level, boolean staff) {}
}
