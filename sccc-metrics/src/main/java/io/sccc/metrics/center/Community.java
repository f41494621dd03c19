package io.sccc.metrics.center;

import io.sccc.core.model.Event;
import io.sccc.core.model.PostKind;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Questions that the community solves. */
final class Community {

    private final Talks talks;
    private final Consumer<Point> out;

    Community(Talks talks, Consumer<Point> out) {
        this.talks = talks;
        this.out = out;
    }

    /** A post first decided: the first question of a conversation is the one that is to be solved. */
    void asked(Seen post, Event.Routed event) {
        Talk talk = talks.of(event.conversation());
        Point counted = post.counted;
        if (talk != null
                && counted != null
                && talk.question == null
                && post.kind == PostKind.QUESTION
                && !post.company) {
            talk.question = new Talk.Question(post.at, counted.tags(), false);
            out.accept(Point.of(post.at, counted.tags(), Measures.QUESTIONS, 1));
        }
    }

    void solved(Event.ThreadSolved event) {
        Talk talk = talks.of(event.conversation());
        Talk.Question question = talk == null ? null : talk.question;
        if (talk == null || question == null || question.solved()) {
            return;
        }
        talk.question = new Talk.Question(question.at(), question.tags(), true);
        out.accept(Point.of(event.at(), question.tags(), Measures.SOLVED, 1));
        Instant at = event.at();
        if (at != null && question.at() != null && !at.isBefore(question.at())) {
            out.accept(Point.of(
                    at, question.tags(), Measures.SOLVE_TIME, Waits.seconds(Duration.between(question.at(), at))));
        }
    }
}
