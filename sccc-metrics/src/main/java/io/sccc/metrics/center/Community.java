package io.sccc.metrics.center;

import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Event;
import io.sccc.core.model.PostKind;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Questions that the community solves. A solution that is known before its question is decided, as when both come in one
 * page, waits for it: the numbers do not depend on which was first.
 */
final class Community {

    private final Talks talks;
    private final Posts posts;
    private final Consumer<Point> out;

    Community(Talks talks, Posts posts, Consumer<Point> out) {
        this.talks = talks;
        this.posts = posts;
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
            settle(talk);
        }
    }

    void solved(Event.ThreadSolved event) {
        ConversationId conversation = event.conversation();
        if (conversation != null) {
            Talk talk = talks.begun(conversation);
            talk.solution = talk.solution == null ? new Talk.Solution(time(event)) : talk.solution;
            settle(talk);
        }
    }

    /** One of the two may have known the question, the other what solved it. */
    void joined(Event.ConversationsJoined event) {
        Talk talk = talks.of(event.conversation());
        if (talk != null) {
            settle(talk);
        }
    }

    /** An answer that was taken in with its mark was marked before: its own time is nearer than that of its arrival. */
    private @Nullable Instant time(Event.ThreadSolved event) {
        Seen answer = posts.of(event.post());
        return answer != null && answer.first && answer.taken == event.cause() ? answer.at : event.at();
    }

    private void settle(Talk talk) {
        Talk.Question question = talk.question;
        Talk.Solution solution = talk.solution;
        if (question == null || question.solved() || solution == null) {
            return;
        }
        Instant at = solution.at();
        if (at != null && question.at() != null && at.isBefore(question.at())) {
            talk.solution = null; // it solved something before
            return;
        }
        talk.question = new Talk.Question(question.at(), question.tags(), true);
        out.accept(Point.of(at, question.tags(), Measures.SOLVED, 1));
        if (at != null && question.at() != null) {
            out.accept(Point.of(
                    at, question.tags(), Measures.SOLVE_TIME, Waits.seconds(Duration.between(question.at(), at))));
        }
    }
}
