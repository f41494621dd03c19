package io.sccc.metrics.center;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.model.Event;
import io.sccc.core.model.Level;
import io.sccc.core.model.Party;
import io.sccc.core.model.TenantId;
import io.sccc.core.model.Understanding;
import io.sccc.metrics.alert.Alert;
import io.sccc.metrics.alert.Alert.Kind;
import io.sccc.metrics.alert.AlertSink.Change;
import io.sccc.metrics.alert.Alerts;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CenterAlertsTest {

    private final Script script = new Script();

    private record Told(Change change, Alert alert) {}

    /** What is raised when these events are told. */
    private static List<Told> told(List<Event> events, Consumer<CenterAlerts> then) {
        List<Told> told = new ArrayList<>();
        CenterAlerts alerts = new CenterAlerts(
                TenantId.DEFAULT, Alerts.standard((change, alert) -> told.add(new Told(change, alert))));
        events.forEach(alerts::on);
        then.accept(alerts);
        return told;
    }

    private static List<Told> told(List<Event> events) {
        return told(events, alerts -> {});
    }

    private List<Alert> raised(Kind kind) {
        return told(script.events).stream()
                .filter(one -> one.change() == Change.RAISED && one.alert().kind() == kind)
                .map(Told::alert)
                .toList();
    }

    private int number;

    private boolean several;

    private Script.Writing post(String feeling) {
        number++;
        boolean other = several && number % 40 == 0;
        return script.post(other ? "forum" : "net", "r" + number, "p" + number, "u" + number)
                .attribute("brand", other ? "emca" : "acme")
                .feels(feeling);
    }

    /** Some posts every five minutes, a tenth of them negative. */
    private void usual(int days) {
        Random random = new Random(4);
        for (int pane = 0; pane < days * 288; pane++) {
            int posts = 2 + random.nextInt(4);
            for (int i = 0; i < posts; i++) {
                post(random.nextInt(10) == 0 ? "negative" : "neutral").routed(Level.FACILITATE);
            }
            script.after(Duration.ofMinutes(5));
        }
    }

    private void storm() {
        for (int i = 0; i < 150; i++) {
            post("negative").routed(Level.FACILITATE);
            script.after(Duration.ofSeconds(8));
        }
    }

    @Test
    void on_stormOfOneNetworkAndBrandAmongSeveral_raisesVolumeAndSentimentForAllNetworkAndBrand() {
        several = true;
        usual(6);
        storm();
        usual(1);

        assertThat(raised(Kind.VOLUME_SPIKE))
                .extracting(Alert::scope)
                .containsExactlyInAnyOrder("all", "network net", "brand acme");
        assertThat(raised(Kind.SENTIMENT_DROP))
                .extracting(Alert::scope)
                .containsExactlyInAnyOrder("all", "network net", "brand acme");
        assertThat(raised(Kind.SILENCE)).isEmpty();
    }

    @Test
    void on_stormOfTheOnlyNetworkAndBrand_raisesEachOnce() {
        usual(6);
        storm();
        usual(1);

        assertThat(raised(Kind.VOLUME_SPIKE)).extracting(Alert::scope).containsExactly("network net");
        assertThat(raised(Kind.SENTIMENT_DROP)).extracting(Alert::scope).containsExactly("network net");
    }

    @Test
    void on_sameEventsAgain_sameAlerts() {
        usual(6);
        storm();
        usual(1);
        List<Event> twice = new ArrayList<>();
        script.events.forEach(event -> twice.addAll(List.of(event, event)));

        List<Told> live = told(script.events);
        assertThat(live).isNotEmpty();
        assertThat(told(script.events)).isEqualTo(live);
        assertThat(told(twice)).isEqualTo(live);
    }

    /** Decisions come some hundred posts after their intake, as in a recorded run. */
    private List<Event> intakeAhead() {
        List<Event> order = new ArrayList<>();
        Deque<Event> behind = new ArrayDeque<>();
        for (Event event : script.events) {
            if (event instanceof Event.PostStored) {
                order.add(event);
            } else {
                behind.add(event);
            }
            while (behind.size() > 600) {
                order.add(behind.remove());
            }
        }
        order.addAll(behind);
        return order;
    }

    /** The same events, numbered in this order; what caused them stays. */
    private static List<Event> renumbered(List<Event> events) {
        List<Event> all = new ArrayList<>();
        for (Event event : events) {
            Event.Head old = event.head();
            Event.Head head = new Event.Head(all.size() + 1L, old.tenant(), old.conversation(), old.at(), old.cause());
            if (event instanceof Event.PostStored one) {
                all.add(new Event.PostStored(
                        head, one.post(), one.authorRole(), one.lang(), one.author(), one.untimed(), one.told()));
            } else if (event instanceof Event.Understood one) {
                all.add(new Event.Understood(head, one.post(), one.understanding(), one.hashtags()));
            } else if (event instanceof Event.Routed one) {
                all.add(new Event.Routed(
                        head,
                        one.post(),
                        one.about(),
                        one.level(),
                        one.rules(),
                        one.queue(),
                        one.byTimer(),
                        one.attributes(),
                        one.cost()));
            }
        }
        return all;
    }

    @Test
    void on_intakeRunsAhead_sameAlerts() {
        usual(6);
        storm();
        usual(1);

        assertThat(told(renumbered(intakeAhead()))).isEqualTo(told(renumbered(script.events)));
    }

    @Test
    void on_sourceFallsSilent_isNoticedWhenTheHostTellsTheTime() {
        usual(9);
        List<Told> told = told(script.events, alerts -> {
            for (int minutes = 1; minutes < 60; minutes++) {
                alerts.advanceTo(script.now().plus(Duration.ofMinutes(minutes)));
            }
        });

        assertThat(told).extracting(one -> one.alert().kind()).contains(Kind.SILENCE);
        assertThat(told.stream()
                        .filter(one -> one.alert().kind() == Kind.SILENCE)
                        .map(one -> one.alert().scope()))
                .containsOnly("network net");
    }

    @Test
    void on_pageOfOldPosts_isNoSpike() {
        usual(6);
        for (int i = 0; i < 500; i++) {
            post("neutral").at(script.now().minus(Duration.ofDays(3))).routed(Level.FACILITATE);
        }
        usual(1);

        assertThat(raised(Kind.VOLUME_SPIKE)).isEmpty();
    }

    @Test
    void on_complaintOfSomebodyManyFollow_isRaisedAtOnce() {
        post("negative").followers(9_000).cue(Understanding.COMPLAINT).routed(Level.CRM);
        post("negative").followers(50_000).routed(Level.CRM);
        post("negative").followers(50_000).cue(Understanding.COMPLAINT).routed(Level.CRM);

        List<Alert> alerts = raised(Kind.INFLUENCER_COMPLAINT);
        assertThat(alerts).hasSize(1);
        assertThat(alerts.get(0).since()).isEqualTo(script.now());
        assertThat(alerts.toString()).doesNotContain("u3");
    }

    @Test
    void on_casesOfARuleClosedAsNotAnIssue_isRaisedForTheDecidingRule() {
        for (int i = 0; i < 20; i++) {
            Party about = Script.party("c" + i, "u" + i);
            script.post("net", "c" + i, "c" + i, "u" + i)
                    .rules("broken", "other")
                    .routed(Level.CRM);
            script.caseOpened(about, "case-" + i).after(Duration.ofHours(1));
            script.caseClosed(about, "case-" + i, i % 3 == 0 ? "not_an_issue" : "solved");
        }

        assertThat(raised(Kind.RULE_WRONG)).extracting(Alert::scope).containsExactly("broken");
        assertThat(raised(Kind.RULE_WRONG).get(0).line("en"))
                .isEqualTo("Rule broken: 35 % of its cases closed as not an issue (7 of 20)");
    }

    @Test
    void on_nobodyAnswersForADay_isABacklogOfItsQueue() {
        script.post("net", "a", "a", "ana").queue("billing").routed(Level.CRM);
        script.post("net", "b", "b", "ben").queue("claims").routed(Level.CRM);
        script.replied("net", "a", "a2", "ana").after(Duration.ofHours(25));
        post("neutral").routed(Level.IGNORE);

        assertThat(raised(Kind.BACKLOG)).extracting(Alert::scope).containsExactly("queue claims");
    }

    @Test
    void on_answersStopHelping_isRaised() {
        for (int i = 0; i < 400; i++) {
            Party about = Script.party("d" + i, "u" + i);
            script.post("net", "d" + i, "d" + i, "u" + i).routed(Level.FACILITATE);
            script.offered(about).after(Duration.ofMinutes(30));
            if (i % 5 == 0 || i > 300) {
                script.caseOpened(about, "case-" + i);
            }
        }
        script.after(Duration.ofDays(2));
        post("neutral").routed(Level.IGNORE);

        assertThat(raised(Kind.DEFLECTION_COLLAPSE)).hasSize(1);
    }

    @Test
    void on_otherTenant_isNothing() {
        List<Told> told = new ArrayList<>();
        CenterAlerts alerts = new CenterAlerts(
                new TenantId("other"), Alerts.standard((change, alert) -> told.add(new Told(change, alert))));
        post("negative").followers(50_000).cue(Understanding.COMPLAINT).routed(Level.CRM);
        script.events.forEach(alerts::on);

        assertThat(told).isEmpty();
    }
}
