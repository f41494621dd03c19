package io.sccc.metrics.center;

import io.sccc.core.model.Event;
import io.sccc.core.model.PostId;
import io.sccc.core.model.Sentiment;
import io.sccc.core.model.Understanding;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Posts: volume, authors, reach, sentiment, by everything that was understood and decided. A post counts when it is first
 * decided, at its own time; what an edit changes is corrected there.
 */
final class Posts {

    private static final Map<String, String> FEELINGS = Map.of(
            Sentiment.POSITIVE.label(), Measures.POSITIVE,
            Sentiment.NEUTRAL.label(), Measures.NEUTRAL,
            Sentiment.NEGATIVE.label(), Measures.NEGATIVE);

    private final Bounded<PostId, Seen> seen;
    private final Bounded<Long, Boolean> dead;
    private final Consumer<Point> out;

    Posts(CenterSettings settings, Consumer<Point> out) {
        this.seen = new Bounded<>(settings.posts());
        this.dead = new Bounded<>(settings.posts());
        this.out = out;
    }

    /** What is remembered of a post; null when nothing is. */
    @Nullable
    Seen of(PostId post) {
        return seen.get(post);
    }

    void stored(Event.PostStored event) {
        boolean again = event.told() != null && event.told().again();
        Seen before = seen.get(event.post());
        if (again) {
            out.accept(Point.of(event.at(), network(event.post()), Measures.EDITS, 1));
        }
        if (before == null) {
            seen.put(event.post(), new Seen(event, !again));
        } else {
            before.update(event);
        }
    }

    void duplicate(Event.PostDuplicate event) {
        out.accept(Point.of(event.at(), network(event.post()), Measures.DUPLICATES, 1));
    }

    /** What was understood of a post before it was gone stays. */
    void deleted(Event.PostDeleted event) {
        Seen post = seen.get(event.post());
        if (post != null) {
            post.deleted = true;
            post.understood = post.earlier.equals(Tags.NONE) ? post.understood : post.earlier;
        }
        out.accept(Point.of(event.at(), network(event.post()), Measures.DELETIONS, 1));
    }

    void understood(Event.Understood event) {
        Seen post = seen.get(event.post());
        if (post != null) {
            post.earlier = post.understood;
            Understanding understanding = event.understanding();
            String language = understanding.language();
            post.understood = Tags.NONE
                    .plus(Measures.LANGUAGE, language == null ? "und" : language)
                    .plus(Measures.SENTIMENT, understanding.label(Understanding.SENTIMENT))
                    .plus(Measures.TOPIC, understanding.topics())
                    .plus(Measures.HASHTAG, event.hashtags());
        }
    }

    void routed(Event.Routed event) {
        Seen post = seen.get(event.post());
        Set<String> rules = new TreeSet<>(event.rules());
        Tags how = Tags.NONE
                .plus(Measures.LEVEL, event.level().name())
                .plus(Measures.QUEUE, event.queue())
                .plus(Measures.RULE, rules);
        Tags told = post == null ? network(event.post()) : post.told.plusMissing(event.attributes());
        out.accept(Point.of(
                event.byTimer() || post == null ? event.at() : post.at, plus(told, how), Measures.DECISIONS, 1));
        if (post != null && !event.byTimer()) {
            count(event.post(), post, plus(plus(told, post.understood), how));
        }
    }

    void dead(Event.DeadLettered event) {
        PostId id = event.post();
        if (id != null && dead.put(event.cause(), true) != null) {
            return;
        }
        Tags network = id == null ? Tags.NONE : network(id);
        out.accept(Point.of(event.at(), network.plus(Measures.ERROR, event.error()), Measures.DEAD_LETTERS, 1));
        Seen post = id == null ? null : seen.get(id);
        if (id != null && post != null && post.counted == null) {
            count(id, post, post.told);
        }
    }

    /** Nothing remembered here names them any more. */
    void forget(String network, String author) {
        seen.forEach((id, post) -> {
            if (id.network().equals(network) && author.equals(post.author)) {
                post.author = null;
            }
        });
    }

    private void count(PostId id, Seen post, Tags tags) {
        if (!post.first) {
            return;
        }
        Map<String, Double> values = new TreeMap<>(Map.of(Measures.VOLUME, 1.0));
        if (post.at == null) {
            values.put(Measures.UNTIMED, 1.0);
        }
        if (post.followers != null) {
            values.put(Measures.REACH, (double) post.followers);
            values.put(Measures.REACH_POSTS, 1.0);
        }
        String feeling = FEELINGS.get(String.valueOf(tags.first(Measures.SENTIMENT)));
        if (feeling != null) {
            values.put(feeling, 1.0);
        }
        if (post.counted != null) {
            out.accept(post.counted.back());
        }
        String author = post.author == null ? null : id.network() + "\n" + post.author;
        out.accept(new Point(post.at, tags, values, post.counted == null ? author : null));
        post.counted = new Point(post.at, tags, values, null);
    }

    private static Tags plus(Tags tags, Tags more) {
        Tags[] all = {tags};
        more.forEach((dimension, value) -> all[0] = all[0].plus(dimension, value));
        return all[0];
    }

    private static Tags network(PostId post) {
        return Tags.NONE.plus(Measures.NETWORK, post.network());
    }
}
