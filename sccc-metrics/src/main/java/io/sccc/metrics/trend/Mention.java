package io.sccc.metrics.trend;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One post as trends see it.
 *
 * @param at when it was written
 * @param terms what it speaks of; a term that stands twice counts once
 * @param author who wrote it, unique over all networks; null when unknown, and then it counts as nobody's
 * @param conversation an id by which people find it again
 * @param language its language; null when unknown
 */
public record Mention(
        Instant at,
        List<Term> terms,
        @Nullable String author,
        String conversation,
        @Nullable String language) {

    /** Copies the list. */
    public Mention {
        terms = List.copyOf(terms);
    }

    /** A post about topics that were found elsewhere. */
    public static Mention of(Instant at, Collection<String> topics, @Nullable String author, String conversation) {
        List<Term> terms = topics.stream().flatMap(t -> Terms.topic(t).stream()).toList();
        return new Mention(at, terms, author, conversation, null);
    }

    /** When; people's words and names do not belong in a log. */
    @Override
    public String toString() {
        return "Mention[" + at + ", " + terms.size() + " terms]";
    }
}
