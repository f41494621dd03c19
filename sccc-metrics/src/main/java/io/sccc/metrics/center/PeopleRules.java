package io.sccc.metrics.center;

import java.time.Duration;

/**
 * Who is an advocate, an expert, a repeat complainer.
 *
 * @param advocatePosts an advocate wrote at least so many positive or praising posts ...
 * @param advocateRatio ... and at least so many times as many as negative ones, and has no open case
 * @param expertAnswers an expert gave at least so many answers in a community ...
 * @param expertConversations ... in at least so many conversations
 * @param complaintConversations a repeat complainer complained in at least so many conversations ...
 * @param complaintDays ... within this time before the newest event
 */
public record PeopleRules(
        int advocatePosts,
        int advocateRatio,
        int expertAnswers,
        int expertConversations,
        int complaintConversations,
        Duration complaintDays) {

    /** Three good words, three times as many as bad ones; five answers in three conversations; three complaints in 30 days. */
    public static final PeopleRules DEFAULT = new PeopleRules(3, 3, 5, 3, 3, Duration.ofDays(30));

    boolean advocate(long good, long negative, int openCases) {
        return good >= advocatePosts && good >= (long) advocateRatio * negative && openCases == 0;
    }

    boolean expert(long answers, int conversations) {
        return answers >= expertAnswers && conversations >= expertConversations;
    }

    boolean repeatComplainer(int conversations) {
        return conversations >= complaintConversations;
    }
}
