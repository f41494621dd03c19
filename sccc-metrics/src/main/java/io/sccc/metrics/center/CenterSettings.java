package io.sccc.metrics.center;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How the center's numbers are kept. Everything that is remembered is bounded; what falls out is the one that was touched
 * longest ago, in ledger order, so that live and rebuilt numbers agree.
 *
 * @param zone where a day begins
 * @param lateness how much later than the center's clock a post may come and still enter its window
 * @param deflection how long after content was offered no case of the same person makes it deflected
 * @param posts posts whose last reading is remembered, so that an edit corrects it
 * @param conversations conversations whose customers are followed
 * @param people people who are remembered
 * @param timeline newest moments of a person that are remembered
 */
public record CenterSettings(
        ZoneId zone, Duration lateness, Duration deflection, int posts, int conversations, int people, int timeline) {

    /** Good enough to be left alone: UTC, a day, seven days, 20,000 posts, conversations and people each, 32 moments. */
    public static final CenterSettings DEFAULT =
            new CenterSettings(ZoneOffset.UTC, Duration.ofDays(1), Duration.ofDays(7), 20_000, 20_000, 20_000, 32);

    /** Refuses what is not positive. */
    public CenterSettings {
        if (lateness.isNegative() || deflection.isNegative() || deflection.isZero()) {
            throw new IllegalArgumentException(
                    "lateness (%s) and deflection (%s) are lengths of time ahead. Maybe PT24H and P7D?"
                            .formatted(lateness, deflection));
        }
        if (posts < 1 || conversations < 1 || people < 1 || timeline < 1) {
            throw new IllegalArgumentException(
                    "posts (%d), conversations (%d), people (%d) and timeline (%d) are at least 1. Maybe 20000 and 32?"
                            .formatted(posts, conversations, people, timeline));
        }
    }

    /** As these, with days that begin elsewhere. */
    public CenterSettings in(ZoneId other) {
        return new CenterSettings(other, lateness, deflection, posts, conversations, people, timeline);
    }

    /** As these, with this many posts, conversations and people remembered. */
    public CenterSettings remembering(int most) {
        return new CenterSettings(zone, lateness, deflection, most, most, most, timeline);
    }
}
