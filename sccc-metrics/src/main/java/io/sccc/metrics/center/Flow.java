package io.sccc.metrics.center;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Event;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One tenant's events, in ledger order, as points. Not thread-safe. */
final class Flow {

    private final Consumer<Point> out;
    private final Watermark watermark = new Watermark();
    private final Posts posts;
    private final Talks talks;
    private final Waits waits;
    private final Cases cases;
    private final People people;
    private final Deflections deflections;
    private final Community community;
    private long heard;

    Flow(CenterSettings settings, Consumer<Point> out) {
        this.out = out;
        this.posts = new Posts(settings, out);
        this.talks = new Talks(settings, out);
        this.waits = new Waits(talks, posts, out);
        this.cases = new Cases(talks, waits, out);
        this.people = new People(settings);
        this.deflections = new Deflections(settings, talks, people, out);
        this.community = new Community(talks, posts, out);
    }

    /** One event; one that was heard before changes nothing. */
    void on(Event event) {
        if (event.seq() <= heard) {
            return;
        }
        heard = event.seq();
        Instant at = event.at();
        watermark.clock(at);
        talks.clock(watermark.clock());
        people.clock(watermark.clock());
        deflections.clock(watermark.now());
        if (!post(event) && !customer(event)) {
            other(event);
        }
    }

    /** Up to when everything is decided; null when no event has told a time. */
    @Nullable
    Instant watermark() {
        return watermark.now();
    }

    People people() {
        return people;
    }

    Talks talks() {
        return talks;
    }

    private boolean post(Event event) {
        if (event instanceof Event.PostStored stored) {
            watermark.stored(event.cause(), event.at());
            posts.stored(stored);
            Seen seen = posts.of(stored.post());
            if (seen != null) {
                people.stored(stored, seen);
            }
        } else if (event instanceof Event.PostDuplicate duplicate) {
            posts.duplicate(duplicate);
        } else if (event instanceof Event.PostDeleted deleted) {
            posts.deleted(deleted);
        } else if (event instanceof Event.Understood understood) {
            posts.understood(understood);
            Seen seen = posts.of(understood.post());
            if (seen != null) {
                people.understood(understood, seen);
            }
        } else if (event instanceof Event.Routed routed) {
            routed(routed);
        } else if (event instanceof Event.DeadLettered dead) {
            posts.dead(dead);
            watermark.decided(event.cause());
        } else {
            return false;
        }
        return true;
    }

    private void routed(Event.Routed event) {
        Seen post = posts.of(event.post());
        boolean first = post != null && post.first && post.counted == null && !event.byTimer();
        posts.routed(event);
        Customer customer = talks.routed(event, post);
        waits.routed(event, customer, post);
        cost(event, customer);
        if (post != null && first) {
            community.asked(post, event);
            deflections.answered(post, event);
        }
        if (!event.byTimer()) {
            watermark.decided(event.cause());
        }
    }

    /** What the conversation has cost since the last decision that knew. */
    private void cost(Event.Routed event, Customer customer) {
        Talk talk = talks.of(event.about().conversation());
        Double cost = event.cost();
        if (talk != null && cost != null && cost != talk.cost) {
            out.accept(Point.of(event.at(), customer.now(), Measures.COST, cost - talk.cost));
            talk.cost = cost;
        }
    }

    private boolean customer(Event event) {
        if (event instanceof Event.CaseOpened opened) {
            cases.opened(opened);
            deflections.opened(opened);
            people.happened(People.CASE_OPENED, opened.about(), talks.of(opened.about()), event.at(), opened.caseId());
        } else if (event instanceof Event.CaseReopened reopened) {
            cases.reopened(reopened);
            people.happened(
                    People.CASE_REOPENED, reopened.about(), talks.of(reopened.about()), event.at(), reopened.caseId());
        } else if (event instanceof Event.CaseClosed closed) {
            cases.closed(closed);
            people.happened(People.CASE_CLOSED, closed.about(), talks.of(closed.about()), event.at(), closed.caseId());
        } else if (event instanceof Event.ContentOffered offered) {
            deflections.attempted(offered.about(), event.at());
            people.happened(People.OFFERED, offered.about(), talks.of(offered.about()), event.at(), null);
        } else if (event instanceof Event.ContentClicked clicked) {
            deflections.clicked(clicked);
            people.happened(People.CLICKED, clicked.about(), talks.of(clicked.about()), event.at(), null);
        } else if (event instanceof Event.Thanked thanked) {
            deflections.thanked(thanked);
            people.happened(People.THANKED, thanked.about(), talks.of(thanked.about()), event.at(), null);
        } else if (event instanceof Event.ActionDone done) {
            done(done);
        } else {
            return false;
        }
        return true;
    }

    private void done(Event.ActionDone event) {
        if (event.kind() == ActionKind.ASK_COMMUNITY) {
            deflections.attempted(event.about(), event.at());
        } else if (event.kind() == ActionKind.UPSERT_CONTACT) {
            people.contact(event, talks.of(event.about()));
        }
    }

    private void other(Event event) {
        if (event instanceof Event.ConversationsJoined joined) {
            talks.joined(joined);
            community.joined(joined);
        } else if (event instanceof Event.AgentReplied replied) {
            waits.replied(replied);
        } else if (event instanceof Event.ThreadSolved solved) {
            deflections.solved(solved);
            community.solved(solved);
        } else if (event instanceof Event.SourceLag lag) {
            Tags source = Tags.NONE.plus(Measures.SOURCE, lag.source());
            out.accept(Point.of(event.at(), source, Measures.LAG, Waits.seconds(lag.lag())));
        } else if (event instanceof Event.AuthorErased erased) {
            erased(erased);
        }
    }

    private void erased(Event.AuthorErased event) {
        watermark.nobodyWaits(); // posts of theirs that were not decided never will be
        AuthorKey person = people.whom(event);
        if (person == null) {
            people.forgetSince(event.network(), event.first());
            return;
        }
        people.forget(person);
        posts.forget(person.network(), person.author());
        String alias = event.alias();
        if (alias != null && !alias.equals(person.author())) {
            talks.rename(person.network(), person.author(), alias);
            deflections.forget(person, new AuthorKey(person.network(), alias));
        }
    }
}
