package io.sccc.metrics.center;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person as a row for customer analytics: everything of one CRM contact together, of somebody without a contact what one
 * network tells. Numbers count since the person was first remembered.
 *
 * @param key the CRM's contact id; {@code network/author} where none is known
 * @param contact the CRM's contact id; null when none is known
 * @param authors {@code network/author} ids, sorted; private
 * @param firstSeen earliest timed post; null when all are untimed
 * @param lastSeen latest timed post; null when all are untimed
 * @param posts posts, edits not counted again
 * @param conversations conversations they took part in, at most 64 told apart
 * @param complaints posts with the complaint cue
 * @param praises posts with the praise cue
 * @param positive posts understood as positive
 * @param negative posts understood as negative
 * @param answers posts of kind answer
 * @param casesOpened cases opened for them
 * @param casesReopened cases opened again
 * @param casesClosed cases closed
 * @param offered times content was offered
 * @param clicked times they opened it
 * @param thanked times they thanked
 * @param followers latest number of followers, the largest of their networks; null when never told
 * @param languages languages they wrote in
 * @param advocate {@link PeopleRules#advocate} holds
 * @param expert {@link PeopleRules#expert} holds
 * @param repeatComplainer {@link PeopleRules#repeatComplainer} holds
 * @param timeline newest moments, oldest first
 */
public record Person(
        String key,
        @Nullable String contact,
        Set<String> authors,
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen,
        long posts,
        int conversations,
        long complaints,
        long praises,
        long positive,
        long negative,
        long answers,
        long casesOpened,
        long casesReopened,
        long casesClosed,
        long offered,
        long clicked,
        long thanked,
        @Nullable Long followers,
        Set<String> languages,
        boolean advocate,
        boolean expert,
        boolean repeatComplainer,
        List<Moment> timeline) {

    /** Copies the collections. */
    public Person {
        timeline = List.copyOf(timeline);
    }

    /** Numbers; who it is is private. */
    @Override
    public String toString() {
        return "Person[" + posts + " posts, " + casesOpened + " cases]";
    }
}
