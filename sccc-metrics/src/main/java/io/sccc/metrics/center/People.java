package io.sccc.metrics.center;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Event;
import io.sccc.core.model.Party;
import io.sccc.core.model.PostKind;
import io.sccc.core.model.Sentiment;
import io.sccc.core.model.Understanding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The people who write, the company's left out. Unknown authors are nobody. Of more people than are remembered, those
 * heard of longest ago are forgotten, with all they did.
 */
final class People {

    static final String POSTS = "post";
    static final String COMPLAINT = "complaint";
    static final String PRAISE = "praise";
    static final String ANSWER = "answer";
    static final String OFFERED = "offered";
    static final String CLICKED = "clicked";
    static final String THANKED = "thanked";
    static final String CASE_OPENED = "case_opened";
    static final String CASE_REOPENED = "case_reopened";
    static final String CASE_CLOSED = "case_closed";
    private static final String POSITIVE = "positive";
    private static final String NEGATIVE = "negative";

    private final CenterSettings settings;
    private final Bounded<AuthorKey, Acquaintance> people;
    private final Map<String, Set<AuthorKey>> byContact = new HashMap<>();
    private @Nullable Instant clock;

    People(CenterSettings settings) {
        this.settings = settings;
        this.people = new Bounded<>(settings.people(), this::uncontact);
    }

    void clock(@Nullable Instant now) {
        clock = now;
    }

    /** Every author that is the same person: of the same contact, or this one alone. */
    Set<AuthorKey> same(AuthorKey author) {
        Acquaintance known = people.get(author);
        return known == null || known.contact == null
                ? Set.of(author)
                : new TreeSet<>(byContact.getOrDefault(known.contact, Set.of(author)));
    }

    /** A post was taken in: a new one counts. */
    void stored(Event.PostStored event, Seen post) {
        String author = event.author();
        if (author == null
                || post.company
                || (event.told() != null && event.told().again())) {
            return;
        }
        AuthorKey key = new AuthorKey(event.post().network(), author);
        Acquaintance one = people.computeIfAbsent(key, missing -> new Acquaintance(missing, event.cause()));
        one.add(POSTS);
        one.seen(post.at);
        one.in(event.conversation());
        one.followers = post.followers == null ? one.followers : post.followers;
    }

    /** What a post says counts once, as it was understood first. */
    void understood(Event.Understood event, Seen post) {
        Acquaintance one = author(event.post().network(), post.author);
        if (one == null || post.company || !post.first || post.counted != null) {
            return;
        }
        Understanding understanding = event.understanding();
        String feeling = understanding.label(Understanding.SENTIMENT);
        boolean praise = understanding.is(Understanding.PRAISE);
        if (praise || Sentiment.POSITIVE.label().equals(feeling)) {
            one.add(POSITIVE);
        }
        if (Sentiment.NEGATIVE.label().equals(feeling)) {
            one.add(NEGATIVE);
        }
        one.speaks(understanding.language());
        String what = POSTS;
        if (praise) {
            one.add(PRAISE);
            what = PRAISE;
        }
        if (understanding.is(Understanding.COMPLAINT)) {
            one.add(COMPLAINT);
            one.complains(event.conversation(), post.at);
            what = COMPLAINT;
        }
        if (post.kind == PostKind.ANSWER) {
            one.add(ANSWER);
            one.answers(event.conversation());
            what = ANSWER;
        }
        one.moment(new Moment(post.at, what, one.key.network(), event.conversation()), settings.timeline());
    }

    /** Something that happened to a customer. */
    void happened(
            String what, Party about, @Nullable Customer customer, @Nullable Instant at, @Nullable String caseId) {
        String network = customer == null ? null : customer.tags.first(Measures.NETWORK);
        Acquaintance one = network == null || customer == null ? null : author(network, customer.author);
        if (one == null || network == null) {
            return;
        }
        one.add(what);
        if (caseId != null && what.equals(CASE_CLOSED)) {
            one.openCases.remove(caseId);
        } else if (caseId != null) {
            one.openCases.add(caseId);
        }
        one.moment(new Moment(at, what, network, about.conversation()), settings.timeline());
    }

    /** The CRM told who somebody is. */
    void contact(Event.ActionDone event, @Nullable Customer customer) {
        String network = customer == null ? null : customer.tags.first(Measures.NETWORK);
        Acquaintance one = network == null || customer == null ? null : author(network, customer.author);
        if (one != null
                && event.kind() == ActionKind.UPSERT_CONTACT
                && !event.id().isEmpty()) {
            uncontact(one);
            one.contact = event.id();
            byContact.computeIfAbsent(event.id(), id -> new TreeSet<>()).add(one.key);
        }
    }

    /** The author that an erasure tells of, by the event of their first post or by what stands for them; null when unknown. */
    @Nullable
    AuthorKey whom(Event.AuthorErased event) {
        for (Acquaintance one : people.values()) {
            boolean same = event.alias() == null
                    ? one.key.author().startsWith("erased-")
                    : one.first == event.first() || one.key.author().equals(event.alias());
            if (same && one.key.network().equals(event.network())) {
                return one.key;
            }
        }
        return null;
    }

