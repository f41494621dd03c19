package io.sccc.metrics.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sccc.metrics.alert.Alert.Kind;
import io.sccc.metrics.alert.AlertSink.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertsTest {

    /** Monday, 2026-01-05T00:00Z. */
    private static final Instant BEGIN = Instant.ofEpochSecond(BrandVolumes.BEGIN);

    private static final Duration PANE = Duration.ofMinutes(5);

    private final List<String> heard = new ArrayList<>();
    private final List<Alert> told = new ArrayList<>();
    private final Alerts alerts = Alerts.standard(this::hear);

    private void hear(Change change, Alert alert) {
        heard.add(change + " " + alert.kind());
        told.add(alert);
    }

    private static Instant pane(int i) {
        return BEGIN.plus(PANE.multipliedBy(i + 1L));
    }

    private static Instant hour(int i) {
        return BEGIN.plus(Duration.ofHours(i));
    }

    private void volumes(int[] counts) {
        for (int i = 0; i < counts.length; i++) {
            alerts.observe(new Signal.Volume(pane(i), "brand acme", counts[i], false));
        }
    }

    @Test
    void observe_burst_isRaisedExplainedAndOver() {
        volumes(new BrandVolumes(11, 40)
                .with(BrandVolumes.Kind.BURST, 2600, 24, 12, 0)
                .counts(11));

        assertThat(heard).containsExactly("RAISED VOLUME_SPIKE", "RESOLVED VOLUME_SPIKE");
        Alert raised = told.get(0);
        assertThat(raised.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(raised.since()).isBetween(pane(2600), pane(2602));
        assertThat(raised.numbers()).containsKeys("count", "usual", "score");
        assertThat(raised.line("en")).matches("brand acme: \\d+ posts in one pane, usually [\\d.]+");
        assertThat(raised.line("es")).matches("brand acme: \\d+ publicaciones .* usual .*");
        assertThat(raised.line("pt")).matches("brand acme: \\d+ publicações .* usual .*");
        assertThat(told.get(1).resolved()).isBetween(pane(2624), pane(2640));
    }

    @Test
    void observe_volumeCollapses_isADrop() {
        volumes(new BrandVolumes(12, 80)
                .with(BrandVolumes.Kind.DIP, 2700, 60, 0.03, 0)
                .counts(11));

        assertThat(heard).contains("RAISED VOLUME_DROP").doesNotContain("RAISED VOLUME_SPIKE");
    }

    /** By day ten a pane, at night nothing; from {@code silentFrom} on for so many panes nothing either. */
    private void source(int days, int silentFrom, int silent) {
        for (int i = 0; i < days * 288; i++) {
            boolean day = i % 288 >= 96 && i % 288 < 264;
            boolean out = i >= silentFrom && i < silentFrom + silent;
            alerts.observe(new Signal.Volume(pane(i), "network net", day && !out ? 10 : 0, true));
        }
    }

    private List<String> silence() {
        return heard.stream().filter(one -> one.endsWith("SILENCE")).toList();
    }

    @Test
    void observe_sourceIsSilentAtNight_raisesNothing() {
        source(21, 0, 0);

        assertThat(silence()).isEmpty();
    }

    @Test
    void observe_sourceIsSilentByDay_isRaisedWithinMinutesAndOverAfterwards() {
        source(21, 15 * 288 + 150, 40);

        assertThat(silence()).containsExactly("RAISED SILENCE", "WORSENED SILENCE", "RESOLVED SILENCE");
        Alert raised = told.stream()
                .filter(alert -> alert.kind() == Kind.SILENCE)
                .findFirst()
                .orElseThrow();
        assertThat(Duration.between(pane(15 * 288 + 150), raised.since())).isLessThanOrEqualTo(Duration.ofMinutes(30));
        assertThat(raised.line("en")).contains("nothing for").contains("minutes");
    }

    private void usualSentiment() {
        for (int i = 0; i < 2000; i++) {
            alerts.observe(new Signal.Sentiment(pane(i), "brand acme", i % 10 == 0 ? 1 : 0, 1));
        }
    }

    @Test
    void observe_twoOfTwoNegative_pagesNobody() {
        alerts.observe(new Signal.Sentiment(BEGIN, "brand acme", 30, 300));
        alerts.observe(new Signal.Sentiment(hour(24 * 3), "brand acme", 2, 2));

        assertThat(heard).isEmpty();
    }

    @Test
    void observe_mostAreNegative_isRaisedWithItsShare() {
        usualSentiment();
        assertThat(heard).isEmpty();

        alerts.observe(new Signal.Sentiment(pane(2000), "brand acme", 30, 36));

        assertThat(heard).containsExactly("RAISED SENTIMENT_DROP");
        assertThat(told.get(0).line("es"))
                .contains("publicaciones son negativas")
                .contains("lo usual es 10 %");
    }

    @Test
    void observe_complaints_exactlyThoseOfInfluencersAreRaisedOnce() {
        alerts.observe(new Signal.Complaint(hour(1), "network net", "a", 9_999L, false));
        alerts.observe(new Signal.Complaint(hour(2), "network net", "b", 10_000L, false));
        alerts.observe(new Signal.Complaint(hour(2), "network net", "c", null, true));
        alerts.observe(new Signal.Complaint(hour(3), "network net", "b", 10_000L, false));
        alerts.observe(new Signal.Complaint(hour(3), "network net", "d", null, false));

        assertThat(heard).containsExactly("RAISED INFLUENCER_COMPLAINT", "RAISED INFLUENCER_COMPLAINT");
        assertThat(alerts.open()).hasSize(2);
        alerts.advanceTo(hour(28));
        assertThat(alerts.open()).isEmpty();
    }

    @Test
    void observe_thirtyPercentNotAnIssue_isRaisedAndLessIsNot() {
        for (int i = 0; i < 20; i++) {
            alerts.observe(new Signal.CasesClosed(hour(1), "default.broken", 1, i < 5 ? 1 : 0));
            alerts.observe(new Signal.CasesClosed(hour(1), "default.refund", 1, i >= 14 ? 1 : 0));
        }

        assertThat(heard).containsExactly("RAISED RULE_WRONG");
        assertThat(told.get(0).line("en"))
                .isEqualTo("Rule default.refund: 30 % of its cases closed as not an issue (6 of 20)");
    }

    @Test
    void observe_nineteenCasesAllWrong_isTooFew() {
        alerts.observe(new Signal.CasesClosed(hour(1), "default.broken", 19, 19));

        assertThat(heard).isEmpty();
    }

    @Test
    void observe_backlogGrowsOrWaitsTooLong_isRaised() {
        for (int i = 0; i < 600; i++) {
            alerts.observe(new Signal.Backlog(pane(i), "queue billing", 15 + i % 5, Duration.ofHours(2)));
        }
        alerts.observe(new Signal.Backlog(pane(600), "queue billing", 60, Duration.ofHours(2)));
        alerts.observe(new Signal.Backlog(pane(601), "queue billing", 17, Duration.ofHours(2)));
        assertThat(heard).isEmpty();

        for (int i = 602; i < 606; i++) {
            alerts.observe(new Signal.Backlog(pane(i), "queue billing", 50, Duration.ofHours(3)));
            alerts.observe(new Signal.Backlog(pane(i), "queue few", 1, Duration.ofHours(30)));
        }

        assertThat(told).extracting(Alert::scope).containsExactly("queue billing", "queue few");
        assertThat(told.get(1).line("pt")).isEqualTo("queue few: 1 esperam, o usual são 1; o mais antigo há 30 horas");
    }

    @Test
    void observe_answersStopHelping_isRaised() {
        for (int i = 0; i < 300; i++) {
            alerts.observe(new Signal.Deflection(hour(i), "all", 4, 3));
        }
        assertThat(heard).isEmpty();

        for (int i = 300; i < 330; i++) {
            alerts.observe(new Signal.Deflection(hour(i), "all", 4, 1));
        }

        assertThat(heard).containsExactly("RAISED DEFLECTION_COLLAPSE");
    }

    private String complaint(int hour, String about, long followers) {
        alerts.observe(new Signal.Complaint(hour(hour), "network net", about, followers, true));
        return alerts.open().isEmpty()
                ? "none"
                : alerts.open().get(alerts.open().size() - 1).id();
    }

    @Test
    void acknowledgeAndResolve_openAlert_toldOnceAndCoolingDown() {
        String id = complaint(1, "a", 10);

        assertThat(alerts.acknowledge(id, "ana")).isTrue();
        assertThat(alerts.resolve(id, "luis")).isTrue();
        assertThat(alerts.resolve(id, "luis")).isFalse();
        assertThat(alerts.acknowledge("nothing", "ana")).isFalse();
        alerts.observe(new Signal.Complaint(hour(1).plusSeconds(60), "network net", "a", 10L, true));
        assertThat(alerts.open()).isEmpty();
        complaint(3, "a", 10);

        assertThat(heard)
                .containsExactly(
                        "RAISED INFLUENCER_COMPLAINT",
                        "ACKNOWLEDGED INFLUENCER_COMPLAINT",
                        "RESOLVED INFLUENCER_COMPLAINT",
                        "RAISED INFLUENCER_COMPLAINT");
        assertThat(told.get(2).by()).isEqualTo("luis");
    }

    @Test
    void observe_coolingDownAndWorse_isRaisedAgain() {
        alerts.resolve(complaint(1, "a", 10), "ana");
        alerts.observe(new Signal.Complaint(hour(1).plusSeconds(60), "network net", "a", 2_000_000L, true));

        assertThat(told.get(2).severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void restore_ofAnEarlierProcess_goesOnWithoutTellingAgain() {
        complaint(1, "a", 10);
        alerts.resolve(complaint(1, "b", 10), "ana");
        List<Alert> before = alerts.all();

        List<String> after = new ArrayList<>();
        Alerts next = Alerts.standard((change, alert) -> after.add(change + " " + alert.kind()));
        next.restore(before);
        next.observe(new Signal.Complaint(hour(1).plusSeconds(60), "network net", "a", 10L, true));
        next.observe(new Signal.Complaint(hour(1).plusSeconds(60), "network net", "b", 10L, true));

        assertThat(after).isEmpty();
        assertThat(next.open())
                .extracting(Alert::id)
                .containsExactly(alerts.open().get(0).id());
    }

    @Test
    void observe_sameSignalsAgain_sameAlerts() {
        int[] counts = new BrandVolumes(13, 30)
                .with(BrandVolumes.Kind.BURST, 2600, 24, 15, 0)
                .counts(11);
        volumes(counts);
        List<Alert> first = List.copyOf(told);
        told.clear();
        Alerts again = Alerts.standard(this::hear);
        for (int i = 0; i < counts.length; i++) {
            again.observe(new Signal.Volume(pane(i), "brand acme", counts[i], false));
        }

        assertThat(told).isNotEmpty().isEqualTo(first);
    }

    @Test
    void observe_aSinkFails_othersHear() {
        Alerts both = Alerts.standard(
                (change, alert) -> {
                    throw new IllegalStateException("broken");
                },
                this::hear);
        both.observe(new Signal.Complaint(hour(1), "network net", "a", 10L, true));

        assertThat(heard).containsExactly("RAISED INFLUENCER_COMPLAINT");
    }

    @Test
    void complaint_ofSomebody_showsNobody() {
        Signal signal = new Signal.Complaint(hour(1), "network net", "@ana_secret", 10L, true);
        alerts.observe(signal);

        assertThat(signal.toString()).doesNotContain("ana_secret");
        assertThat(alerts.open().toString()).doesNotContain("ana_secret");
    }

    @Test
    void signal_impossibleNumbers_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Signal.Sentiment(BEGIN, "x", 3, 2))
                .withMessage("negative (3) is not between 0 and judged (2)");
        assertThatIllegalArgumentException().isThrownBy(() -> new Signal.Volume(BEGIN, "x", -1, false));
    }
}
