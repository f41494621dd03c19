package io.sccc.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sccc.connectors.Fault;
import io.sccc.connectors.Fault.Kind;
import io.sccc.core.ledger.InMemoryCredentials;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.CredentialStore;
import io.sccc.core.testing.ManualClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OAuth2Test {

    private static final AccountId ACCOUNT = new AccountId("acme", "main");
    private static final URI CALLBACK = URI.create("https://host.example/callback");
    private static final String CLIENT_SECRET = "client-canary/ñ 1";

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final InMemoryCredentials store = new InMemoryCredentials();
    private final List<AutoCloseable> open = new ArrayList<>();
    private FakeProvider provider;

    @BeforeEach
    void start() throws IOException {
        provider = new FakeProvider();
        open.add(provider);
    }

    @AfterEach
    void stop() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    private OAuth2Builder builder(CredentialStore kept) {
        return OAuth2.client(provider.gateway().clock(clock), "/token")
                .client("sccc", CLIENT_SECRET)
                .scopes("read", "write")
                .consent(provider.uri().resolve("/auth"), CALLBACK)
                .keptIn(kept, TenantId.DEFAULT, ACCOUNT);
    }

    private OAuth2 client(CredentialStore kept) {
        OAuth2 client = builder(kept).build();
        open.add(client);
        return client;
    }

    private Gateway api(OAuth2 client) {
        Gateway gateway = provider.gateway().clock(clock).credentials(client).build();
        open.add(gateway);
        return gateway;
    }

    /** 50 threads on one or more gateways at the same moment; all have to succeed. */
    private static void rush(Gateway... gateways) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(50);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Gateway gateway = gateways[i % gateways.length];
            all.add(threads.submit(() -> {
                go.await();
                return gateway.send(Call.get("/api")).status();
            }));
        }
        go.countDown();
        for (Future<Integer> each : all) {
            assertThat(each.get()).isEqualTo(200);
        }
        threads.shutdown();
    }

    @Test
    void C4_fiftyThreadsTokenExpired_oneRefresh() throws Exception {
        OAuth2 client = client(store);
        client.adopt(provider.first());
        Gateway api = api(client);
        rush(api);
        assertThat(provider.asked).hasSize(1);
        clock.advance(Duration.ofSeconds(600));
        rush(api);
        assertThat(provider.asked).hasSize(2);
    }

    @Test
    void C4_fiftyThreadsTokenRefused_oneRefresh() throws Exception {
        OAuth2 client = client(store);
        client.adopt(provider.first());
        Gateway api = api(client);
        api.send(Call.get("/api"));
        provider.forgetAccess();
        rush(api);
        assertThat(provider.asked).hasSize(2);
    }

    @Test
    void C4_tokenReadBeforeARenewalAndTakenUpAfterIt_doesNotReplaceTheNewOne() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch renewed = new CountDownLatch(1);
        CredentialStore slow = new CredentialStore() {
            @Override
            public String get(TenantId tenant, AccountId account) {
                String line = store.get(tenant, account);
                if (Thread.currentThread().getName().equals("late")) {
                    read.countDown();
                    await(renewed);
                }
                return line;
            }

            @Override
            public String update(TenantId tenant, AccountId account, UnaryOperator<String> refresh) {
                return store.update(tenant, account, refresh);
            }
        };
        OAuth2 client = client(slow);
        client.adopt(provider.first());
        Credentials.Stamp first = client.stamp();
        Thread late = new Thread(client::stamp, "late");
        provider.whileGranting = () -> {
            late.start();
            await(read);
        };
        Credentials.Stamp second = client.renew(first);
        renewed.countDown();
        late.join();
        assertThat(second).isNotEqualTo(first);
        assertThat(client.stamp()).isEqualTo(second);
        assertThat(provider.asked).hasSize(2);
    }

    /** The test's store, with something that happens after each look and each update. */
    private CredentialStore watched(Runnable looked, Runnable updated) {
        return new CredentialStore() {
            @Override
            public String get(TenantId tenant, AccountId account) {
                String line = store.get(tenant, account);
                looked.run();
                return line;
            }

            @Override
            public String update(TenantId tenant, AccountId account, UnaryOperator<String> refresh) {
                String line = store.update(tenant, account, refresh);
                updated.run();
                return line;
            }
        };
    }

    @Test
    void C4_tokensKeptWhileOldOnesAreRead_areUsedFromThenOn() {
        AtomicReference<Runnable> looked = new AtomicReference<>(() -> {});
        CredentialStore slow = watched(() -> looked.getAndSet(() -> {}).run(), () -> {});
        client(store).adopt(provider.first());
        Credentials.Stamp old = client(store).stamp();
        OAuth2 client = client(slow);
        looked.set(() -> client.adopt(provider.first())); // a person authorizes again, between look and use
        assertThat(client.stamp()).isEqualTo(old);
        assertThat(client.stamp()).isNotEqualTo(old);
        assertThat(provider.asked).hasSize(2);
    }

    @Test
    void C4_tokensKeptWhileARenewalEnds_areUsedFromThenOn() {
        AtomicReference<Runnable> updated = new AtomicReference<>(() -> {});
        CredentialStore slow =
                watched(() -> {}, () -> updated.getAndSet(() -> {}).run());
        OAuth2 client = client(slow);
        client.adopt(provider.first());
        updated.set(() -> client.adopt(provider.first())); // the renewed pair is stored, and not in use yet
        Credentials.Stamp renewed = client.stamp();
        assertThat(client.stamp()).isNotEqualTo(renewed);
        assertThat(provider.asked).hasSize(2);
    }

    @Test
    void C4_tokenRefusedWhileAnOlderRenewalEnds_isRenewedAndNotHandedOutAgain() throws Exception {
        AtomicReference<Runnable> looked = new AtomicReference<>(() -> {});
        AtomicReference<Runnable> updated = new AtomicReference<>(() -> {});
        OAuth2 client = client(watched(
                () -> looked.getAndSet(() -> {}).run(),
                () -> updated.getAndSet(() -> {}).run()));
        client.adopt(provider.first());
        Credentials.Stamp first = client.stamp();
        AtomicReference<Credentials.Stamp> second = new AtomicReference<>();
        looked.set(() -> second.set(client(store).renew(first))); // another node is faster
        AtomicReference<Credentials.Stamp> third = new AtomicReference<>();
        Thread late = new Thread(() -> third.set(client.renew(second.get())));
        updated.set(
                () -> { // the second is refused at once, while whoever was refused the first ends
                    late.start();
                    Awaitility.await()
                            .atMost(Duration.ofMinutes(1))
                            .until(() -> late.getState() == Thread.State.WAITING);
                });
        assertThat(client.renew(first)).isEqualTo(second.get());
        late.join();
        assertThat(third.get()).isNotNull().isNotEqualTo(second.get());
        assertThat(client.stamp()).isEqualTo(third.get());
        assertThat(provider.asked).hasSize(3);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void C5_twoNodes_oneRefreshAndTheFamilyLives() throws Exception {
        OAuth2 one = client(store);
        OAuth2 two = client(store);
        one.adopt(provider.first());
        Gateway first = api(one);
        Gateway second = api(two);
        for (int round = 1; round <= 5; round++) {
            rush(first, second);
            assertThat(provider.asked).hasSize(round);
            clock.advance(Duration.ofSeconds(600));
        }
        assertThat(provider.dead).isFalse();
    }

    @Test
    void C5_newPair_isStoredBeforeItIsUsed() {
        List<String> order = new ArrayList<>();
        CredentialStore watched = new CredentialStore() {
            @Override
            public String get(TenantId tenant, AccountId account) {
                return store.get(tenant, account);
            }

            @Override
            public String update(TenantId tenant, AccountId account, UnaryOperator<String> refresh) {
                String now = store.update(tenant, account, refresh);
                order.add("stored");
                throw new IllegalStateException("crash after " + order + now.length());
            }
        };
        store.update(TenantId.DEFAULT, ACCOUNT, before -> {
            Instant now = clock.instant();
            return new Tokens("", provider.first(), now, now, null, false).line();
        });
        Gateway api = api(client(watched));
        assertThatThrownBy(() -> api.send(Call.get("/api"))).hasMessageContaining("crash after [stored]");
        assertThat(api(client(store)).send(Call.get("/api")).status()).isEqualTo(200);
        assertThat(provider.asked).hasSize(1);
    }

    @Test
    void C6_refreshTokenRevoked_isAskedOnceByAllNodesAndNeedsAPerson() {
        OAuth2 client = client(store);
        client.adopt("refresh-nobody-knows");
        Gateway api = api(client);
        Gateway other = api(client(store));
        for (int i = 0; i < 5; i++) {
            Fault fault = Caught.fault(() -> api.send(Call.get("/api")));
            assertThat(fault.kind()).isEqualTo(Kind.AUTH_REVOKED);
            assertThat(fault.what()).contains("authorize again");
            assertThat(Caught.kind(() -> other.send(Call.get("/api")))).isEqualTo(Kind.AUTH_REVOKED);
        }
        assertThat(provider.asked).hasSize(1);
        assertThat(client.grant()).isNotNull();
        assertThat(client.grant().revoked()).isTrue();
        provider.dead = false;
        client.adopt(provider.first());
        assertThat(other.send(Call.get("/api")).status()).isEqualTo(200);
    }

    @Test
    void C6_tokenThatNothingRenewsRefusedOnce_isKeptAndWorksAgain() {
        provider.refreshless = true;
        OAuth2 client = client(store);
        Authorization begun = client.authorization();
        provider.challenge = Authorization.challenge(begun.verifier());
        client.exchange(begun, URI.create(CALLBACK + "?code=code-1&state=" + begun.state()));
        Gateway api = api(client);
        assertThat(api.send(Call.get("/api")).status()).isEqualTo(200);
        Tokens kept = Tokens.read(store.get(TenantId.DEFAULT, ACCOUNT));
        provider.forgetAccess();
        assertThat(Caught.kind(() -> api.send(Call.get("/api")))).isEqualTo(Kind.AUTH_REVOKED);
        provider.acceptAgain(kept.access());
        assertThat(api.send(Call.get("/api")).status()).isEqualTo(200);
        assertThat(client.grant().revoked()).isFalse();
        clock.advance(Duration.ofDays(1));
        assertThat(Caught.kind(() -> api.send(Call.get("/api")))).isEqualTo(Kind.AUTH_REVOKED);
        assertThat(client.grant().revoked()).as("over, and nothing renews it").isTrue();
    }

    @Test
    void C5_callerInterruptedInTheMiddleOfARenewal_newPairIsStoredNonetheless() throws Exception {
        OAuth2 client = client(store);
        client.adopt(provider.first());
        Gateway api = api(client);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        provider.whileGranting = () -> {
            asked.countDown();
            await(go);
        };
        List<Kind> told = new java.util.concurrent.CopyOnWriteArrayList<>();
        Thread caller = new Thread(() -> told.add(Caught.kind(() -> api.send(Call.post("/api")))));
        caller.start();
        asked.await();
        caller.interrupt();
        caller.join();
        assertThat(told).containsExactly(Kind.TRANSIENT);
        go.countDown();
        assertThat(api.send(Call.post("/api")).status()).isEqualTo(200);
        assertThat(provider.asked).as("renewals").hasSize(1);
        assertThat(provider.dead).isFalse();
    }

    @Test
    void C5_closedInTheMiddleOfARenewal_newPairIsStoredNonetheless() throws Exception {
        OAuth2 client = client(store);
        client.adopt(provider.first());
        Gateway api = api(client);
        CountDownLatch asked = new CountDownLatch(1);
        provider.whileGranting = asked::countDown;
        Thread caller = new Thread(() -> Caught.quietly(() -> api.send(Call.get("/api"))));
        caller.start();
        asked.await();
        client.close();
        caller.join();
        provider.whileGranting = () -> {};
        assertThat(api(client(store)).send(Call.get("/api")).status()).isEqualTo(200);
        assertThat(provider.dead).isFalse();
    }

    @Test
    void refresh_endpointNotFoundOrRefusing_isAFaultOfTheConfigurationAndNotOfTheCall() {
        OAuth2 client = client(store);
        client.adopt(provider.first());
        Gateway api = api(client);
        for (int status : new int[] {404, 410, 422, 403, 409}) {
            provider.refuses = status;
            Fault fault = Caught.fault(() -> api.send(Call.get("/api")));
            assertThat(fault.kind()).as("%d", status).isEqualTo(Kind.CONFIG);
            assertThat(fault.scope()).isEqualTo(Fault.Scope.ACCOUNT);
            assertThat(fault.what()).contains("tokens of acme", "/token", "" + status);
        }
        provider.refuses = 0;
        assertThat(api.send(Call.get("/api")).status()).isEqualTo(200);
    }

    @Test
    void C6_neverAuthorized_asksNobody() {
        assertThat(Caught.kind(() -> api(client(store)).send(Call.get("/api")))).isEqualTo(Kind.AUTH_REVOKED);
        assertThat(client(store).grant()).isNull();
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void refresh_providerDownOrMute_isTransientForWritesAndKeepsTheToken() {
        OAuth2 client = client(store);
        client.adopt(provider.first());
        Gateway api = api(client);
        provider.down = true;
        assertThat(Caught.kind(() -> api.send(Call.post("/api")))).isEqualTo(Kind.TRANSIENT);
        provider.mute = true;
        assertThat(Caught.kind(() -> api.send(Call.post("/api")))).isEqualTo(Kind.TRANSIENT);
        provider.down = false;
        provider.mute = false;
        assertThat(api.send(Call.post("/api")).status()).isEqualTo(200);
    }

    @Test
    void skew_lastMinuteOfAToken_isRenewedEarly() {
        OAuth2 client = client(store);
        client.adopt(provider.first());
        Gateway api = api(client);
        api.send(Call.get("/api"));
        clock.advance(Duration.ofSeconds(539));
        api.send(Call.get("/api"));
        assertThat(provider.asked).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        api.send(Call.get("/api"));
        assertThat(provider.asked).hasSize(2);
    }

    @Test
    void skew_tokenOfTwoSeconds_isUsedNonetheless() {
        provider.expiresIn = 2;
        OAuth2 client = client(store);
        client.adopt(provider.first());
        Gateway api = api(client);
        api.send(Call.get("/api"));
        api.send(Call.get("/api"));
        assertThat(provider.asked).hasSize(1);
    }

    @Test
    void consent_codeWithPkce_isTradedForTokens() {
        OAuth2 client = builder(store).parameter("prompt", "consent").build();
        open.add(client);
        Authorization begun = client.authorization();
        String query = begun.uri().getRawQuery();
        assertThat(query)
                .contains("response_type=code", "client_id=sccc", "scope=read%20write", "prompt=consent")
                .contains("code_challenge_method=S256", "code_challenge=" + Authorization.challenge(begun.verifier()))
                .doesNotContain(begun.verifier());
        assertThat(client.authorization().state()).isNotEqualTo(begun.state());
        provider.challenge = Authorization.challenge(begun.verifier());
        client.exchange(begun, URI.create(CALLBACK + "?code=code-1&state=" + begun.state()));
        assertThat(api(client).send(Call.get("/api")).status()).isEqualTo(200);
        OAuth2.Grant grant = client.grant();
        assertThat(grant).isNotNull();
        assertThat(grant.scopes()).containsExactly("read", "write");
        assertThat(grant.renewable()).isTrue();
        assertThat(grant.expires()).isEqualTo(clock.instant().plusSeconds(600));
        assertThat(provider.asked.get(0)).containsEntry("redirect_uri", CALLBACK.toString());
    }

    @Test
    void challenge_vectorOfRfc7636_isTheSame() {
        assertThat(Authorization.challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
                .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    void consent_wrongStateOrDenied_isRefusedWithoutAsking() {
        OAuth2 client = client(store);
        Authorization begun = client.authorization();
        for (String query : new String[] {
            "code=code-1&state=other",
            "code=code-1",
            "",
            "error=access_denied&state=" + begun.state(),
            "state=" + begun.state(),
            "code=%zz&state=" + begun.state()
        }) {
            assertThat(Caught.kind(() -> client.exchange(begun, URI.create("https://h/c?" + query.replace("%zz", "")))))
                    .as(query)
                    .isEqualTo(Kind.AUTH_REVOKED);
        }
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void ownRight_clientCredentials_isRenewedWithoutARefreshToken() {
        OAuth2 client = builder(store).ownRight().build();
        open.add(client);
        Gateway api = api(client);
        api.send(Call.get("/api"));
        clock.advance(Duration.ofHours(1));
        api.send(Call.get("/api"));
        assertThat(provider.asked)
                .hasSize(2)
                .allMatch(form -> form.get("grant_type").equals("client_credentials"));
        assertThat(provider.asked.get(0)).containsEntry("scope", "read write").doesNotContainKey("client_secret");
        assertThat(provider.authorizations.get(0)).startsWith("Basic ");
    }

    @Test
    void secretInForm_goesInTheFormOnly() {
        OAuth2 client = builder(store).secretInForm().ownRight().build();
        open.add(client);
        api(client).send(Call.get("/api"));
        assertThat(provider.asked.get(0))
                .containsEntry("client_secret", CLIENT_SECRET)
                .containsEntry("client_id", "sccc");
        assertThat(provider.authorizations.get(0)).isEqualTo("null");
    }

    @Test
    void F5_noTokenInAnyText() {
        OAuth2 client = client(store);
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        client.adopt("refresh-canary-unknown");
        Gateway api = api(client);
        catchThrowable(() -> api.send(Call.get("/api"))).printStackTrace(out);
        provider.dead = false;
        client.adopt(provider.first());
        api.send(Call.get("/api"));
        provider.down = true;
        clock.advance(Duration.ofHours(1));
        catchThrowable(() -> api.send(Call.get("/api"))).printStackTrace(out);
        Authorization begun = client.authorization();
        out.println(client + " " + api + " " + client.grant() + " " + begun + " "
                + Tokens.read(store.get(TenantId.DEFAULT, ACCOUNT)) + builder(store));
        assertThat(said.toString()).doesNotContain("canary", begun.state(), begun.verifier());
    }

    @Test
    void build_secretOrTokensInTheClear_isRefusedUnlessTheHostIsOurs() {
        for (boolean form : new boolean[] {true, false}) {
            GatewayBuilder clear = Gateway.at(URI.create("http://login.example"));
            OAuth2Builder builder = OAuth2.client(clear, "/token")
                    .client("sccc", form ? CLIENT_SECRET : "")
                    .keptIn(store, TenantId.DEFAULT, ACCOUNT);
            OAuth2Builder told = form ? builder.secretInForm() : builder;
            assertThatThrownBy(told::build)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("https only")
                    .hasMessageNotContaining("canary");
            clear.allowPrivate("login.example");
            told.build().close();
        }
    }

    @Test
    void build_whatIsMissing_isNamedAtOnce() {
        assertThatThrownBy(() ->
                        OAuth2.client(provider.gateway(), "/token").ownRight().build())
                .hasMessageContaining("client(id, secret)")
                .hasMessageContaining("keptIn")
                .hasMessageContaining("needs a client secret");
    }
}
