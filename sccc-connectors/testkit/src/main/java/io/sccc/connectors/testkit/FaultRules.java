package io.sccc.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.connectors.Capability;
import io.sccc.connectors.Connector;
import io.sccc.connectors.Fault;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Fault.Scope;
import io.sccc.connectors.VendorTransientException;
import io.sccc.core.error.TransientException;
import io.sccc.core.model.Outcome;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every verb makes of a vendor's refusals and failures (rules F). */
abstract class FaultRules<C extends Connector> extends VerbContract<C> {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final String PAGE = "<!DOCTYPE html><html><body><h1>Please sign in</h1></body></html>";

    @Test
    void F01_401_isAFaultOfTheAccount() {
        for (Scene scene : scenes()) {
            Ended ended = refused(scene, 401, Kind.AUTH_EXPIRED, Kind.AUTH_REVOKED);
            assertThat(fault(scene, ended).scope()).as("scope of %s", ended).isIn(Scope.ACCOUNT, Scope.APP);
        }
    }

    @Test
    void F02_403_isAPolicyOrAMissingScope() {
        scenes().forEach(scene -> refused(scene, 403, Kind.POLICY_DENIED, Kind.CONFIG, Kind.AUTH_REVOKED));
    }

    @Test
    void F03_404_isNotFound() {
        scenes().forEach(scene -> refused(scene, 404, Kind.NOT_FOUND));
    }

    @Test
    void F04_408_isTransient() {
        scenes().forEach(scene -> refused(scene, 408, Kind.TRANSIENT));
    }

    @Test
    void F05_409_isAConflict() {
        scenes().forEach(scene -> refused(scene, 409, Kind.CONFLICT));
    }

    @Test
    void F06_410_isNotFound() {
        scenes().forEach(scene -> refused(scene, 410, Kind.NOT_FOUND));
    }

    @Test
    void F07_422_isAPayloadFault() {
        scenes().forEach(scene -> refused(scene, 422, Kind.PAYLOAD));
    }

    @Test
    void F08_429_retryAfterInSeconds_waitsThatLong() {
        throttled(Answer.json(429, "{}").header("Retry-After", "77"), Duration.ofSeconds(77));
    }

    @Test
    void F09_429_retryAfterAsADate_waitsUntilThen() {
        String date = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(wire().clock().instant().plusSeconds(140));
        throttled(Answer.json(429, "{}").header("Retry-After", date), Duration.ofSeconds(140));
    }

    @Test
    void F10_429_inTheVendorsOwnDialect_waitsThatLong() {
        Recording.Throttle own = recorded().throttle();
        if (own == null) {
            String epoch =
                    Long.toString(wire().clock().instant().plusSeconds(120).getEpochSecond());
            throttled(Answer.json(429, "{}").header("X-RateLimit-Reset", epoch), null);
        } else {
            throttled(own.answer(), own.pause());
        }
    }

    @Test
    void F11_429_withNonsense_waitsAWhileAllTheSame() {
        for (String nonsense :
                new String[] {"-5", "soon", "Fri, 31 Dec 9999 23:59:59 GMT", "99999999999999999999", ""}) {
            throttled(Answer.json(429, "{}").header("Retry-After", nonsense), null);
        }
        throttled(Answer.json(429, "{}"), null);
    }

    @Test
    void F12_500_502_504_areTransient_orNobodyKnows() {
        for (int status : new int[] {500, 502, 504}) {
            for (Scene scene : scenes()) {
                Ended ended = scene.disturbed(Answer.json(status, "{}"));
                if (scene.writes()) {
                    nobodyKnows(scene, ended);
                } else {
                    kind(scene, ended, EnumSet.of(Kind.TRANSIENT));
                }
            }
        }
    }

    @Test
    void F13_503_isTransient_andWaitsAsTold() {
        for (Scene scene : scenes()) {
            Ended ended = scene.disturbed(Answer.json(503, "{}").header("Retry-After", "60"));
            if (!(scene.writes() && ended.lost())) {
                kind(scene, ended, EnumSet.of(Kind.TRANSIENT, Kind.THROTTLED));
                waits(scene, ended, Duration.ofSeconds(60));
            }
        }
    }

    @Test
    void F14_bodyCutInTheMiddle_isNeverAnEmptyAnswer() {
        for (Scene scene : scenes()) {
            unreadable(scene, scene.disturbed(Answer.json("").with(Answer.Trouble.GARBAGE)));
        }
    }

    @Test
    void F15_jsonCutInTheMiddle_isNeverAShorterAnswer() {
        for (Scene scene : scenes()) {
            scene.play();
            AtomicBoolean cut = new AtomicBoolean();
            wire().overlay(answer -> {
                boolean cuts = answer.body().length > 2;
                cut.compareAndSet(false, cuts);
                return cuts ? answer.half() : answer;
            });
            Ended ended = scene.call();
            boolean before = scene.writes() && wire().count(scene.where()) == 0;
            if (cut.get() && before) {
                assertThat(ended.thrown()).as("%s: %s", scene, ended).isNotNull();
            } else if (cut.get()) {
                unreadable(scene, ended);
            }
        }
    }