    void forget(AuthorKey author) {
        Acquaintance one = people.remove(author);
        if (one != null) {
            uncontact(one);
        }
    }

    /** Somebody of this network is erased whose beginning fell out of memory: everybody heard of since goes. */
    void forgetSince(String network, long first) {
        if (people.dropped() > 0) {
            List<Acquaintance> since = people.values().stream()
                    .filter(one -> one.key.network().equals(network) && one.first > first)
                    .toList();
            since.forEach(one -> forget(one.key));
        }
    }

    long forgotten() {
        return people.dropped();
    }

    private @Nullable Acquaintance author(String network, @Nullable String author) {
        return author == null ? null : people.get(new AuthorKey(network, author));
    }

    private void uncontact(Acquaintance one) {
        Set<AuthorKey> same = one.contact == null ? null : byContact.get(one.contact);
        if (same != null && same.remove(one.key) && same.isEmpty()) {
            byContact.remove(one.contact);
        }
    }

    /** Everybody, those with most posts first. */
    List<Person> all(PeopleRules rules) {
        Map<String, List<Acquaintance>> together = new LinkedHashMap<>();
        List<Acquaintance> known = new ArrayList<>(people.values());
        known.sort(Comparator.comparing(one -> one.key));
        known.forEach(one ->
                together.computeIfAbsent(keyOf(one), key -> new ArrayList<>()).add(one));
        List<Person> all = new ArrayList<>();
        together.values().forEach(same -> all.add(person(same, rules)));
        all.sort(Comparator.comparingLong((Person one) -> -one.posts()).thenComparing(Person::key));
        return all;
    }

    private static String keyOf(Acquaintance one) {
        return one.contact == null ? name(one) : one.contact;
    }

    private static String name(Acquaintance one) {
        return one.key.network() + "/" + one.key.author();
    }

    private Person person(List<Acquaintance> same, PeopleRules rules) {
        Acquaintance any = same.get(0);
        ToLongFunction<String> sum =
                what -> same.stream().mapToLong(one -> one.count(what)).sum();
        int conversations = distinct(same.stream().map(one -> one.conversations));
        int open = (int)
                same.stream().flatMap(one -> one.openCases.stream()).distinct().count();
        return new Person(
                keyOf(any),
                any.contact,
                new TreeSet<>(same.stream().map(People::name).toList()),
                least(same, one -> one.firstSeen, Comparator.<Instant>naturalOrder()),
                least(same, one -> one.lastSeen, Comparator.<Instant>reverseOrder()),
                sum.applyAsLong(POSTS),
                conversations,
                sum.applyAsLong(COMPLAINT),
                sum.applyAsLong(PRAISE),
                sum.applyAsLong(POSITIVE),
                sum.applyAsLong(NEGATIVE),
                sum.applyAsLong(ANSWER),
                sum.applyAsLong(CASE_OPENED),
                sum.applyAsLong(CASE_REOPENED),
                sum.applyAsLong(CASE_CLOSED),
                sum.applyAsLong(OFFERED),
                sum.applyAsLong(CLICKED),
                sum.applyAsLong(THANKED),
                least(same, one -> one.followers, Comparator.<Long>reverseOrder()),
                new TreeSet<>(
                        same.stream().flatMap(one -> one.languages.stream()).toList()),
                rules.advocate(sum.applyAsLong(POSITIVE), sum.applyAsLong(NEGATIVE), open),
                rules.expert(sum.applyAsLong(ANSWER), distinct(same.stream().map(one -> one.answered))),
                rules.repeatComplainer(complained(same, rules.complaintDays())),
                timeline(same));
    }

    private static <T> @Nullable T least(
            List<Acquaintance> same, Function<Acquaintance, @Nullable T> what, Comparator<T> order) {
        T least = null;
        for (Acquaintance one : same) {
            T value = what.apply(one);
            if (value != null && (least == null || order.compare(value, least) < 0)) {
                least = value;
            }
        }
        return least;
    }

    private static int distinct(Stream<Set<ConversationId>> sets) {
        Set<ConversationId> all = new HashSet<>();
        sets.forEach(all::addAll);
        return all.size();
    }

    private int complained(List<Acquaintance> same, Duration days) {
        Set<ConversationId> recent = new HashSet<>();
        Instant now = clock;
        for (Acquaintance one : same) {
            one.complaints.forEach((conversation, at) -> {
                if (now == null || !at.isBefore(now.minus(days))) {
                    recent.add(conversation);
                }
            });
        }
        return recent.size();
    }

    private List<Moment> timeline(List<Acquaintance> same) {
        List<Moment> all = new ArrayList<>();
        same.forEach(one -> all.addAll(one.timeline));
        all.sort(Comparator.comparing(Moment::at, Comparator.nullsFirst(Comparator.naturalOrder())));
        return Collections.unmodifiableList(all.subList(Math.max(0, all.size() - settings.timeline()), all.size()));
    }

    /** Everybody's state, for comparison in tests. */
    Map<String, Object> counts() {
        Map<String, Object> all = new TreeMap<>();
        people.values().forEach(one -> all.put(name(one), Map.copyOf(one.counts)));
        return all;
    }
}
