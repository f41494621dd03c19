package io.sccc.rules.drools;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The post itself and what was understood of it, for rules in DRL. What is not known is null. Immutable. */
public final class Message extends Part {

    static final List<Property> PROPERTIES = List.of(
            new Property("network", Fact.NETWORK),
            new Property("account", Fact.ACCOUNT),
            new Property("kind", Fact.KIND),
            new Property("visibility", Fact.VISIBILITY),
            new Property("authorRole", Fact.AUTHOR_ROLE),
            new Property("text", Fact.TEXT),
            new Property("hashtags", Fact.HASHTAGS),
            new Property("reply", Fact.IS_REPLY),
            new Property("link", Fact.HAS_LINK),
            new Property("personalData", Fact.PERSONAL_DATA),
            new Property("language", Fact.LANGUAGE),
            new Property("sentiment", Fact.SENTIMENT),
            new Property("intent", Fact.INTENT),
            new Property("intentScore", Fact.INTENT_SCORE),
            new Property("complaint", Fact.COMPLAINT),
            new Property("question", Fact.QUESTION),
            new Property("urgent", Fact.URGENT),
            new Property("purchaseIntent", Fact.PURCHASE_INTENT),
            new Property("idea", Fact.IDEA),
            new Property("praise", Fact.PRAISE),
            new Property("spam", Fact.SPAM),
            new Property("topics", Fact.TOPICS));

    Message(Facts facts) {
        super(facts, PROPERTIES);
    }

    /** Network the post was written on. */
    public @Nullable String getNetwork() {
        return get(Fact.NETWORK);
    }

    /** The company's account through which it was seen. */
    public @Nullable String getAccount() {
        return get(Fact.ACCOUNT);
    }

    /** What sort of message: {@code post}, {@code comment}, {@code direct_message}, .... */
    public @Nullable String getKind() {
        return get(Fact.KIND);
    }

    /** {@code public} or {@code private}. */
    public @Nullable String getVisibility() {
        return get(Fact.VISIBILITY);
    }

    /** {@code customer}, {@code agent}, {@code brand} or {@code unknown}. */
    public @Nullable String getAuthorRole() {
        return get(Fact.AUTHOR_ROLE);
    }

    /** The text, personal data masked; {@link #says} finds words in it. */
    public @Nullable String getText() {
        return get(Fact.TEXT);
    }

    /** Hashtags in lower case, without #. */
    public @Nullable Set<String> getHashtags() {
        return get(Fact.HASHTAGS);
    }

    /** Whether it answers another post. */
    public @Nullable Boolean getReply() {
        return get(Fact.IS_REPLY);
    }

    /** Whether it carries a link. */
    public @Nullable Boolean getLink() {
        return get(Fact.HAS_LINK);
    }

    /** Kinds of personal data that were masked. */
    public @Nullable Set<String> getPersonalData() {
        return get(Fact.PERSONAL_DATA);
    }

    /** Language, ISO 639-1. */
    public @Nullable String getLanguage() {
        return get(Fact.LANGUAGE);
    }

    /** From -1, negative, to 1, positive. */
    public @Nullable Double getSentiment() {
        return get(Fact.SENTIMENT);
    }

    /** What the author wants, in one word. */
    public @Nullable String getIntent() {
        return get(Fact.INTENT);
    }

    /** How sure the intent is, 0 to 1. */
    public @Nullable Double getIntentScore() {
        return get(Fact.INTENT_SCORE);
    }

    /** Whether something is wrong and the author says so. */
    public @Nullable Boolean getComplaint() {
        return get(Fact.COMPLAINT);
    }

    /** Whether the author wants an answer. */
    public @Nullable Boolean getQuestion() {
        return get(Fact.QUESTION);
    }

    /** Whether it cannot wait. */
    public @Nullable Boolean getUrgent() {
        return get(Fact.URGENT);
    }

    /** Whether the author wants to buy. */
    public @Nullable Boolean getPurchaseIntent() {
        return get(Fact.PURCHASE_INTENT);
    }

    /** Whether the author proposes something. */
    public @Nullable Boolean getIdea() {
        return get(Fact.IDEA);
    }

    /** Whether the author thanks or praises. */
    public @Nullable Boolean getPraise() {
        return get(Fact.PRAISE);
    }

    /** Whether it is advertising, bait or repetition. */
    public @Nullable Boolean getSpam() {
        return get(Fact.SPAM);
    }

    /** Topics in lower case. */
    public @Nullable Set<String> getTopics() {
        return get(Fact.TOPICS);
    }

    /**
     * Does the text say one of these words or phrases, case and accents ignored, as {@code keywords} in YAML do?
     *
     * @param keywords {@code word*} is a prefix
     */
    public boolean says(String... keywords) {
        return Phrases.anyIn(get(Fact.TEXT), keywords);
    }

    /** Does an RE2 expression match somewhere in the text, case and accents ignored? */
    public boolean textFinds(String expression) {
        return Phrases.findInText(expression, get(Fact.TEXT));
    }
}
