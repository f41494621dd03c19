package io.sccc.metrics.center;

import io.sccc.core.model.Event;
import io.sccc.core.model.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How long customers wait for the company, and how many do. */
final class Waits {

    private final Talks talks;
    private final Posts posts;
    private final Consumer<Point> out;

    Waits(Talks talks, Posts posts, Consumer<Point> out) {
        this.talks = talks;
        this.posts = posts;
        this.out = out;
    }

    /** A decision about a customer may make them wait, or not any more. */
    void routed(Event.Routed event, Customer customer, @Nullable Seen post) {
        if (customer.company || (post != null && post.company)) {
            return;
        }
        if (post != null && post.deleted) {
            if (event.post().equals(customer.waits)) {
                end(customer, event.at());
            }
            return;
        }
        if (!event.byTimer() && event.level() != Level.IGNORE) {
            begin(event, customer, post == null ? null : post.at);
        }
        if (customer.waits != null && customer.backlog == null && event.level().compareTo(Level.COMMUNITY) >= 0) {
            customer.backlog =
                    Point.of(event.byTimer() ? event.at() : customer.since, customer.now(), Measures.WAITING, 1);
            out.accept(customer.backlog);
        }
    }

    private static void begin(Event.Routed event, Customer customer, @Nullable Instant at) {
        Instant answered = customer.answeredAt;
        if (at != null && answered != null && !at.isAfter(answered)) {
            return;
        }
        if (customer.waits == null) {
            customer.waits = event.post();
            customer.since = at;
        } else if (at != null && customer.since != null && at.isBefore(customer.since)) {
            customer.since = at;
        }
    }

    void replied(Event.AgentReplied event) {
        Talk talk = talks.of(event.conversation());
        if (talk == null) {
            return;
        }
        Seen answer = posts.of(event.post());
        Instant at = answer == null ? event.at() : answer.at;
        List<Customer> answered = new ArrayList<>(talk.customers.values());
        answered.removeIf(one -> event.customer() != null && !one.key.equals(event.customer()));
        answered.forEach(one -> answer(one, at));
    }

    private void answer(Customer customer, @Nullable Instant at) {
        if (customer.waits == null) {
            return;
        }
        Instant since = customer.since;
        if (at != null && since != null) {
            if (at.isBefore(since)) {
                return;
            }
            String measure = customer.answered ? Measures.NEXT_RESPONSE : Measures.FIRST_RESPONSE;
            out.accept(Point.of(at, customer.now(), measure, seconds(Duration.between(since, at))));
        }
        customer.answered = true;
        customer.answeredAt = at == null ? customer.answeredAt : at;
        end(customer, at);
    }

    /** Waits no more. */
    void end(Customer customer, @Nullable Instant at) {
        customer.waits = null;
        customer.since = null;
        Point backlog = customer.backlog;
        if (backlog != null) {
            out.accept(backlog.back().at(backlog.at() == null ? null : at));
            customer.backlog = null;
        }
    }

    static double seconds(Duration time) {
        return time.getSeconds() + time.getNano() / 1e9;
    }
}
