package io.sccc.core.model;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a post and its understanding tell, as facts. */
final class PostFacts {

    private static final Map<String, Fact<String>> ATTRIBUTES = Map.of(
            "brand", Fact.BRAND,
            "brand_sector", Fact.BRAND_SECTOR,
            "brand_lang", Fact.BRAND_LANG,
            "contact_tier", Fact.CONTACT_TIER,
            "country", Fact.COUNTRY,
            "party", Fact.PARTY);

    private static final Map<String, Fact<Boolean>> CUES = Map.of(
            Understanding.COMPLAINT, Fact.COMPLAINT,
            Understanding.QUESTION, Fact.QUESTION,
            Understanding.URGENT, Fact.URGENT,
            Understanding.PURCHASE_INTENT, Fact.PURCHASE_INTENT,
            Understanding.IDEA, Fact.IDEA,
            Understanding.PRAISE, Fact.PRAISE,
            Understanding.SPAM, Fact.SPAM);

    private PostFacts() {}

    static Facts of(Post post) {
        Instant postedAt = post.postedAt();
        Facts facts = Facts.empty()
                .put(Fact.TENANT, post.tenant().value())
                .put(Fact.AT, postedAt == null ? null : (Double) Fact.seconds(postedAt))
                .put(Fact.NETWORK, post.id().network())
                .put(Fact.ACCOUNT, post.id().account())
                .put(Fact.KIND, post.kind().label())
                .put(Fact.VISIBILITY, post.visibility().name().toLowerCase(Locale.ROOT))
                .put(Fact.AUTHOR_ROLE, post.authorRole().name().toLowerCase(Locale.ROOT))
                .put(Fact.TEXT, post.text())
                .put(Fact.LANGUAGE, post.lang())
                .put(Fact.IS_REPLY, post.inReplyTo() != null)
                .put(Fact.AUTHOR_KNOWN, post.author() != null);
        addAuthor(post.author(), facts);
        ATTRIBUTES.forEach((name, fact) -> facts.put(fact, post.attributes().get(name)));
        return facts;
    }

    private static void addAuthor(@Nullable Author author, Facts facts) {
        if (author != null) {
            Long followers = author.followers();
            facts.put(Fact.AUTHOR_FOLLOWERS, followers == null ? null : (Double) followers.doubleValue())
                    .put(Fact.AUTHOR_VERIFIED, author.verified())
                    .put(Fact.AUTHOR_BRAND, author.brandAccount())
                    .put(Fact.AUTHOR_EMPLOYEE, author.employee());
        }
    }

    static Facts add(Understanding understanding, Facts facts) {
        Finding intent = understanding.of(Understanding.INTENT);
        CUES.forEach((cue, fact) -> {
            Finding finding = understanding.of(cue);
            facts.put(fact, finding == null ? null : (Boolean) finding.yes());
        });
        return facts.put(Fact.LANGUAGE, understanding.language())
                .put(Fact.SENTIMENT, understanding.polarity())
                .put(Fact.INTENT, intent == null ? null : intent.label())
                .put(Fact.INTENT_SCORE, intent == null ? null : (Double) intent.score())
                .put(Fact.TOPICS, understanding.topics());
    }
}