    @Test
    void F16_htmlInsteadOfTheAnswer_isNeverAnEmptyAnswer() {
        for (Scene scene : scenes()) {
            unreadable(scene, scene.disturbed(Answer.of(200, "text/html; charset=utf-8", PAGE)));
        }
    }

    @Test
    void F17_emptyBody_isNeverAnEmptyAnswer() {
        for (Scene scene : scenes()) {
            unreadable(scene, scene.disturbed(Answer.status(200)));
        }
    }

    @Test
    void F18_redirectToAnotherHost_isNotFollowed_theTokenGoesNowhere() {
        try (Wire elsewhere = Wire.open()) {
            elsewhere.on(Request.any(), Answer.json("{}"));
            for (int status : new int[] {302, 307}) {
                for (Scene scene : scenes()) {
                    String there = elsewhere.url().toString().replace("127.0.0.1", "localhost") + "/";
                    Ended ended = scene.disturbed(Answer.status(status).header("Location", there));
                    assertThat(ended.thrown())
                            .as("%s redirected: %s", scene, ended)
                            .isNotNull();
                }
            }
            assertThat(elsewhere.sent()).as("requests that followed").isEmpty();
        }
    }

    @Test
    void F19_lateAnswer_endsTheCallInTime() {
        for (Scene scene : scenes()) {
            Ended ended = scene.late();
            endedInTime(scene, wire().late(), ended);
            if (scene.writes()) {
                nobodyKnows(scene, ended);
            } else {
                kind(scene, ended, EnumSet.of(Kind.TRANSIENT));
            }
        }
    }

    @Test
    void F20_connectionReset_isTransient_orNobodyKnows() {
        for (Answer.Trouble trouble : new Answer.Trouble[] {Answer.Trouble.RESET, Answer.Trouble.CLOSED}) {
            for (Scene scene : scenes()) {
                Ended ended = scene.disturbed(Answer.json("{}").with(trouble));
                if (scene.writes()) {
                    nobodyKnows(scene, ended);
                } else {
                    kind(scene, ended, EnumSet.of(Kind.TRANSIENT));
                }
            }
        }
    }

    @Test
    void F21_nobodyListens_isTransient_andSurelyNotSent() {
        Wire gone = Wire.open();
        try (C alone = connector(gone)) {
            gone.hangUp();
            for (Scene scene : scenes()) {
                Ended ended = Ended.of(() -> Calls.any(alone, scene.verb, target(scene.verb)));
                assertThat(ended.thrown()).as("%s: %s", scene, ended).isInstanceOf(TransientException.class);
                kind(scene, ended, EnumSet.of(Kind.TRANSIENT));
            }
        }
    }

