package io.sccc.connectors.vendor.bluesky;

import static io.sccc.connectors.vendor.bluesky.Payloads.ME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sccc.connectors.Fault;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.VendorTransientException;
import io.sccc.connectors.testkit.Answer;
import io.sccc.connectors.testkit.Request;
import io.sccc.connectors.testkit.Wire;
import io.sccc.core.ledger.InMemoryCredentials;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LogInTest {

    private static final Request LOGIN = Request.post("/xrpc/com.atproto.server.createSession");
    private static final Request REFRESH = Request.post("/xrpc/com.atproto.server.refreshSession");
    private static final Request LIST = Request.get("/xrpc/app.bsky.notification.listNotifications");

    private final Wire wire = Wire.open();
    private final Instant now = wire.clock().instant();
    private final String first = Payloads.token(ME, now.plus(Duration.ofHours(2)), "one");
    private final String second = Payloads.token(ME, now.plus(Duration.ofHours(4)), "two");
    private final String refresh = Payloads.token(ME, now.plus(Duration.ofDays(90)), "refresh-one");
    private final InMemoryCredentials store = new InMemoryCredentials();

    LogInTest() {
        wire.on(LIST, Answer.json(Payloads.notifications(List.of(), "")));
        wire.on(LOGIN, Answer.json(Payloads.session(first, refresh)));
        wire.on(REFRESH, Answer.json(Payloads.session(second, refresh)));
    }

    @AfterEach
    void close() {
        wire.close();
    }

    private static Answer error(int status, String name) {
        return Answer.json(status, Payloads.error(name, "said the vendor"));
    }

    private Fault fault(Bluesky bluesky) {
        VendorPermanentException thrown =
                catchThrowableOfType(VendorPermanentException.class, () -> bluesky.fetch(Cursor.START));
        assertThat(thrown).isNotNull();
        return thrown.fault();
    }

    @Test
    void fetch_manyTimesAndConnectors_isOneLogin() {
        for (int i = 0; i < 3; i++) {
            try (Bluesky bluesky = Logins.fresh(wire, store).build()) {
                bluesky.fetch(Cursor.START);
                bluesky.fetch(Cursor.START);
            }
        }
        assertThat(wire.count(LOGIN)).isEqualTo(1);
        assertThat(wire.sent(LOGIN).get(0).text()).contains(Payloads.HANDLE).contains(Payloads.PASSWORD);
        assertThat(wire.sent(LIST)).allMatch(sent -> ("Bearer " + first).equals(sent.header("authorization")));
    }

    @Test
    void fetch_shortBeforeTheEnd_refreshesWithTheRefreshToken() {
        try (Bluesky bluesky = Logins.fresh(wire, store).build()) {
            bluesky.fetch(Cursor.START);
            wire.clock().advance(Duration.ofMinutes(116));
            bluesky.fetch(Cursor.START);
            bluesky.fetch(Cursor.START);
        }
        assertThat(wire.count(LOGIN)).isEqualTo(1);
        assertThat(wire.count(REFRESH)).isEqualTo(1);
        assertThat(wire.sent(REFRESH).get(0).header("authorization")).isEqualTo("Bearer " + refresh);
        assertThat(wire.sent(REFRESH).get(0).body()).isEmpty();
    }

    @Test
    void fetch_expiredOrInvalidTokenAs400_isRefreshed_andTheCallGoesOutOnceMore() {
        for (String name : List.of("ExpiredToken", "InvalidToken")) {
            wire.forget();
            store.update(TenantId.DEFAULT, Logins.ACCOUNT, before -> "");
            try (Bluesky bluesky = Logins.fresh(wire, store).build()) {
                wire.on(LIST.header("Authorization", "Bearer " + first), error(400, name));
                assertThat(bluesky.fetch(Cursor.START).items()).isEmpty();
            }
            assertThat(wire.count(REFRESH)).as(name).isEqualTo(1);
            assertThat(wire.count(LIST)).as(name).isEqualTo(2);
        }
    }

    @Test
    void fetch_refreshTokenOver_logsInAgain() {
        wire.on(REFRESH, error(400, "ExpiredToken"));
        try (Bluesky bluesky =
                Logins.fresh(wire, Logins.kept(now.minusSeconds(60))).build()) {
            bluesky.fetch(Cursor.START);
        }
        assertThat(wire.count(LOGIN)).isEqualTo(1);
        assertThat(wire.count(REFRESH)).isEqualTo(1);
    }

    @Test
    void C6_passwordRevoked_isAuthRevoked_needsAPerson_andIsNotAskedAgainForAWhile() {
        wire.on(REFRESH, error(400, "ExpiredToken"));
        wire.on(LOGIN, error(401, "AuthenticationRequired"));
        try (Bluesky bluesky = Logins.fresh(wire, store).build()) {
            for (int i = 0; i < 20; i++) {
                Fault fault = fault(bluesky);
                assertThat(fault.kind()).isEqualTo(Fault.Kind.AUTH_REVOKED);
                assertThat(fault.kind().needsPerson()).isTrue();
                assertThat(fault.toString()).contains("app password").doesNotContain(Payloads.PASSWORD);
                wire.clock().advance(Duration.ofSeconds(30));
            }
            assertThat(wire.count(LOGIN)).as("logins in ten minutes").isEqualTo(1);
            wire.clock().advance(Duration.ofMinutes(6));
            fault(bluesky);
            assertThat(wire.count(LOGIN)).isEqualTo(2);
        }
    }

    @Test
    void C6_newPasswordAfterARevokedOne_worksWithTheSameStore() {
        wire.on(REFRESH, error(400, "ExpiredToken"));
        wire.on(LOGIN, error(401, "AuthenticationRequired"));
        InMemoryCredentials old = Logins.kept(now.minusSeconds(60));
        try (Bluesky bluesky = Logins.fresh(wire, old).build()) {
            assertThat(fault(bluesky).kind()).isEqualTo(Fault.Kind.AUTH_REVOKED);
        }
        wire.on(LOGIN, Answer.json(Payloads.session(first, refresh)));
        try (Bluesky bluesky =
                Logins.fresh(wire, old).appPassword("new0-new0-new0-new0").build()) {
            assertThat(bluesky.fetch(Cursor.START).items()).isEmpty();
        }
    }

    @Test
    void fetch_accountTakenDown_isAuthRevoked_andSaysSo() {
        wire.on(LOGIN, error(401, "AccountTakedown"));
        try (Bluesky bluesky = Logins.fresh(wire, store).build()) {
            assertThat(fault(bluesky).what()).contains("takedown");
            assertThat(fault(bluesky).kind()).isEqualTo(Fault.Kind.AUTH_REVOKED);
        }
    }

    @Test
    void C1_tooManyLogins_waitsForTheEpochTheVendorTells() {
        wire.on(
                LOGIN,
                error(429, "RateLimitExceeded")
                        .header("RateLimit-Limit", "30")
                        .header("RateLimit-Remaining", "0")
                        .header(
                                "RateLimit-Reset",
                                Long.toString(now.plusSeconds(240).getEpochSecond()))
                        .header("RateLimit-Policy", "30;w=300"));
        try (Bluesky bluesky = Logins.fresh(wire, store).build()) {
            VendorTransientException thrown =
                    catchThrowableOfType(VendorTransientException.class, () -> bluesky.fetch(Cursor.START));
            assertThat(thrown.fault().kind()).isEqualTo(Fault.Kind.THROTTLED);
            assertThat(thrown.retryAfter()).isEqualTo(Duration.ofSeconds(240));
            assertThatThrownBy(() -> bluesky.fetch(Cursor.START)).isInstanceOf(VendorTransientException.class);
            assertThat(wire.count(LOGIN)).as("logins within the wait").isEqualTo(1);
        }
    }

    @Test
    void C4_fiftyThreads_tokenExpired_oneRefresh_allSucceed() throws Exception {
        InMemoryCredentials kept = Logins.kept(now.minusSeconds(60));
        wire.on(REFRESH, Answer.json(Payloads.session(second, refresh)).after(Duration.ofMillis(200)));
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try (Bluesky bluesky = Logins.fresh(wire, kept).build()) {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                calls.add(threads.submit(() -> bluesky.fetch(Cursor.START)));
            }
            for (Future<?> call : calls) {
                call.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(wire.count(REFRESH)).isEqualTo(1);
        assertThat(wire.count(LOGIN)).isZero();
    }

    @Test
    void C5_twoNodesOneStore_oneRefresh_theOtherReadsIt() {
        InMemoryCredentials shared = Logins.kept(now.minusSeconds(60));
        try (Bluesky one = Logins.fresh(wire, shared).build();
                Bluesky other = Logins.fresh(wire, shared).build()) {
            one.fetch(Cursor.START);
            other.fetch(Cursor.START);
        }
        assertThat(wire.count(REFRESH)).isEqualTo(1);
    }

    @Test
    void own_tokenOfAnotherForm_asksTheVendorWhoWeAre_once() {
        wire.on(LOGIN, Answer.json(Payloads.session("opaque-access", "opaque-refresh")));
        Request who = Request.get("/xrpc/com.atproto.server.getSession");
        wire.on(who, Answer.json("{\"did\":\"%s\",\"handle\":\"%s\"}".formatted(ME, Payloads.HANDLE)));
        try (Bluesky bluesky = Logins.fresh(wire, store).build()) {
            bluesky.fetch(Cursor.START);
            bluesky.fetch(Cursor.START);
        }
        assertThat(wire.count(who)).isEqualTo(1);
        assertThat(wire.count(LOGIN)).isEqualTo(1);
    }

    @Test
    void F5_secrets_areInNoTextOfAnything() {
        wire.on(LIST, Answer.json(500, Payloads.error(Payloads.PASSWORD, first + refresh)));
        try (Bluesky bluesky = Logins.fresh(wire, store).build()) {
            VendorTransientException thrown =
                    catchThrowableOfType(VendorTransientException.class, () -> bluesky.fetch(Cursor.START));
            for (String text : List.of(thrown.toString(), thrown.fault().toString(), bluesky.toString())) {
                assertThat(text)
                        .doesNotContain(Payloads.PASSWORD)
                        .doesNotContain(first)
                        .doesNotContain(refresh);
            }
        }
    }
}
