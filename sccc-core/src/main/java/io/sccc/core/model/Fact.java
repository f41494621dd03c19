package io.sccc.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One thing a rule may ask about: a name, a type and what it means. The closed vocabulary of this library is {@link
 * #vocabulary()}; an application adds its own with {@link #text}, {@link #number}, {@link #flag} and {@link #words}.
 *
 * <p>A fact nobody supplied is unknown: a condition on it is neither true nor false.
 *
 * @param <T> {@link String}, {@link Double}, {@link Boolean} or a {@link Set} of strings
 */
public final class Fact<T> {

    /** The types a fact can have. */
    public enum Type {
        /** One word or phrase, compared without regard to case. */
        TEXT,
        /** A number. */
        NUMBER,
        /** True or false. */
        FLAG,
        /** A set of words, folded. */
        WORDS
    }

    // the post
    /** Network of the post; rules may say {@code channel}. */
    public static final Fact<String> NETWORK = text(
                    "network", "Network the post was written on, e.g. twitter, whatsapp.")
            .alias("channel");
    /** Account through which it was seen. */
    public static final Fact<String> ACCOUNT =
            text("account", "The company's account through which the post was seen.");
    /** What sort of message. */
    public static final Fact<String> KIND = text("kind", "What sort of message the post is.")
            .oneOf("post", "comment", "reply", "direct_message", "story_mention", "review", "question", "answer");
    /** Who can read it. */
    public static final Fact<String> VISIBILITY =
            text("visibility", "Who can read the post.").oneOf("public", "private");
    /** On which side its author stands. */
    public static final Fact<String> AUTHOR_ROLE =
            text("author_role", "On which side the author stands.").oneOf("customer", "agent", "brand", "unknown");
    /** The text, personal data masked; folded or not, since folding twice changes nothing. Asked through keywords. */
    public static final Fact<String> TEXT =
            text("text", "The text, personal data masked (order numbers are not): what `keywords` is matched against.");
    /** Words and phrases to look for in the text. Never supplied: conditions on it read {@link #TEXT}. */
    public static final Fact<Set<String>> KEYWORDS = words(
            "keywords",
            "Words and phrases found in the text, without regard to accents and case; `word*` is a prefix.");
    /** Hashtags. */
    public static final Fact<Set<String>> HASHTAGS = words("hashtags", "Hashtags of the text, folded, without #.");
    /** Whether the post answers another one. */
    public static final Fact<Boolean> IS_REPLY = flag("is_reply", "Whether the post answers another post.");
    /** Whether it has a link. */
    public static final Fact<Boolean> HAS_LINK = flag("has_link", "Whether the post carries a link.");
    /** Kinds of personal data seen and masked. */
    public static final Fact<Set<String>> PERSONAL_DATA = words(
                    "personal_data",
                    "Kinds of personal data the author wrote. All are masked before storage but `order_number`, which stays"
                            + " in the text.")
            .oneOf(
                    "card",
                    "email",
                    "phone",
                    "cpf",
                    "cnpj",
                    "curp",
                    "rut",
                    "cuit",
                    "iban",
                    "national_id",
                    "order_number");

    // what was understood
    /** Language. */
    public static final Fact<String> LANGUAGE = text(
                    "language", "Language of the post: es, pt, en, another ISO 639-1 code, other or und.")
            .alias("lang");
    /** Sentiment as one number. */
    public static final Fact<Double> SENTIMENT = number(
            "sentiment",
            "From -1 (surely negative) to 1 (surely positive), 0 neutral. `negative`, `neutral`, `positive` may be"
                    + " written for < 0, 0, > 0.");
    /** Intent. */
    public static final Fact<String> INTENT = text(
            "intent",
            "What the author wants, in one word: complaint, question, purchase, cancel, fraud, praise, idea, spam, threat,"
                    + " other, or a trained model's label.");
    /** How sure the intent is. */
    public static final Fact<Double> INTENT_SCORE = number(
                    "intent_score",
                    "How sure the intent is, 0..1. Of `other` it says how sure it is that nothing else is meant: unclear posts"
                            + " are mostly `other` with a high score.")
            .alias("intent_confidence");
    /** Complaint cue. */
    public static final Fact<Boolean> COMPLAINT = flag("complaint", "Something is wrong and the author says so.");
    /** Question cue. */
    public static final Fact<Boolean> QUESTION = flag("question", "The author wants an answer.");
    /** Urgency cue. */
    public static final Fact<Boolean> URGENT = flag("urgent", "It cannot wait.");
    /** Purchase cue. */
    public static final Fact<Boolean> PURCHASE_INTENT = flag("purchase_intent", "The author wants to buy.");
    /** Idea cue. */
    public static final Fact<Boolean> IDEA = flag("idea", "The author proposes something.");
    /** Praise cue. */
    public static final Fact<Boolean> PRAISE = flag("praise", "The author thanks or praises.");
    /** Spam cue. */
    public static final Fact<Boolean> SPAM = flag("spam", "Advertising, bait or repetition.");
    /** Topics. */
    public static final Fact<Set<String>> TOPICS =
            words("topics", "Hashtags and names of matched keyword sets.").alias("topic");

    // the author
    /** Whether the author is somebody. */
    public static final Fact<Boolean> AUTHOR_KNOWN = flag("author.known", "Whether the network told who wrote it.");
    /** Reach. */
    public static final Fact<Double> AUTHOR_FOLLOWERS =
            number("author.followers", "How many people follow the author.");
    /** Verified. */
    public static final Fact<Boolean> AUTHOR_VERIFIED =
            flag("author.verified", "Whether the network vouches for them.");
    /** Brand account. */
    public static final Fact<Boolean> AUTHOR_BRAND = flag(
                    "author.brand", "Whether the author is an account of the brand.")
            .alias("author.is_brand");
    /** Employee. */
    public static final Fact<Boolean> AUTHOR_EMPLOYEE =
            flag("author.employee", "Whether the author works for the company.").alias("author.is_employee");
    /** Rank in the community. */
    public static final Fact<String> AUTHOR_RANK = text("author.rank", "Rank of a member in the community.");
    /** Posts of the same author lately. */
    public static final Fact<Double> AUTHOR_POSTS_24H =
            number("author.posts_24h", "Posts of the same author before this one within 24 hours.");
    /** Conversations of the same author lately. */
    public static final Fact<Double> AUTHOR_CONVERSATIONS_7D =
            number("author.conversations_7d", "Other conversations of the same author within 7 days before this post.");
    /** Copies of the same text lately. */
    public static final Fact<Double> AUTHOR_COPIES_10M = number(
            "author.copies_10m",
            "Earlier posts with the same folded text by the same author, other networks included, within 10 minutes.");

    // the contact
    /** Tier. */
    public static final Fact<String> CONTACT_TIER =
            text("contact.tier", "The contact's tier in the CRM: gold, vip, ...");
    /** Products. */
    public static final Fact<Set<String>> CONTACT_PRODUCTS = words("contact.products", "Products the contact has.");
    /** Open cases in the CRM. */
    public static final Fact<Double> CONTACT_OPEN_CASES =
            number("contact.open_cases", "Open cases of the contact in the CRM, others' included.");
    /** Country. */
    public static final Fact<String> COUNTRY =
            text("country", "Country of the contact or brand, ISO 3166-1 code.").alias("contact.country");

    // the brand
    /** Brand. */
    public static final Fact<String> BRAND = text("brand", "Brand the post is about.");
    /** Sector of the brand. */
    public static final Fact<String> BRAND_SECTOR =
            text("brand.sector", "Sector of the brand: telecom, bank, consumer-goods, ...");
    /** Language of the brand's page. */
    public static final Fact<String> BRAND_LANG = text("brand.lang", "Language of the brand's page.");

    // the scope of rules
    /** Tenant. */
    public static final Fact<String> TENANT = text("tenant", "Whose data the post is: the tenant it was taken in for.");
    /** Party that serves. */
    public static final Fact<String> PARTY = text(
            "party",
            "Who answers for the company here: the brand itself, an agency, an outsourcer (attribute `party` of a post).");
    /** Time of the decision. */
    public static final Fact<Double> AT = number(
            "at",
            "When it is decided, by the center's clock: seconds since 1970-01-01 UTC. Rules say `valid` rather than this.");

    // the conversation, for this customer
    /** Level reached before. */
    public static final Fact<String> CONVERSATION_LEVEL = text(
                    "conversation.level", "Highest level this customer reached in this conversation before.")
            .oneOf("none", "ignore", "facilitate", "community", "crm");
    /** Our own case. */
    public static final Fact<String> CONVERSATION_CASE = text(
                    "conversation.case", "This customer's case in this conversation: ours from the moment it is asked.")
            .oneOf("none", "open", "closed");
    /** Posts so far. */
    public static final Fact<Double> CONVERSATION_POSTS =
            number("conversation.posts", "Posts of the conversation before this one.");
    /** This customer's posts so far. */
    public static final Fact<Double> CONVERSATION_CUSTOMER_POSTS =
            number("conversation.customer_posts", "Posts of this customer in this conversation before this one.");
    /** Who began. */
    public static final Fact<String> CONVERSATION_STARTED_BY = text(
                    "conversation.started_by", "Who wrote the first post seen of the conversation.")
            .oneOf("customer", "company", "unknown");
    /** Whether an agent answered. */
    public static final Fact<Boolean> AGENT_REPLIED =
            flag("conversation.agent_replied", "Whether the company has answered this customer here.");
    /** Whether the last word waits. */
    public static final Fact<Boolean> UNANSWERED = flag(
            "unanswered",
            "Whether nobody has answered this post: not the company and, for a community question, nobody else.");
    /** Whether content was offered before. */
    public static final Fact<Boolean> CONTENT_OFFERED =
            flag("conversation.content_offered", "Whether content was offered to this customer here before.");

    // knowledge
    /** Whether an answer was found. */
    public static final Fact<Boolean> CONTENT_FOUND =
            flag("content.found", "Whether content was found that is good enough to be offered.");
    /** How good it is. */
    public static final Fact<Double> CONTENT_SCORE = number("content.score", "How well the best content fits, 0..1.");
    /** Which it is. */
    public static final Fact<String> CONTENT_ID = text("content.id", "Id of the best content.");
    /** Its language. */
    public static final Fact<String> CONTENT_LANG = text(
            "content.lang",
            "Language of the best content. It may be another than the post's, and facts are not compared with each other:"
                    + " ask `language: es, content.lang: es`, one rule a language.");

    // what no source of this version supplies: in the vocabulary, and unknown
    /** Business hours. */
    public static final Fact<Boolean> BUSINESS_HOURS =
            flag("business_hours", "Whether the contact's country is within business hours.");
    /** Agent load. */
    public static final Fact<Double> AGENT_LOAD = number("agent.load", "Share of the agents' capacity in use, 0..1.");
    /** Volume. */
    public static final Fact<Double> TOPIC_AUTHORS_15M =
            number("volume.topic_authors_15m", "Distinct authors on the post's main topic within 15 minutes.");
    /** Cost so far. */
    public static final Fact<Double> COST = number("cost", "What this conversation has cost so far.");
    /** Crisis. */
    public static final Fact<Boolean> CRISIS = flag("crisis", "Whether crisis mode is on.");

    /** Set while a timer asks again: the id of the rule that set it. Not part of the vocabulary of conditions. */
    public static final Fact<String> TIMER = text("timer", "The rule whose timer asks.");

    private static final List<Fact<?>> VOCABULARY = List.of(
            NETWORK,
            ACCOUNT,
            KIND,
            VISIBILITY,
            AUTHOR_ROLE,
            TEXT,
            KEYWORDS,
            HASHTAGS,
            IS_REPLY,
            HAS_LINK,
            PERSONAL_DATA,
            LANGUAGE,
            SENTIMENT,
            INTENT,
            INTENT_SCORE,
            COMPLAINT,
            QUESTION,
            URGENT,
            PURCHASE_INTENT,
            IDEA,
            PRAISE,
            SPAM,
            TOPICS,
            AUTHOR_KNOWN,
            AUTHOR_FOLLOWERS,
            AUTHOR_VERIFIED,
            AUTHOR_BRAND,
            AUTHOR_EMPLOYEE,
            AUTHOR_RANK,
            AUTHOR_POSTS_24H,
            AUTHOR_CONVERSATIONS_7D,
            AUTHOR_COPIES_10M,
            CONTACT_TIER,
            CONTACT_PRODUCTS,
            CONTACT_OPEN_CASES,
            COUNTRY,
            BRAND,
            BRAND_SECTOR,
            BRAND_LANG,
            TENANT,
            PARTY,
            AT,
            CONVERSATION_LEVEL,
            CONVERSATION_CASE,
            CONVERSATION_POSTS,
            CONVERSATION_CUSTOMER_POSTS,
            CONVERSATION_STARTED_BY,
            AGENT_REPLIED,
            UNANSWERED,
            CONTENT_OFFERED,
            CONTENT_FOUND,
            CONTENT_SCORE,
            CONTENT_ID,
            CONTENT_LANG,
            BUSINESS_HOURS,
            AGENT_LOAD,
            TOPIC_AUTHORS_15M,
            COST,
            CRISIS);

    private final String name;
    private final Type type;
    private final String meaning;
    private final List<String> values;
    private final List<String> aliases;
    private int number; // looked up when first asked for, always with the same answer, so no lock is needed

    private Fact(String name, Type type, String meaning, List<String> values, List<String> aliases) {
        Names.require("fact name", name);
        this.name = name;
        this.type = type;
        this.meaning = meaning;
        this.values = List.copyOf(values);
        this.aliases = List.copyOf(aliases);
    }

    /** A fact that is one word or phrase. */
    public static Fact<String> text(String name, String meaning) {
        return new Fact<>(name, Type.TEXT, meaning, List.of(), List.of());
    }

    /** A fact that is a number. */
    public static Fact<Double> number(String name, String meaning) {
        return new Fact<>(name, Type.NUMBER, meaning, List.of(), List.of());
    }

    /** A fact that is true or false. */
    public static Fact<Boolean> flag(String name, String meaning) {
        return new Fact<>(name, Type.FLAG, meaning, List.of(), List.of());
    }

    /** A fact that is a set of words. */
    public static Fact<Set<String>> words(String name, String meaning) {
        return new Fact<>(name, Type.WORDS, meaning, List.of(), List.of());
    }

    /** The same fact, with the only values it can have. */
    public Fact<T> oneOf(String... only) {
        return new Fact<>(name, type, meaning, List.of(only), aliases);
    }

    /** The same fact, with another name that rules may use. */
    public Fact<T> alias(String... others) {
        return new Fact<>(name, type, meaning, values, List.of(others));
    }

    /** A time as {@link #AT} has it. */
    public static double seconds(Instant time) {
        return time.getEpochSecond() + time.getNano() / 1e9;
    }

    /** Every fact this library knows, in the order of its documentation. */
    public static List<Fact<?>> vocabulary() {
        return VOCABULARY;
    }

    /** Its name in rules. */
    public String name() {
        return name;
    }

    /** Its type. */
    public Type type() {
        return type;
    }

    /** What it means, in a sentence. */
    public String meaning() {
        return meaning;
    }

    /** The only values it can have; empty when any. */
    public List<String> values() {
        return values;
    }

    /** Other names that rules may use. */
    public List<String> aliases() {
        return aliases;
    }

    /** Its place in {@link FactNumbers}, from 1; {@link FactNumbers#NONE} when it is an application's own. */
    int number() {
        if (number == 0) {
            number = FactNumbers.of(this);
        }
        return number;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fact<?> that && name.equals(that.name) && type == that.type;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
