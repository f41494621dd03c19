package io.sccc.metrics.center;

import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Event;
import io.sccc.core.model.Level;
import io.sccc.core.model.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Conversations and their customers: the funnel, and what later events of a customer are told apart by. Joined
 * conversations are one: of a person in both the earlier first post and the higher level stay.
 */
final class Talks {

    private final Bounded<ConversationId, Talk> talks;
    private final Bounded<ConversationId, ConversationId> aliases;
    private final Consumer<Point> out;
    private @Nullable Instant clock;

    Talks(CenterSettings settings, Consumer<Point> out) {
        this.talks = new Bounded<>(settings.conversations(), this::lost);
        this.aliases = new Bounded<>(settings.conversations());
        this.out = out;
    }

    void clock(@Nullable Instant now) {
        clock = now;
    }

    /** A conversation by any of its ids; null when nothing is remembered of it. */
    @Nullable
    Talk of(@Nullable ConversationId id) {
        return id == null ? null : talks.get(resolve(id));
    }

    /** A customer; null when nothing is remembered of them. */
    @Nullable
    Customer of(Party party) {
        Talk talk = of(party.conversation());
        return talk == null ? null : talk.customers.get(party.key());
    }

    /** A conversation by any of its ids, begun when nothing is remembered of it. */
    Talk begun(ConversationId id) {
        return talks.computeIfAbsent(resolve(id), missing -> new Talk());
    }

    void joined(Event.ConversationsJoined event) {
        ConversationId into = event.conversation();
        if (into == null || resolve(into).equals(resolve(event.joined()))) {
            return;
        }
        ConversationId one = resolve(into);
        Talk gone = talks.remove(resolve(event.joined()));
        aliases.put(resolve(event.joined()), one);
        if (gone != null) {
            merge(gone, begun(one));
        }
    }

    /** A decision: the customer it is about, at the level they have reached now. */
    Customer routed(Event.Routed event, @Nullable Seen post) {
        Talk talk = begun(event.about().conversation());
        Customer known = talk.customers.get(event.about().key());
        Customer customer = known == null ? customer(event, post) : known;
        boolean higher = event.level().compareTo(customer.level) > 0;
        if (higher || known == null || event.level() == customer.level) {
            customer.queue = event.queue() == null ? customer.queue : event.queue();
            customer.rules =
                    event.rules().isEmpty() ? customer.rules : event.rules().subList(0, 1);
        }
        boolean earlier = known != null && !event.byTimer() && earlier(post, customer);
        if (earlier && post != null) {
            customer.first = post.at;
            customer.tags = tags(event, post);
        }
        customer.level = higher ? event.level() : customer.level;
        if (known == null) {
            talk.customers.put(customer.key, customer);
        }
        if (known == null || higher || earlier) {
            step(customer);
        }
        return customer;
    }

    /** Reads every conversation; nothing may be changed meanwhile. */
    void forEach(BiConsumer<ConversationId, Talk> reader) {
        talks.forEach(reader);
    }

    /** Another key stands for an author of a network. */
    void rename(String network, String author, String alias) {
        List<Talk> all = new ArrayList<>(talks.values());
        for (Talk talk : all) {
            Customer gone = talk.customers.get("@" + author);
            if (gone != null && network.equals(gone.tags.first(Measures.NETWORK))) {
                talk.customers.remove("@" + author);
                talk.customers.put("@" + alias, gone.renamed("@" + alias, alias));
            }
        }
    }

    long dropped() {
        return talks.dropped();
    }

    /** Posts come in any order: a pair counts where its earliest one stands. */
    private static boolean earlier(@Nullable Seen post, Customer customer) {
        return post != null && post.at != null && (customer.first == null || post.at.isBefore(customer.first));
    }

    private static Tags tags(Event.Routed event, @Nullable Seen post) {
        return post == null
                ? Tags.NONE.plusMissing(event.attributes())
                : post.told
                        .plusMissing(event.attributes())
                        .plus(Measures.LANGUAGE, post.understood.first(Measures.LANGUAGE))
                        .plus(Measures.TOPIC, post.understood.all(Measures.TOPIC));
    }

    private static Customer customer(Event.Routed event, @Nullable Seen post) {
        return new Customer(
                event.about().key(),
                event.about().customer(),
                post != null && post.company,
                tags(event, post),
                post == null ? event.at() : post.at,
                event.level());
    }

    private void step(Customer customer) {
        if (customer.step != null) {
            out.accept(customer.step.back());
        }
        Map<String, Double> values = new TreeMap<>(Map.of(Measures.PAIRS, 1.0, Formulas.stopped(customer.level), 1.0));
        if (!customer.company) {
            values.put(Measures.CUSTOMERS, 1.0);
        }
        customer.step =
                new Point(customer.first, customer.tags.plus(Measures.LEVEL, customer.level.name()), values, null);
        out.accept(customer.step);
    }

    private void merge(Talk gone, Talk into) {
        into.cost += gone.cost;
        into.attempted |= gone.attempted;
        if (into.question == null) {
            into.question = gone.question;
        }
        if (into.solution == null) {
            into.solution = gone.solution;
        }
        gone.customers.forEach((key, one) -> {
            Customer other = into.customers.get(key);
            into.customers.put(key, other == null ? one : merge(one, other));
        });
    }

    private Customer merge(Customer one, Customer other) {
        boolean earlier = one.first != null && (other.first == null || one.first.isBefore(other.first));
        Customer kept = earlier ? one : other;
        Customer gone = earlier ? other : one;
        Level high = kept.level.compareTo(gone.level) >= 0 ? kept.level : gone.level;
        if (gone.step != null) {
            out.accept(gone.step.back());
        }
        if (kept.level != high) {
            kept.level = high;
            step(kept);
        }
        kept.take(gone, out);
        return kept;
    }

    /** Out of memory, nobody waits: whoever still did is not followed any more. */
    private void lost(Talk talk) {
        for (Customer customer : talk.customers.values()) {
            if (customer.backlog != null) {
                out.accept(customer.backlog.back().at(clock));
            }
            customer.open.values().forEach(one -> out.accept(one.point().back().at(clock)));
        }
    }

    private ConversationId resolve(ConversationId id) {
        ConversationId at = id;
        for (ConversationId next = aliases.get(at); next != null; next = aliases.get(at)) {
            at = next;
        }
        return at;
    }
}
