package io.sccc.core.pipeline;

import io.sccc.core.model.Author;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import io.sccc.core.model.Party;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostKind;
import io.sccc.core.model.Understanding;
import io.sccc.core.spi.FactSource;
import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.KnowledgeSource;
import io.sccc.core.spi.Memory;
import io.sccc.core.understand.TextFeatures;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers what is known about a post: itself, its conversation, its author, content that may answer, and the sources. */
final class FactGatherer {

    private static final Logger LOG = LoggerFactory.getLogger(FactGatherer.class);

    /** Facts, and the content they speak of. */
    record Gathered(Facts facts, KnowledgeSource.@Nullable Match content) {}

    private final @Nullable KnowledgeSource knowledge;
    private final List<FactSource> sources;
    private final Bulkhead bulkhead;

    FactGatherer(@Nullable KnowledgeSource knowledge, List<FactSource> sources, Bulkhead bulkhead) {
        this.knowledge = knowledge;
        this.sources = sources;
        this.bulkhead = bulkhead;
    }

    /** All of it; a post's own time is the time of the decision only where no clock has told one and it is believed. */
    Gathered gather(
            Inbox row,
            TextFeatures text,
            Understanding understanding,
            Memory memory,
            Party about,
            @Nullable Instant at) {
        Post post = row.post();
        boolean timeless = at == null && !row.plausible();
        Facts facts = Facts.of(timeless ? post.toBuilder().postedAt(null).build() : post)
                .put(understanding)
                .put(Fact.AT, at == null ? null : (Double) Fact.seconds(at));
        addText(row, text, facts);
        addHistory(row.history(), facts);
        addConversation(row, memory, about, facts);
        KnowledgeSource.Match content = addContent(post, understanding, facts);
        bulkhead.ask(sources, post, understanding, facts);
        return new Gathered(facts, content);
    }

    private static void addText(Inbox row, TextFeatures text, Facts facts) {
        Post post = row.post();
        Author author = post.author();
        facts.put(Fact.TEXT, text.folded())
                .put(Fact.HASHTAGS, new LinkedHashSet<>(text.hashtags()))
                .put(Fact.HAS_LINK, !post.links().isEmpty() || !text.links().isEmpty())
                .put(Fact.PERSONAL_DATA, row.seen());
        if (post.authorRole() == AuthorRole.BRAND && (author == null || author.brandAccount() == null)) {
            facts.put(Fact.AUTHOR_BRAND, true);
        }
    }

    private static void addHistory(Inbox.@Nullable History history, Facts facts) {
        if (history != null) {
            facts.put(Fact.AUTHOR_POSTS_24H, history.posts24h())
                    .put(Fact.AUTHOR_CONVERSATIONS_7D, history.conversations7d())
                    .put(Fact.AUTHOR_COPIES_10M, history.copies10m());
        }
    }

    private static void addConversation(Inbox row, Memory memory, Party about, Facts facts) {
        Memory.Customer customer = memory.customer(about.key());
        Level level = customer.level();
        String openOrClosed = customer.openCase() != null ? "open" : "closed";
        facts.put(Fact.CONVERSATION_LEVEL, level == null ? "none" : level.name().toLowerCase(Locale.ROOT))
                .put(Fact.CONVERSATION_CASE, customer.lastCase() == null ? "none" : openOrClosed)
                .put(Fact.CONVERSATION_POSTS, memory.posts())
                .put(Fact.CONVERSATION_CUSTOMER_POSTS, customer.posts())
                .put(Fact.CONVERSATION_STARTED_BY, memory.posts() == 0 ? side(row.post()) : memory.startedBy())
                .put(Fact.AGENT_REPLIED, customer.agentReplied())
                .put(Fact.CONTENT_OFFERED, !customer.offered().isEmpty())
                .put(
                        Fact.UNANSWERED,
                        row.post().byCompany() ? null : (Boolean) (memory.answered(about.key()) < row.seq()));
    }

    /** Which side a post's author is on, as {@link Fact#CONVERSATION_STARTED_BY} says it. */
    static String side(Post post) {
        if (post.byCompany()) {
            return "company";
        }
        return post.authorRole() == AuthorRole.CUSTOMER ? "customer" : "unknown";
    }

    private KnowledgeSource.@Nullable Match addContent(Post post, Understanding understanding, Facts facts) {
        if (knowledge == null || post.byCompany() || !asks(post, understanding)) {
            return null;
        }
        List<KnowledgeSource.Match> matches = search(knowledge, post, understanding);
        if (matches == null) {
            return null;
        }
        if (matches.isEmpty()) {
            facts.put(Fact.CONTENT_FOUND, false);
            return null;
        }
        KnowledgeSource.Match best = matches.get(0);
        facts.put(Fact.CONTENT_FOUND, best.answers())
                .put(Fact.CONTENT_SCORE, best.score())
                .put(Fact.CONTENT_ID, best.content().id())
                .put(Fact.CONTENT_LANG, best.content().lang());
        return best;
    }

    private static @Nullable List<KnowledgeSource.Match> search(
            KnowledgeSource knowledge, Post post, Understanding understanding) {
        try {
            return knowledge.search(post.tenant(), post.text(), understanding.language(), 1);
        } catch (RuntimeException e) {
            LOG.debug(
                    "content for {} could not be searched: {}",
                    post,
                    e.getClass().getName());
            return null;
        }
    }

    private static boolean asks(Post post, Understanding understanding) {
        return post.kind() == PostKind.QUESTION
                || understanding.is(Understanding.QUESTION)
                || understanding.is(Understanding.COMPLAINT)
                || understanding.is(Understanding.PURCHASE_INTENT);
    }
}
