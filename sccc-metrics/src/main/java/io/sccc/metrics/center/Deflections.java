package io.sccc.metrics.center;

import io.sccc.core.model.Event;
import io.sccc.core.model.Party;
import io.sccc.core.model.PostKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was offered in place of a case, and whether it sufficed. An attempt is judged once its days are over: deflected
 * when the same person opened no case on any channel meanwhile.
 */
final class Deflections {

    /** Attempts that wait for their days to be over; of more, the oldest is judged on what is known. */
    private static final int MOST = 200_000;

    private final Duration days;
    private final Talks talks;
    private final People people;
    private final Consumer<Point> out;
    private final Deque<Attempt> pending = new ArrayDeque<>();
    private final Map<AuthorKey, List<Attempt>> byPerson = new HashMap<>();

    Deflections(CenterSettings settings, Talks talks, People people, Consumer<Point> out) {
        this.days = settings.deflection();
        this.talks = talks;
        this.people = people;
        this.out = out;
    }

    /** Judges every attempt whose days are over. */
    void clock(@Nullable Instant now) {
        while (now != null && !pending.isEmpty() && !pending.getFirst().due.isAfter(now)) {
            judge(pending.removeFirst());
        }
    }

    void attempted(Party about, @Nullable Instant at) {
        Talk talk = talks.of(about.conversation());
        Customer customer = talks.of(about);
        Tags tags = customer == null ? Tags.NONE : customer.now();
        out.accept(Point.of(at, tags, Measures.ATTEMPTS, 1));
        if (talk != null) {
            talk.attempted = true;
        }
        if (customer != null) {
            customer.unresolved.add(tags);
            String network = tags.first(Measures.NETWORK);
            if (at != null && customer.author != null && network != null) {
                wait(new Attempt(at.plus(days), tags, new AuthorKey(network, customer.author)));
            }
        }
    }

    private void wait(Attempt attempt) {
        pending.addLast(attempt);
        byPerson.computeIfAbsent(attempt.person, person -> new ArrayList<>()).add(attempt);
        if (pending.size() > MOST) {
            judge(pending.removeFirst());
        }
    }

    private void judge(Attempt attempt) {
        List<Attempt> theirs = byPerson.get(attempt.person);
        if (theirs != null && theirs.remove(attempt) && theirs.isEmpty()) {
            byPerson.remove(attempt.person);
        }
        out.accept(new Point(
                attempt.due,
                attempt.tags,
                Map.of(Measures.JUDGED, 1.0, Measures.DEFLECTED, attempt.failed ? 0.0 : 1.0),
                null));
    }

    void clicked(Event.ContentClicked event) {
        Customer customer = talks.of(event.about());
        out.accept(Point.of(event.at(), customer == null ? Tags.NONE : customer.now(), Measures.CLICKS, 1));
    }

    /** A post of the community in a conversation with an attempt. */
    void answered(Seen post, Event.Routed event) {
        Talk talk = talks.of(event.conversation());
        if (talk != null && talk.attempted && post.kind == PostKind.ANSWER && !post.company && post.counted != null) {
            out.accept(Point.of(post.at, post.counted.tags(), Measures.ANSWERS, 1));
        }
    }

    void thanked(Event.Thanked event) {
        Customer customer = talks.of(event.about());
        if (customer != null) {
            resolve(customer, event.at());
        }
    }

    void solved(Event.ThreadSolved event) {
        Talk talk = talks.of(event.conversation());
        if (talk != null) {
            talk.customers.values().forEach(one -> resolve(one, event.at()));
        }
    }

    private void resolve(Customer customer, @Nullable Instant at) {
        customer.unresolved.forEach(tags -> out.accept(Point.of(at, tags, Measures.RESOLUTIONS, 1)));
        customer.unresolved.clear();
    }

    /** A case of a person: what was offered to them before did not suffice, wherever it was. */
    void opened(Event.CaseOpened event) {
        Customer customer = talks.of(event.about());
        String network = customer == null ? null : customer.tags.first(Measures.NETWORK);
        if (customer != null && customer.author != null && network != null) {
            for (AuthorKey same : people.same(new AuthorKey(network, customer.author))) {
                byPerson.getOrDefault(same, List.of()).forEach(attempt -> attempt.failed = true);
            }
        }
    }

    void forget(AuthorKey person, AuthorKey alias) {
        List<Attempt> theirs = byPerson.remove(person);
        if (theirs != null) {
            List<Attempt> renamed = new ArrayList<>();
            for (Attempt attempt : theirs) {
                Attempt other = new Attempt(attempt.due, attempt.tags, alias);
                other.failed = attempt.failed;
                renamed.add(other);
                replace(attempt, other);
            }
            byPerson.put(alias, renamed);
        }
    }

    private void replace(Attempt attempt, Attempt other) {
        List<Attempt> all = new ArrayList<>(pending);
        all.replaceAll(one -> one == attempt ? other : one);
        pending.clear();
        pending.addAll(all);
    }
}
