package io.sccc.examples.playground;

import static io.sccc.examples.playground.PlaygroundWire.get;
import static io.sccc.examples.playground.PlaygroundWire.json;
import static io.sccc.examples.playground.PlaygroundWire.key;
import static io.sccc.examples.playground.PlaygroundWire.post;
import static io.sccc.examples.playground.PlaygroundWire.reply;
import static io.sccc.examples.playground.PlaygroundWire.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sccc.core.error.TransientException;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Outcome;
import io.sccc.examples.playground.Faults.Rate;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaygroundFaultsTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));

    @TempDir
    private Path dir;

    private Path journal;
    private Playground playground;
    private PlaygroundActions actions;

    @BeforeEach
    void start() throws Exception {
        journal = dir.resolve("playground.jsonl");
        playground = Playground.start(journal, Faults.NONE, CLOCK);
        actions = PlaygroundActions.at(playground.baseUrl(), CLOCK);
    }

    @AfterEach
    void stop() throws Exception {
        actions.close();
        playground.close();
    }

    @Test
    void handle_tooManyWithSeconds_tellsTheWishAndHasNoEffect() {
        playground.faults(Faults.builder()
                .tooMany(Rate.every(1))
                .retryAfter(Duration.ofSeconds(7))
                .build());

        assertThat(fault("k-1").retryAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(rows(journal)).isEmpty();
    }

    @Test
    void handle_tooManyWithADate_tellsTheWish() {
        playground.faults(Faults.builder()
                .tooMany(Rate.every(1))
                .retryAfter(Duration.ofSeconds(90))
                .retryAfterAsDate(true)
                .build());

        assertThat(fault("k-1").retryAfter()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void handle_serverError_isTransientWithoutEffect() {
        playground.faults(Faults.builder().serverError(Rate.every(1)).build());

        assertThat(fault("k-1")).hasMessageContaining("500");
        assertThat(rows(journal)).isEmpty();
    }

    @Test
    void handle_droppedBefore_isTransientWithoutEffect() {
        playground.faults(Faults.builder().dropBefore(Rate.every(1)).build());

        assertThat(fault("k-1")).hasMessageContaining("no answer");
        assertThat(rows(journal)).isEmpty();
    }

    @Test
    void handle_droppedAfter_isAlreadyDoneWhenAskedAgain() {
        playground.faults(Faults.builder().dropAfter(Rate.every(1)).build());
        fault("k-1");
        assertThat(rows(journal)).hasSize(1);

        playground.faults(Faults.NONE);

        assertThat(actions.handle(reply("c-1", "1"), key("k-1"))).isInstanceOf(Outcome.AlreadyDone.class);
        assertThat(rows(journal)).hasSize(1);
    }

    @Test
    void handle_everyThird_failsEveryThird() {
        playground.faults(Faults.builder().serverError(Rate.every(3)).build());

        List<Boolean> failed = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            failed.add(fails("k-" + i));
        }

        assertThat(failed).containsExactly(false, false, true, false, false, true);
    }

    @Test
    void handle_underAllFaultsUntilDone_hasEachEffectOnce() {
        Faults faults = Faults.builder()
                .seed(42)
                .latency(Duration.ofMillis(1))
                .dropBefore(Rate.of(0.1))
                .tooMany(Rate.of(0.1))
                .serverError(Rate.of(0.1))
                .dropAfter(Rate.of(0.2))
                .build();
        playground.faults(faults);
        int again = 0;

        for (int i = 0; i < 60; i++) {
            String key = "k-" + i;
            while (fails(key)) {
                again++;
            }
        }

        assertThat(again).as("seed %d", faults.seed()).isPositive();
        assertThat(rows(journal))
                .extracting(row -> row.get("key").asText())
                .doesNotHaveDuplicates()
                .hasSize(60);
    }

    @Test
    void plan_withOneSeed_isTheSameTwice() {
        Faults faults = Faults.builder().seed(7).tooMany(Rate.of(0.5)).build();
        FaultPlan one = new FaultPlan(faults);
        FaultPlan two = new FaultPlan(faults);
        for (int i = 0; i < 100; i++) {
            assertThat(one.next()).isEqualTo(two.next());
        }
    }

    @Test
    void handle_withLatency_isServedLater() {
        Duration latency = Duration.ofMillis(50);
        playground.faults(Faults.builder().latency(latency).build());

        long begun = System.nanoTime();
        assertThat(actions.handle(reply("c-1", "1"), key("k-1"))).isInstanceOf(Outcome.Sent.class);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(latency);
    }

    @Test
    void faults_onOneTarget_leaveTheOthersAlone() throws Exception {
        playground.faults(
                ActionKind.Target.CRM,
                Faults.builder().serverError(Rate.every(1)).build());

        assertThat(get(playground, "/crm/cases").statusCode()).isEqualTo(500);
        assertThat(get(playground, "/community/questions").statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> playground.faults(ActionKind.Target.CENTER, Faults.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void faults_overHttp_areSwitchedWhileRunning() throws Exception {
        HttpResponse<String> answer = post(playground, "/faults/network", "{\"server_error_every\":1,\"seed\":3}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(fault("k-1")).hasMessageContaining("500");
        assertThat(json(get(playground, "/faults").body())
                        .get("network")
                        .get("server_error_every")
                        .asInt())
                .isEqualTo(1);
        assertThat(post(playground, "/faults", "{}").statusCode()).isEqualTo(200);
        assertThat(actions.handle(reply("c-1", "1"), key("k-1"))).isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void faults_overHttpWithUnknownKeys_namesThemAll() throws Exception {
        HttpResponse<String> answer = post(playground, "/faults", "{\"latncy\":1,\"too_many\":2,\"seed\":1}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("latncy", "too_many");
        assertThat(post(playground, "/faults", "{\"drop_after_probability\":7}").statusCode())
                .isEqualTo(400);
        assertThat(post(playground, "/faults/center", "{}").statusCode()).isEqualTo(404);
    }

    private TransientException fault(String key) {
        return catchThrowableOfType(TransientException.class, () -> actions.handle(reply("c-1", "1"), key(key)));
    }

    private boolean fails(String key) {
        return fault(key) != null;
    }
}
