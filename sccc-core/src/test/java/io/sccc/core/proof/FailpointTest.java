package io.sccc.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.ledger.JdbcLedger;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Ledger.WorkState;
import io.sccc.core.spi.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A2, A3, A4 and their like: the process ends, as by a kill, at a named place; the next one goes on, and the world agrees
 * with the ledger. On SQLite; with {@code -Dsccc.kills=} or {@code -Pdeep} also on PostgreSQL, and at more passings.
 */
@Execution(ExecutionMode.CONCURRENT)
class FailpointTest {

    private static final int SIZE = 40;

    @TempDir
    Path folder;

    /** Where and at which passing. */
    record Point(Store store, String place) {}

    private static List<Point> points(String... places) {
        List<Point> points = new ArrayList<>();
        for (String place : places) {
            points.add(new Point(Store.SQLITE, place));
            if (Proof.deep()) {
                points.add(new Point(Store.POSTGRESQL, place));
            }
        }
        return points;
    }

    static List<Point> anywhere() {
        return Proof.deep()
                ? points(
                        "after-fetch:3",
                        "before-inbox-commit:9",
                        "after-inbox-commit:9",
                        "after-lease:2",
                        "before-call:7",
                        "after-commit:20",
                        "during-migration:4",
                        "during-timer-fire:2",
                        "during-dead-letter:2",
                        "during-shutdown")
                : points("after-commit:20");
    }

    @Tag("deep")
    @ParameterizedTest
    @MethodSource("anywhere")
    void halted_anywhere_nextStartGoesOn(Point point) throws InterruptedException {
        Trial trial = Proof.trial(point.store(), folder, SIZE, FakeCrm.Manner.KEYS);
        Proof.halts(Child.Plan.of(trial).halt(point.place()));
        Proof.finishes(Child.Plan.of(trial));
        Proof.verify(trial);
    }

    static List<Point> tended() {
        return Proof.deep() ? points("during-token-save", "during-replay") : points("during-replay");
    }

    @Tag("deep")
    @ParameterizedTest
    @MethodSource("tended")
    void halted_whileTended_nextStartGoesOnAndTokensStaySealed(Point point) throws InterruptedException {
        Trial trial = Proof.trial(point.store(), folder, SIZE, FakeCrm.Manner.KEYS);
        Proof.finishes(Child.Plan.of(trial));
        Proof.halts(Child.Plan.of(trial).halt(point.place()).upkeep());
        Proof.finishes(Child.Plan.of(trial).upkeep());
        Proof.verify(trial);
        try (JdbcLedger ledger = (JdbcLedger) Store.open(trial.place(), "reader", Duration.ofSeconds(2))) {
            assertThat(ledger.credentials().get(Script.ACME, ChildMain.ACCOUNT)).startsWith(Script.SECRET);
        }
    }

    static List<Point> afterAnswer() {
        return points("after-response-before-commit:5");
    }

    @ParameterizedTest
    @MethodSource("afterAnswer")
    void A2_haltedAfterTheCrmAnswered_keyIsAskedAgainAndThereIsOneCase(Point point) throws InterruptedException {
        Trial trial = Proof.trial(point.store(), folder, SIZE, FakeCrm.Manner.KEYS);
        Proof.halts(Child.Plan.of(trial).halt(point.place()));
        List<String> before = keys(trial, "call");
        Proof.finishes(Child.Plan.of(trial));
        Proof.verify(trial);
        assertThat(keys(trial, "effect")).doesNotHaveDuplicates();
        assertThat(twice(keys(trial, "call")))
                .as("calls under the keys whose answers were lost")
                .isNotEmpty()
                .isSubsetOf(before);
    }

    static List<Point> afterBytes() {
        return points("after-request-bytes-sent:5");
    }

    @Tag("deep")
    @ParameterizedTest
    @MethodSource("afterBytes")
    void A3_haltedAfterTheRequest_crmWithoutKeysOrLookUp_parksAndNeverSendsAgain(Point point)
            throws InterruptedException {
        Trial trial = Proof.trial(point.store(), folder, SIZE, FakeCrm.Manner.NOTHING);
        Proof.halts(Child.Plan.of(trial).halt(point.place()));
        Proof.finishes(Child.Plan.of(trial));
        Proof.verify(trial);
        assertThat(twice(keys(trial, "call"))).isEmpty();
        List<Work> parked = works(trial, WorkState.PARKED).stream()
                .filter(work -> work.note().contains("outcome unknown"))
                .toList();
        assertThat(parked).isNotEmpty();
        assertThat(keys(trial, "effect"))
                .containsAnyElementsOf(
                        parked.stream().map(work -> work.key().value()).toList());
    }

    @Tag("deep")
    @ParameterizedTest
    @MethodSource("afterBytes")
    void A3_haltedAfterTheRequest_crmWithLookUp_findsItAndSendsNothingAgain(Point point) throws InterruptedException {
        Trial trial = Proof.trial(point.store(), folder, SIZE, FakeCrm.Manner.LOOK_UP);
        Proof.halts(Child.Plan.of(trial).halt(point.place()));
        Proof.finishes(Child.Plan.of(trial));
        Proof.verify(trial);
        assertThat(keys(trial, "look-up")).isNotEmpty();
        assertThat(keys(trial, "effect")).doesNotHaveDuplicates();
        assertThat(works(trial, WorkState.PARKED)).isEmpty();
    }

    static List<Point> beforeAcknowledged() {
        return points("after-webhook-store-before-200:6");
    }

    @Tag("deep")
    @ParameterizedTest
    @MethodSource("beforeAcknowledged")
    void A4_haltedBetweenWebhookStoreAnd200_senderDeliversAgainAndThereIsOneConversation(Point point)
            throws InterruptedException {
        Trial trial = Proof.trial(point.store(), folder, SIZE, FakeCrm.Manner.KEYS);
        Proof.halts(Child.Plan.of(trial).halt(point.place()));
        Proof.finishes(Child.Plan.of(trial));
        Proof.verify(trial);
    }

    private static List<String> keys(Trial trial, String what) {
        return FakeCrm.read(trial.crm()).stream()
                .filter(line -> line.what().equals(what))
                .map(FakeCrm.Line::key)
                .toList();
    }

    private static List<String> twice(List<String> keys) {
        return keys.stream().collect(Collectors.groupingBy(key -> key, Collectors.counting())).entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<Work> works(Trial trial, WorkState state) {
        List<Work> found = new ArrayList<>();
        try (Ledger ledger = Store.open(trial.place(), "reader", Duration.ofSeconds(2))) {
            for (TenantId tenant : List.of(Script.ACME, Script.BOREALIS)) {
                ledger.works(tenant, work -> {
                    if (work.state() == state) {
                        found.add(work);
                    }
                });
            }
        }
        return found;
    }
}
