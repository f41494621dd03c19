package io.sccc.core.spi;

import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one conversation between its posts. Confined to the worker that holds the conversation; changed
 * only through {@link #apply}, so that a decision that could not be stored left no trace.
 */
public final class Memory {

    private final ConversationId conversation;
    private final Map<String, Customer> customers = new HashMap<>();
    private final TreeSet<Ledger.Timer> timers = new TreeSet<>(Ledger.Timer.BY_DUE);
    private int posts;
    private String startedBy = "unknown";
    private long answeredAll;

    /** Nothing is remembered yet. */
    public Memory(ConversationId conversation) {
        this.conversation = conversation;
    }

    /** What a ledger has kept of a conversation. */
    public Memory(ConversationId conversation, Head head, Map<String, Customer> customers, List<Ledger.Timer> timers) {
        this.conversation = conversation;
        this.posts = head.posts;
        this.startedBy = head.startedBy;
        this.answeredAll = head.answeredAll;
        this.customers.putAll(customers);
        this.timers.addAll(timers);
    }

    /** The conversation's permanent id. */
    public ConversationId conversation() {
        return conversation;
    }

    /** Posts decided so far. */
    public int posts() {
        return posts;
    }

    /** Who wrote the first post: {@code customer}, {@code company} or {@code unknown}. */
    public String startedBy() {
        return startedBy;
    }

    /** A customer, by {@link io.sccc.core.model.Party#key()}; somebody new when nothing is remembered. */
    public Customer customer(String key) {
        return customers.getOrDefault(key, Customer.NEW);
    }

    /** Sequence number of the last post that answered this customer, 0 when nobody did. */
    public long answered(String key) {
        return Math.max(answeredAll, customer(key).answered());
    }

    /** Every customer remembered. */
    public void customers(BiConsumer<String, Customer> reader) {
        new java.util.TreeMap<>(customers).forEach(reader);
    }

    /** Timers in the order they fall due. */
    public List<Ledger.Timer> timers() {
        return new ArrayList<>(timers);
    }

    /** What is remembered of the conversation as a whole. */
    public Head head() {
        return new Head(posts, startedBy, answeredAll);
    }

    /** The customers that a decision changes, as they are after it, by their keys. */
    public Map<String, Customer> after(Change change) {
        Map<String, Customer> after = new HashMap<>();
        after.put(change.key(), change.customer());
        change.settled().forEach(key -> after.put(key, latest(after, key).with(List.of())));
        change.answers().forEach(key -> after.put(key, latest(after, key).answeredBy(change.seq(), change.company())));
        if (change.answersAll()) {
            Set<String> all = new HashSet<>(customers.keySet());
            all.addAll(after.keySet());
            all.remove(change.key());
            all.forEach(key -> after.put(key, latest(after, key).answeredBy(change.seq(), change.company())));
        }
        return after;
    }

    private Customer latest(Map<String, Customer> after, String key) {
        Customer changed = after.get(key);
        return changed == null ? customer(key) : changed;
    }

    /** Takes over what a decision changed. Called by the ledger, once the decision is stored. */
    public void apply(Change change) {
        customers.putAll(after(change));
        Head head = head().after(change);
        posts = head.posts;
        startedBy = head.startedBy;
        answeredAll = head.answeredAll;
        timers.addAll(change.set());
        if (change.fired() != null) {
            timers.remove(change.fired());
        }
    }

    /** Takes over the memory of a conversation that became an alias of this one. Called by the ledger. */
    public void absorb(Memory other) {
        if (posts == 0) {
            startedBy = other.startedBy;
        }
        posts += other.posts;
        answeredAll = Math.max(answeredAll, other.answeredAll);
        other.customers.forEach((key, customer) -> customers.merge(key, customer, Customer::merge));
        timers.addAll(other.timers);
    }

    /**
     * What is remembered of a conversation as a whole.
     *
     * @param posts posts decided so far
     * @param startedBy who wrote the first post: {@code customer}, {@code company} or {@code unknown}
     * @param answeredAll sequence number of the last post that answered everybody; 0 when none did
     */
    public record Head(int posts, String startedBy, long answeredAll) {

        /** Of a conversation nothing is remembered of. */
        public static final Head NEW = new Head(0, "unknown", 0);

        /** As it is after a decision. */
        public Head after(Change change) {
            return new Head(
                    change.post() ? posts + 1 : posts,
                    change.post() && posts == 0 ? change.startedBy() : startedBy,
                    change.answersAll() ? change.seq() : answeredAll);
        }
    }

    /**
     * What is remembered of one customer in one conversation.
     *
     * @param level highest level reached; null before the first decision
     * @param posts posts decided so far
     * @param cases how many cases were opened so far
     * @param openCase key of the action that opened the case that is open now; null when none is
     * @param lastCase key of the action that opened the latest case; null when there was none
     * @param alsoOpen further open cases that a join of conversations brought together, to be closed
     * @param contact key of the action that made their contact; null when none was asked
     * @param answered sequence number of the last post that answered them; 0 when none did
     * @param agentReplied whether the company ever answered them
     * @param offered ids of content offered to them, in order
     * @param messageDay day (epoch day on the center's clock) of the last automatic message
     * @param messages automatic messages on that day
     * @param lastMessage key of the last automatic message; null when there was none
     * @param chain how many automatic messages led to one another up to that one: each but the first was asked because of
     *     an answer to the one before
     */
    public record Customer(
            @Nullable Level level,
            int posts,
            int cases,
            @Nullable ActionKey openCase,
            @Nullable ActionKey lastCase,
            List<ActionKey> alsoOpen,
            @Nullable ActionKey contact,
            long answered,
            boolean agentReplied,
            List<String> offered,
            long messageDay,
            int messages,
            @Nullable ActionKey lastMessage,
            int chain) {

        /** Somebody nothing is remembered of. */
        public static final Customer NEW =
                new Customer(
                        null, 0, 0, null, null, List.of(), null, 0, false, List.of(), Long.MIN_VALUE, 0, null, 0);

        /** Copies the lists. */
        public Customer {
            alsoOpen = List.copyOf(alsoOpen);
            offered = List.copyOf(offered);
        }

        /** This customer after post {@code seq} answered them. */
        public Customer answeredBy(long seq, boolean company) {
            return new Customer(
                    level,
                    posts,
                    cases,
                    openCase,
                    lastCase,
                    alsoOpen,
                    contact,
                    Math.max(answered, seq),
                    agentReplied || company,
                    offered,
                    messageDay,
                    messages,
                    lastMessage,
                    chain);
        }

        /** This customer with these further open cases. */
        public Customer with(List<ActionKey> also) {
            return new Customer(
                    level,
                    posts,
                    cases,
                    openCase,
                    lastCase,
                    also,
                    contact,
                    answered,
                    agentReplied,
                    offered,
                    messageDay,
                    messages,
                    lastMessage,
                    chain);
        }

        /** This customer once the case of this key, their {@code ordinal}th, is open. */
        public Customer opened(ActionKey key, int ordinal) {
            return new Customer(
                    level,
                    posts,
                    ordinal,
                    key,
                    key,
                    alsoOpen,
                    contact,
                    answered,
                    agentReplied,
                    offered,
                    messageDay,
                    messages,
                    lastMessage,
                    chain);
        }

        /** This customer once their case is closed. */
        public Customer closed() {
            return new Customer(
                    level,
                    posts,
                    cases,
                    null,
                    lastCase,
                    alsoOpen,
                    contact,
                    answered,
                    agentReplied,
                    offered,
                    messageDay,
                    messages,
                    lastMessage,
                    chain);
        }

        /** This customer once a contact was asked. */
        public Customer contactAsked(ActionKey key) {
            return new Customer(
                    level,
                    posts,
                    cases,
                    openCase,
                    lastCase,
                    alsoOpen,
                    key,
                    answered,
                    agentReplied,
                    offered,
                    messageDay,
                    messages,
                    lastMessage,
                    chain);
        }

        /** This customer once this content was offered. */
        public Customer offer(String content) {
            List<String> all = new ArrayList<>(offered);
            all.add(content);
            return new Customer(
                    level,
                    posts,
                    cases,
                    openCase,
                    lastCase,
                    alsoOpen,
                    contact,
                    answered,
                    agentReplied,
                    all,
                    messageDay,
                    messages,
                    lastMessage,
                    chain);
        }

        /** This customer after {@code count} automatic messages on {@code day}, the last of this key and chain. */
        public Customer messaged(long day, int count, ActionKey message, int links) {
            return new Customer(
                    level,
                    posts,
                    cases,
                    openCase,
                    lastCase,
                    alsoOpen,
                    contact,
                    answered,
                    agentReplied,
                    offered,
                    day,
                    count,
                    message,
                    links);
        }

        /** This customer at this level, after {@code more} more posts. */
        public Customer at(Level reached, int more) {
            return new Customer(
                    reached,
                    posts + more,
                    cases,
                    openCase,
                    lastCase,
                    alsoOpen,
                    contact,
                    answered,
                    agentReplied,
                    offered,
                    messageDay,
                    messages,
                    lastMessage,
                    chain);
        }

        /** One customer remembered in two conversations that are one. */
        Customer merge(Customer other) {
            List<ActionKey> also = new ArrayList<>(alsoOpen);
            also.addAll(other.alsoOpen);
            if (openCase != null && other.openCase != null) {
                also.add(other.openCase);
            }
            Collections.sort(also);
            List<String> content = new ArrayList<>(offered);
            content.addAll(other.offered);
            boolean sameDay = messageDay == other.messageDay;
            boolean theirs = lastMessage == null || other.messageDay > messageDay;
            return new Customer(
                    higher(level, other.level),
                    posts + other.posts,
                    Math.max(cases, other.cases),
                    openCase != null ? openCase : other.openCase,
                    lastCase != null ? lastCase : other.lastCase,
                    also,
                    contact != null ? contact : other.contact,
                    Math.max(answered, other.answered),
                    agentReplied || other.agentReplied,
                    content,
                    Math.max(messageDay, other.messageDay),
                    sameDay ? messages + other.messages : messageDay > other.messageDay ? messages : other.messages,
                    theirs ? other.lastMessage : lastMessage,
                    Math.max(chain, other.chain));
        }

        private static @Nullable Level higher(@Nullable Level one, @Nullable Level two) {
            if (one == null || two == null) {
                return one == null ? two : one;
            }
            return one.compareTo(two) >= 0 ? one : two;
        }
    }

    /**
     * What a decision changes.
     *
     * @param seq sequence number of the post
     * @param post whether it is one more post: not a timer's decision, not an edit of a post decided before
     * @param company whether the company wrote it
     * @param startedBy who wrote the post: {@code customer}, {@code company} or {@code unknown}
     * @param key the customer's key
     * @param customer the customer from now on
     * @param answers keys of the customers this post answers
     * @param answersAll whether it answers everybody
     * @param settled keys of other customers whose second cases were asked closed
     * @param set timers to set
     * @param fired the timer that asked; null for a post's own decision
     */
    public record Change(
            long seq,
            boolean post,
            boolean company,
            String startedBy,
            String key,
            Customer customer,
            List<String> answers,
            boolean answersAll,
            List<String> settled,
            List<Ledger.Timer> set,
            Ledger.@Nullable Timer fired) {

        /** Copies the lists. */
        public Change {
            answers = List.copyOf(answers);
            settled = List.copyOf(settled);
            set = List.copyOf(set);
        }
    }
}