    @Test
    void F22_faults_tellTheVendorsRequest_once() {
        for (Scene scene : scenes()) {
            for (int status : new int[] {400, 503}) {
                scene.disturbed(Answer.json(status, "{}"));
                long attempts =
                        wire().scripted().stream().filter(scene.where()::meets).count();
                assertThat(attempts).as("attempts of %s at a %d", scene, status).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void F23_tokenOver_eightThreads_renewItOnce_orNotAtAll() throws InterruptedException {
        Renewal renewal = recorded().renewal();
        Scene scene = scenes().get(0);
        scene.play();
        if (renewal == null) {
            wire().disturb(scene.where(), Answer.json(401, "{}"));
            Threads.run(
                    Threads.EIGHT, number -> assertThat(scene.call().thrown()).isNotNull());
            assertThat(wire().scripted().size()).as("requests of eight threads").isLessThanOrEqualTo(Threads.EIGHT);
            return;
        }
        wire().preface(lines -> {
            lines.on(renewal.stale(), renewal.refusal());
            lines.on(renewal.renewal(), renewal.renewed().after(Duration.ofMillis(100)));
        });
        if (scene.writes()) {
            made(scene.call());
        } else {
            Threads.run(
                    Threads.EIGHT, number -> assertThat(scene.call().thrown()).isNull());
        }
        assertThat(wire().count(renewal.renewal())).as("renewals").isEqualTo(1);
    }

    @Test
    void F24_eightThreads_readTheSame() throws InterruptedException {
        Scene scene = scenes().get(0).play();
        String first = String.valueOf(scene.call().value());
        Threads.run(Threads.EIGHT, number -> {
            Ended ended = scene.call();
            assertThat(ended.thrown()).as("what a thread got").isNull();
            assertThat(scene.writes() || String.valueOf(ended.value()).equals(first))
                    .as("a thread read something else")
                    .isTrue();
        });
    }

    @Test
    void F25_noSecretAndNoWords_inAnyText() {
        try (Overheard overheard = new Overheard(recorded().secrets())) {
            for (Scene scene : scenes()) {
                for (int status : new int[] {200, 400, 401, 403, 404, 409, 422, 429, 500}) {
                    overheard.hear(scene.verb, scene.disturbed(echo(status, overheard)));
                }
                overheard.hear(scene.verb, scene.disturbed(Answer.json("{}").with(Answer.Trouble.RESET)));
                scene.play();
                overheard.hear(scene.verb, scene.call());
                overheard.hear(scene.verb, connector());
                overheard.hear(scene.verb, connector().actions());
            }
            overheard.hear(Capability.LISTEN, connector().describe());
            overheard.hear(Capability.LISTEN, connector().check(wire().clock().instant()));
            assertThat(overheard.leaks())
                    .as("texts that hold a secret or a person's words")
                    .isEmpty();
        }
        wire().forget();
    }

    /** A vendor that repeats what it was sent, secrets and words included, in its error. */
    private static Answer echo(int status, Overheard overheard) {
        String all = String.join(" ", overheard.canaries());
        return Answer.json(
                status,
                "{\"error\":%s,\"message\":%s,\"errors\":[{\"message\":%s}]}"
                        .formatted(Answer.quoted(all), Answer.quoted(all), Answer.quoted(all)));
    }

    private Ended refused(Scene scene, int status, Kind... kinds) {
        Ended ended = scene.disturbed(Answer.json(status, "{}"));
        Set<Kind> meant = EnumSet.noneOf(Kind.class);
        meant.addAll(Set.of(kinds));
        meant.addAll(recorded().meanings(status));
        boolean unknown = scene.looksUp()
                && (status == 404 || status == 410)
                && ids(ended.value()).isEmpty();
        boolean answered = ended.value() instanceof Outcome.Rejected
                || (status == 409 && ended.value() instanceof Outcome.AlreadyDone);
        if (!(ended.thrown() == null && (unknown || answered)) || status == 401) {
            kind(scene, ended, meant);
        }
        return ended;
    }

    private void throttled(Answer answer, @Nullable Duration told) {
        for (Scene scene : scenes()) {
            Ended ended = scene.disturbed(answer);
            kind(scene, ended, EnumSet.of(Kind.THROTTLED, Kind.QUOTA_EXHAUSTED));
            waits(scene, ended, told);
        }
    }

    private static void waits(Object scene, Ended ended, @Nullable Duration told) {
        Duration wait = ((VendorTransientException) Objects.requireNonNull(ended.thrown())).retryAfter();
        assertThat(wait).as("wait of %s after %s", scene, ended).isNotNull().isPositive();
        if (told == null) {
            assertThat(wait).as("wait of %s after %s", scene, ended).isLessThanOrEqualTo(LONGEST);
        } else {
            assertThat(wait)
                    .as("wait of %s after %s", scene, ended)
                    .isBetween(told, told.multipliedBy(3).dividedBy(2));
        }
    }

    /** An answer that cannot be read: to a call that reads a fault, to one that writes nobody knows. */
    private static void unreadable(VerbContract<?>.Scene scene, Ended ended) {
        Write write = scene.write;
        if (write == null) {
            kind(
                    scene,
                    ended,
                    EnumSet.of(Kind.TRANSIENT, Kind.VENDOR_BUG, Kind.CONFIG, Kind.AUTH_EXPIRED, Kind.AUTH_REVOKED));
        } else if (write.answer().body().length > 0) {
            nobodyKnows(scene, ended);
        }
    }

    /** A connector that waited for an answer that comes late on purpose was not built with the wire's patience. */
    static Ended endedInTime(Object scene, Duration late, Ended ended) {
        assertThat(ended.thrown())
                .as(
                        "%s waited for an answer that came after %s, and %s; is the connector built with wire.patience(), and is"
                                        .formatted(scene, late, ended)
                                + " that the time limit of the whole call?")
                .isNotNull();
        return ended;
    }

    /** Lost; or transient, where the vendor honors keys, so that asking again is safe. */
    static void nobodyKnows(VerbContract<?>.Scene scene, Ended ended) {
        Write write = scene.write;
        boolean safe = write != null && write.keyed() && ended.thrown() instanceof TransientException;
        assertThat(ended.lost() || safe)
                .as("%s may have had its effect, so AnswerLostException was expected; it %s", scene, ended)
                .isTrue();
    }

    private static void kind(Object scene, Ended ended, Set<Kind> kinds) {
        assertThat(fault(scene, ended).kind())
                .as("kind of what %s %s", scene, ended)
                .isIn(kinds);
    }

    private static Fault fault(Object scene, Ended ended) {
        Fault fault = ended.fault();
        if (fault == null) {
            throw new AssertionError(
                    "a vendor's fault was expected of %s, which %s".formatted(scene, ended), ended.thrown());
        }
        return fault;
    }
}
