package io.sccc.rules.backtest;

import io.sccc.core.model.Content;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.model.Understanding;
import io.sccc.core.model.Visibility;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.FactSource;
import io.sccc.core.spi.Judgment;
import io.sccc.core.spi.KnowledgeSource;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Page;
import io.sccc.core.spi.PostSource;
import io.sccc.core.spi.Understander;
import io.sccc.core.understand.UnderstanderChain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The posts of a back-test and what does not depend on rules: what is believed of them and what sources knew. Shared by
 * both runs.
 *
 * @param arrivals in order
 * @param understander believes of each post the same in both runs
 * @param knowledge where answers are looked for; null for none
 * @param factSources what supplies facts
 * @param left posts of a ledger that could not be replayed, because nothing is left of their words
 */
record Recording(
        List<Arrival> arrivals,
        Understander understander,
        @Nullable KnowledgeSource knowledge,
        List<FactSource> factSources,
        long left) {

    /** What the post and its understanding always tell by themselves: not kept, to save room. */
    private static final Set<Fact<?>> OF_THE_POST = Set.of(
            Fact.TENANT,
            Fact.AT,
            Fact.NETWORK,
            Fact.ACCOUNT,
            Fact.KIND,
            Fact.VISIBILITY,
            Fact.AUTHOR_ROLE,
            Fact.TEXT,
            Fact.KEYWORDS,
            Fact.HASHTAGS,
            Fact.IS_REPLY,
            Fact.HAS_LINK,
            Fact.LANGUAGE,
            Fact.SENTIMENT,
            Fact.INTENT,
            Fact.INTENT_SCORE,
            Fact.COMPLAINT,
            Fact.QUESTION,
            Fact.URGENT,
            Fact.PURCHASE_INTENT,
            Fact.IDEA,
            Fact.PRAISE,
            Fact.SPAM,
            Fact.TOPICS,
            Fact.AUTHOR_KNOWN,
            Fact.AUTHOR_FOLLOWERS,
            Fact.AUTHOR_VERIFIED,
            Fact.AUTHOR_BRAND,
            Fact.AUTHOR_EMPLOYEE,
            Fact.UNANSWERED,
            Fact.CONTENT_FOUND,
            Fact.CONTENT_SCORE,
            Fact.CONTENT_ID,
            Fact.CONTENT_LANG,
            Fact.TIMER);

    /** These say what the rules of then did, or what had gone on when a timer asked. */
    private static final String OF_THE_CONVERSATION = "conversation.";

    /** As it was known then, whatever the replay finds: masked words hold no personal data, old posts may be forgotten. */
    private static final Set<Fact<?>> OF_THEN =
            Set.of(Fact.PERSONAL_DATA, Fact.AUTHOR_POSTS_24H, Fact.AUTHOR_CONVERSATIONS_7D, Fact.AUTHOR_COPIES_10M);

    Recording {
        arrivals = List.copyOf(arrivals);
        factSources = List.copyOf(factSources);
    }

    int size() {
        return arrivals.size();
    }

    /** All of a source; each post is understood once. */
    static Recording of(
            PostSource posts,
            List<Understander> understanders,
            @Nullable KnowledgeSource knowledge,
            List<FactSource> factSources,
            Pace pace) {
        List<Arrival> arrivals = new ArrayList<>();
        Page<Arrival> page;
        Cursor cursor = Cursor.START;
        do {
            page = posts.fetch(cursor);
            arrivals.addAll(page.items());
            cursor = page.next();
            pace.read(arrivals.size());
        } while (page.more());
        return new Recording(arrivals, new Remembered(new UnderstanderChain(understanders)), knowledge, factSources, 0);
    }

    /** All that a ledger still has the words of. */
    static Recording of(Ledger ledger, TenantId tenant, Pace pace) {
        Kept kept = new Kept(pace);
        ledger.judgments(tenant, kept::add);
        KnowledgeSource found = kept.content.isEmpty() ? null : kept::search;
        return new Recording(kept.arrivals, kept::understand, found, List.of(kept::supply), kept.left);
    }

    /** The posts as a source for one run. */
    PostSource source(LongConsumer at) {
        return new Replayed(arrivals, at);
    }

    private record Replayed(List<Arrival> arrivals, LongConsumer at) implements PostSource {

        private static final int PAGE = 200;

        @Override
        public String name() {
            return "back-test";
        }

        @Override
        public boolean recorded() {
            return true;
        }

        @Override
        public Page<Arrival> fetch(Cursor cursor) {
            int begin = cursor.atStart() ? 0 : Integer.parseInt(cursor.value());
            int end = Math.min(arrivals.size(), begin + PAGE);
            at.accept(begin);
            return new Page<>(arrivals.subList(begin, end), new Cursor(Integer.toString(end)), end < arrivals.size());
        }
    }

    /** What a ledger kept of each post. */
    private static final class Kept {

        private final Pace pace;
        private final List<Arrival> arrivals = new ArrayList<>();
        private final Map<PostId, Known> known = new HashMap<>();
        private final Map<Question, List<KnowledgeSource.Match>> content = new HashMap<>();
        private long left;

        private record Known(Understanding understanding, Facts facts) {}

        /** Equal words have equal answers. */
        private record Question(String text, @Nullable String lang) {}

        Kept(Pace pace) {
            this.pace = pace;
        }

        void add(Judgment judgment) {
            Post post = judgment.row().post();
            Facts facts = judgment.facts();
            if (facts.known().isEmpty()) {
                left++;
                return;
            }
            arrivals.add(new Arrival.Received(
                    post, judgment.row().position(), judgment.row().line()));
            known.put(post.id(), new Known(judgment.understanding(), supplied(facts)));
            Boolean found = facts.get(Fact.CONTENT_FOUND);
            if (found != null) {
                Question question =
                        new Question(post.text(), judgment.understanding().language());
                content.putIfAbsent(question, match(post.tenant(), facts, found));
            }
            pace.read(arrivals.size());
        }

        private static Facts supplied(Facts facts) {
            Facts supplied = Facts.empty();
            facts.known().stream()
                    .filter(fact -> !OF_THE_POST.contains(fact) && !fact.name().startsWith(OF_THE_CONVERSATION))
                    .forEach(fact -> copy(fact, facts, supplied));
            return supplied;
        }

        private static <T> void copy(Fact<T> fact, Facts from, Facts to) {
            to.put(fact, from.get(fact));
        }

        private static List<KnowledgeSource.Match> match(TenantId tenant, Facts facts, boolean answers) {
            String id = facts.get(Fact.CONTENT_ID);
            Double score = facts.get(Fact.CONTENT_SCORE);
            if (id == null || score == null) {
                return List.of();
            }
            String lang = facts.get(Fact.CONTENT_LANG);
            Content content = new Content(tenant, id, null, lang, null, null, "", List.of(), Visibility.PUBLIC);
            return List.of(new KnowledgeSource.Match(content, score, answers));
        }

        Understanding understand(Post post, Object text, Understanding soFar) {
            Known one = known.get(post.id());
            return one == null ? soFar : one.understanding();
        }

        void supply(Post post, Understanding understanding, Facts facts) {
            Known one = known.get(post.id());
            if (one != null) {
                one.facts().known().stream()
                        .filter(fact -> OF_THEN.contains(fact) || !facts.knows(fact))
                        .forEach(fact -> copy(fact, one.facts(), facts));
            }
        }

        List<KnowledgeSource.Match> search(TenantId tenant, String question, @Nullable String lang, int most) {
            List<KnowledgeSource.Match> found = content.get(new Question(question, lang));
            if (found == null) {
                throw new IllegalStateException("nobody looked for an answer then");
            }
            return found;
        }
    }
}
