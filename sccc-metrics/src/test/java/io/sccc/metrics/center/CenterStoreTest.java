package io.sccc.metrics.center;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sccc.core.model.Event;
import io.sccc.core.model.Level;
import io.sccc.core.model.Party;
import io.sccc.core.model.PostId;
import io.sccc.core.model.PostKind;
import io.sccc.core.model.Understanding;
import io.sccc.metrics.MetricRow;
import io.sccc.metrics.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CenterStoreTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final CenterMetrics metrics = new CenterMetrics();
    private final Script script = new Script();

    private Reading total() {
        script.events.forEach(metrics::on);
        script.events.clear();
        return metrics.store().total();
    }

    private @Nullable MetricRow row(String metric, String dimension, String value) {
        return metrics.rows(total(), null).stream()
                .filter(row -> row.metric().equals(metric)
                        && row.dimension().equals(dimension)
                        && row.value().equals(value))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Double ratio(String metric) {
        MetricRow row = row(metric, "", "");
        return row == null ? null : row.sum() / row.count();
    }

    /** Sums that are not zero. */
    private Map<String, Double> sums(String... names) {
        Reading total = total();
        Map<String, Double> sums = new TreeMap<>();
        for (String name : names) {
            if (total.sum(name) != 0) {
                sums.put(name, total.sum(name));
            }
        }
        return sums;
    }

    @Test
    void volume_isToldByEverythingKnown() {
        script.post("net", "1", "1", "ana")
                .lang("es")
                .feels("negative")
                .topics("outage", "vip")
                .hashtags("vip")
                .attribute("brand", "Acme")
                .attribute("campaign", "spring")
                .attribute("country", "MX")
                .attribute("party", "agency")
                .attribute("team", "north")
                .rules("r1", "r2")
                .queue("claims")
                .followers(250)
                .routed(Level.CRM);
        script.post("net", "2", "2", "ben").attribute("brand", "Other").routed(Level.IGNORE);
        Reading total = total();
        assertThat(total.sum("volume")).isEqualTo(2);
        assertThat(total.unique("author").value()).isEqualTo(2);
        Map<String, String> by = Map.ofEntries(
                Map.entry("network", "net"),
                Map.entry("role", "customer"),
                Map.entry("kind", "post"),
                Map.entry("language", "es"),
                Map.entry("sentiment", "negative"),
                Map.entry("topic", "outage"),
                Map.entry("hashtag", "vip"),
                Map.entry("brand", "Acme"),
                Map.entry("campaign", "spring"),
                Map.entry("country", "MX"),
                Map.entry("party", "agency"),
                Map.entry("team", "north"),
                Map.entry("level", "CRM"),
                Map.entry("queue", "claims"),
                Map.entry("rule", "r2"));
        by.forEach((dimension, value) -> assertThat(total.sum("volume", dimension, value))
                .as(dimension)
                .isEqualTo(List.of("network", "role", "kind").contains(dimension) ? 2 : 1));
        MetricRow voice = row("share_of_voice", "brand", "Acme");
        assertThat(voice).isNotNull();
        assertThat(voice.sum() / voice.count()).isEqualTo(0.5);
        MetricRow reach = row("reach", "", "");
        assertThat(reach).isNotNull();
        assertThat(reach.sum()).isEqualTo(250);
        assertThat(reach.count()).as("posts whose followers are told").isEqualTo(1);
    }

    @Test
    void volume_untimedAndFarFuture_areInTotalsOnly() {
        script.post("net", "1", "1", "ana").untimed().routed(Level.FACILITATE);
        script.post("net", "2", "2", "ben")
                .at(Script.NOON.plus(Duration.ofDays(400)))
                .implausible()
                .routed(Level.FACILITATE);
        script.post("net", "3", "3", null).routed(Level.FACILITATE);
        script.after(Duration.ofMinutes(2)).post("net", "4", "4", "ana").routed(Level.FACILITATE);
        assertThat(sums("volume", "untimed")).isEqualTo(Map.of("volume", 4.0, "untimed", 2.0));
        assertThat(metrics.store().last(HOUR).sum("volume")).isEqualTo(2);
        assertThat(metrics.store().total().unique("author").value())
                .as("an unknown author is nobody")
                .isEqualTo(2);
    }

    @Test
    void volume_lateWithinADay_isInItsOwnWindowAndLaterIsListed() {
        script.post("net", "1", "1", "ana").routed(Level.FACILITATE);
        script.after(Duration.ofHours(30));
        script.post("net", "2", "2", "ana").routed(Level.FACILITATE);
        script.post("net", "3", "3", "ben")
                .at(script.now().minus(Duration.ofHours(5)))
                .routed(Level.FACILITATE);
        script.post("net", "4", "4", "cat").at(Script.NOON.plusSeconds(60)).routed(Level.FACILITATE);
        assertThat(total().sum("volume")).isEqualTo(4);
        assertThat(metrics.store().late().count())
                .as("one post: its volume and its decision and its pair")
                .isPositive();
        assertThat(metrics.store().last(Duration.ofHours(6)).sum("volume")).isEqualTo(2);
    }

    @Test
    void watermark_waitsForWhatIsTakenInAndNotDecided() {
        long first = script.post("net", "1", "1", "ana").stored();
        script.after(Duration.ofDays(9)).post("net", "2", "2", "ben").routed(Level.FACILITATE);
        script.post("net", "1", "1", "ana").decided(first, Level.FACILITATE);
        assertThat(total().sum("volume")).isEqualTo(2);
        assertThat(metrics.store().late().count())
                .as("decided late, not written late")
                .isZero();
    }

    @Test
    void edit_isNotVolumeAgainAndCorrectsWhatItChanges() {
        script.post("net", "1", "1", "ana")
                .feels("negative")
                .rules("r1")
                .queue("claims")
                .routed(Level.CRM);
        script.post("net", "1", "1", "ana")
                .edited()
                .feels("positive")
                .rules("r2")
                .routed(Level.FACILITATE);
        assertThat(sums("volume", "edits", "positive", "negative"))
                .isEqualTo(Map.of("volume", 1.0, "edits", 1.0, "positive", 1.0));
        Reading total = total();
        assertThat(total.sum("volume", "rule", "r1")).isZero();
        assertThat(total.sum("volume", "rule", "r2")).isEqualTo(1);
        assertThat(total.sum("volume", "level", "CRM")).isZero();
        assertThat(row("volume", "queue", "claims")).isNull();
    }

    @Test
    void deletion_keepsWhatWasUnderstoodAndEndsTheWait() {
        script.post("net", "1", "1", "ana").feels("negative").lang("es").routed(Level.CRM);
        assertThat(total().sum("waiting")).isEqualTo(1);
        script.post("net", "1", "1", "ana").deleted().routed(Level.IGNORE);
        assertThat(sums("volume", "deletions", "negative", "waiting"))
                .isEqualTo(Map.of("volume", 1.0, "deletions", 1.0, "negative", 1.0));
        assertThat(total().sum("volume", "level", "IGNORE")).isEqualTo(1);
    }

    @Test
    void edit_ofAPostOutOfMemory_isNoVolume() {
        CenterMetrics small = new CenterMetrics(CenterSettings.DEFAULT.remembering(1));
        script.post("net", "1", "1", "ana").routed(Level.CRM);
        script.post("net", "2", "2", "ben").routed(Level.CRM);
        script.post("net", "1", "1", "ana").edited().routed(Level.IGNORE);
        script.events.forEach(small::on);
        assertThat(small.store().total().sum("volume")).isEqualTo(2);
        assertThat(small.store().total().sum("volume", "level", "CRM")).isEqualTo(2);
    }

    @Test
    void funnel_countsPairsAtTheirHighestLevel() {
        script.post("net", "1", "1", "ana").routed(Level.FACILITATE);
        script.post("net", "1", "2", "ana").routed(Level.CRM);
        script.post("net", "1", "3", "ana").routed(Level.IGNORE);
        script.post("net", "1", "4", "ben").routed(Level.COMMUNITY);
        script.post("net", "2", "5", null).routed(Level.IGNORE);
        script.post("net", "2", "6", "acme").company().routed(Level.IGNORE);
        script.byTimer("net", "1", "4", "ben", Level.CRM);
        assertThat(sums("pairs", "customers", "pairs_crm", "pairs_community", "pairs_ignore", "pairs_facilitate"))
                .isEqualTo(Map.of("pairs", 4.0, "customers", 3.0, "pairs_crm", 2.0, "pairs_ignore", 2.0));
        assertThat(ratio("funnel_crm")).isEqualTo(0.5);
    }

    @Test
    void funnel_joinedConversations_areOneCustomer() {
        script.post("net", "1", "1", "ana").routed(Level.FACILITATE);
        script.after(HOUR).post("net", "2", "2", "ana").routed(Level.CRM);
        script.joined("1", "2");
        script.post("net", "2", "3", "ana").routed(Level.IGNORE);
        assertThat(sums("pairs", "pairs_crm", "pairs_facilitate", "waiting"))
                .isEqualTo(Map.of("pairs", 1.0, "pairs_crm", 1.0, "waiting", 1.0));
    }

    @Test
    void responses_areMeasuredBetweenThePostsOwnTimes() {
        script.post("net", "1", "1", "ana").routed(Level.CRM);
        script.after(Duration.ofMinutes(10)).post("net", "1", "2", "ana").routed(Level.CRM);
        script.after(Duration.ofMinutes(20)).replied("net", "1", "3", "ana");
        script.after(HOUR).post("net", "1", "4", "ana").routed(Level.FACILITATE);
        script.after(Duration.ofMinutes(5)).replied("net", "1", "5", null);
        script.after(HOUR).replied("net", "1", "6", "ana");
        Reading total = total();
        assertThat(total.quantiles("first_response").count()).isEqualTo(1);
        assertThat(total.quantiles("first_response").sum()).isEqualTo(1800);
        assertThat(total.quantiles("next_response").count()).isEqualTo(1);
        assertThat(total.quantiles("next_response").sum()).isEqualTo(300);
        assertThat(total.sum("waiting")).isZero();
    }

    @Test
    void responses_toUntimedAndByOlderAnswers_measureNothing() {
        script.post("net", "1", "1", "ana").untimed().routed(Level.CRM);
        script.replied("net", "1", "2", "ana");
        script.post("net", "2", "3", "ben").at(script.now().plus(HOUR)).routed(Level.CRM);
        script.replied("net", "2", "4", "ben");
        Reading total = total();
        assertThat(total.quantiles("first_response").count()).isZero();
        assertThat(total.sum("waiting")).as("ben still waits").isEqualTo(1);
    }

    @Test
    void backlog_holdsWhoWaitsAtLevelTwoAndThree() {
        script.post("net", "1", "1", "ana").queue("claims").routed(Level.CRM);
        script.after(HOUR).post("net", "2", "2", "ben").routed(Level.COMMUNITY);
        script.post("net", "3", "3", "cat").routed(Level.FACILITATE);
        script.after(HOUR).post("net", "4", "4", "dan").routed(Level.IGNORE);
        MetricRow backlog = row("backlog", "", "");
        MetricRow oldest = row("oldest_waiting", "", "");
        assertThat(backlog).isNotNull();
        assertThat(backlog.count()).isEqualTo(2);
        assertThat(oldest).isNotNull();
        assertThat(oldest.sum()).isEqualTo(7200);
        script.byTimer("net", "3", "3", "cat", Level.CRM);
        script.replied("net", "1", "5", "ana");
        assertThat(total().sum("waiting")).isEqualTo(2);
        assertThat(row("backlog", "queue", "claims")).isNull();
    }

    @Test
    void cases_areOpenUntilClosedAndMeasured() {
        Party ana = Script.party("1", "ana");
        script.post("net", "1", "1", "ana").rules("r1", "r2").routed(Level.CRM);
        script.caseOpened(ana, "case-1");
        script.after(HOUR).caseClosed(ana, "case-1", "solved");
        script.after(HOUR).caseReopened(ana, "case-1");
        assertThat(total().sum("cases_open")).isEqualTo(1);
        script.after(HOUR).caseClosed(ana, "case-1", "Not_an_issue");
        assertThat(sums("cases_opened", "cases_closed", "cases_reopened", "not_an_issue", "cases_open"))
                .isEqualTo(
                        Map.of("cases_opened", 1.0, "cases_closed", 2.0, "cases_reopened", 1.0, "not_an_issue", 1.0));
        assertThat(total().quantiles("resolution").sum()).isEqualTo(7200);
        assertThat(ratio("reopen_rate")).isEqualTo(0.5);
        assertThat(ratio("case_rate")).isEqualTo(1);
        MetricRow wrong = row("not_an_issue_rate", "rule", "r1");
        assertThat(wrong).isNotNull();
        assertThat(wrong.sum() / wrong.count()).isEqualTo(0.5);
        assertThat(row("not_an_issue_rate", "rule", "r2"))
                .as("the deciding rule answers for a case")
                .isNull();
    }

    @Test
    void deflection_caseOfTheSameContactOnAnotherChannel_isNone() {
        script.post("net", "1", "1", "ana").routed(Level.COMMUNITY);
        script.offered(Script.party("1", "ana")).contact(Script.party("1", "ana"), "c-7");
        script.post("net", "2", "2", "ben").routed(Level.COMMUNITY);
        script.offered(Script.party("2", "ben"));
        script.after(Duration.ofDays(2)).post("mail", "3", "3", "ana@x").routed(Level.CRM);
        script.contact(Script.party("3", "ana@x"), "c-7").caseOpened(Script.party("3", "ana@x"), "case-1");
        assertThat(ratio("deflection_rate")).as("nobody is judged yet").isNull();
        script.after(Duration.ofDays(6)).post("net", "9", "9", "eve").routed(Level.IGNORE);
        assertThat(sums("deflection_attempts", "deflection_judged", "deflected"))
                .isEqualTo(Map.of("deflection_attempts", 2.0, "deflection_judged", 2.0, "deflected", 1.0));
        assertThat(ratio("deflection_rate")).isEqualTo(0.5);
    }

    @Test
    void deflection_thanksAndSolvedThreads_resolveAnAttemptOnce() {
        Party ana = Script.party("1", "ana");
        script.post("net", "1", "1", "ana").kind(PostKind.QUESTION).routed(Level.COMMUNITY);
        script.offered(ana);
        script.after(HOUR).post("net", "1", "2", "ben").kind(PostKind.ANSWER).routed(Level.FACILITATE);
        script.tell(new Event.Thanked(script.head(ana.conversation(), 0), ana, PostId.of("net", "3")));
        script.tell(new Event.ThreadSolved(script.head(ana.conversation(), 0), PostId.of("net", "2")));
        script.tell(new Event.ThreadSolved(script.head(ana.conversation(), 0), PostId.of("net", "2")));
        script.tell(new Event.ContentClicked(script.head(ana.conversation(), 0), ana, "article-1"));
        assertThat(sums("deflection_answers", "deflection_resolutions", "deflection_clicks", "community_solved"))
                .isEqualTo(Map.of(
                        "deflection_answers", 1.0,
                        "deflection_resolutions", 1.0,
                        "deflection_clicks", 1.0,
                        "community_solved", 1.0));
        assertThat(ratio("community_solve_rate")).isEqualTo(1);
        assertThat(total().quantiles("community_solve_time").sum()).isEqualTo(3600);
    }

    @Test
    void cost_isToldOnlyWhereAFactTellsIt() {
        script.post("net", "1", "1", "ana").routed(Level.CRM);
        assertThat(ratio("cost_per_contact")).isNull();
        script.post("net", "1", "2", "ana").cost(4).routed(Level.CRM);
        script.post("net", "1", "3", "ana").cost(6.5).routed(Level.CRM);
        assertThat(ratio("cost_per_contact")).isEqualTo(6.5);
    }

    @Test
    void sentiment_isNetAndItsChangeIsAgainstTheWindowBefore() {
        script.post("net", "1", "1", "ana").feels("negative").routed(Level.IGNORE);
        script.after(HOUR).post("net", "2", "2", "ana").feels("positive").routed(Level.IGNORE);
        script.post("net", "3", "3", "ben").feels("neutral").routed(Level.IGNORE);
        script.after(HOUR).post("net", "4", "4", "ben").routed(Level.IGNORE);
        Reading all = total();
        Reading now = metrics.store().window(io.sccc.metrics.Window.HOUR, Script.NOON.plus(HOUR));
        Reading before = metrics.store().window(io.sccc.metrics.Window.HOUR, Script.NOON);
        assertThat(all.sum("positive")).isEqualTo(1);
        MetricRow change = metrics.rows(now, before).stream()
                .filter(row -> row.metric().equals("sentiment_change")
                        && row.dimension().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(change.sum()).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void rules_deadLettersAndLag_areCounted() {
        script.post("net", "1", "1", "ana").rules("r1", "r2").routed(Level.CRM);
        script.post("net", "2", "2", "ana").rules("r1").routed(Level.CRM);
        long dead = script.post("net", "3", "3", "ana").stored();
        Event.Head head = script.head(Script.conversation("3"), dead);
        script.tell(new Event.DeadLettered(head, PostId.of("net", "3"), "SCCC-2001"));
        script.tell(new Event.DeadLettered(script.head(null, dead), PostId.of("net", "3"), "SCCC-2001"));
        script.tell(new Event.DeadLettered(script.head(null, 0), null, "SCCC-1101"));
        script.tell(new Event.SourceLag(script.head(null, 0), "mastodon", Duration.ofSeconds(90)));
        MetricRow hits = row("rule_hit_rate", "rule", "r2");
        assertThat(hits).isNotNull();
        assertThat(hits.sum() / hits.count()).isEqualTo(0.5);
        assertThat(sums("dead_letters", "volume")).isEqualTo(Map.of("dead_letters", 2.0, "volume", 3.0));
        assertThat(total().sum("dead_letters", "error", "SCCC-2001")).isEqualTo(1);
        assertThat(total().quantiles("connector_lag", "source", "mastodon").sum())
                .isEqualTo(90);
    }

    @Test
    void event_heardAgain_changesNothing() {
        script.post("net", "1", "1", "ana").routed(Level.CRM);
        List<Event> again = List.copyOf(script.events);
        total();
        again.forEach(metrics::on);
        assertThat(metrics.store().total().sum("volume")).isEqualTo(1);
    }

    @Test
    void complaint_cue_isNoWordOfTheirs() {
        script.post("net", "1", "1", "ana").cue(Understanding.COMPLAINT).routed(Level.CRM);
        total();
        assertThat(metrics.people().toString()).doesNotContain("ana");
    }

    /** What is said of posts depends on the posts, not on the order in which they came. */
    @ParameterizedTest
    @ValueSource(longs = {20260301, 20260302, 20260303, 20260304})
    void rows_ofPostsInAnyOrder_areTheSame(long seed) {
        Random random = new Random(seed);
        List<Integer> order = new ArrayList<>(IntStream.range(0, 120).boxed().toList());
        List<List<Object>> expected = counted(order);
        for (int i = 0; i < 3; i++) {
            Collections.shuffle(order, random);
            assertThat(counted(order)).as("seed %d, shuffle %d", seed, i).isEqualTo(expected);
        }
    }

    private static List<List<Object>> counted(List<Integer> order) {
        Script posts = new Script();
        for (int i : order) {
            Random one = new Random(i);
            posts.post("net", "r" + one.nextInt(30), "p" + i, "u" + one.nextInt(10))
                    .at(Script.NOON.minus(Duration.ofMinutes(i)))
                    .lang(one.nextBoolean() ? "es" : "pt")
                    .feels(one.nextBoolean() ? "positive" : "negative")
                    .topics("t" + one.nextInt(4))
                    .attribute("brand", "b" + one.nextInt(3))
                    .followers(one.nextInt(900))
                    .routed(Level.values()[one.nextInt(4)]);
        }
        CenterMetrics metrics = new CenterMetrics();
        posts.events.forEach(metrics::on);
        return Stream.of(metrics.store().total(), metrics.store().last(HOUR))
                .flatMap(reading -> metrics.rows(reading, null).stream())
                .filter(row -> Set.of("volume", "reach", "customers", "sentiment", "unique_authors")
                                .contains(row.metric())
                        || row.metric().startsWith("funnel"))
                .<List<Object>>map(row -> List.of(
                        row.metric(),
                        row.dimension(),
                        row.value(),
                        row.count(),
                        row.sum(),
                        String.valueOf(row.uniques())))
                .toList();
    }
}
