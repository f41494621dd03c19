package io.sccc.core;

import static io.sccc.core.Fakes.SOON;
import static io.sccc.core.Fakes.post;
import static io.sccc.core.Fakes.wordy;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import io.sccc.core.error.PermanentException;
import io.sccc.core.error.TransientException;
import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Post;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.DeadLetter;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Page;
import io.sccc.core.spi.WebhookRequest;
import io.sccc.core.spi.WebhookResponse;
import io.sccc.core.spi.WebhookSource;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class WebhookTest {

    private static final AccountId NET = AccountId.of("net");
    private static final TenantId ACME = new TenantId("acme");

    private final InMemoryLedger ledger = new InMemoryLedger();

    /** Bodies are texts; the header {@code sign} says what the delivery is. */
    private static final class Source implements WebhookSource {

        @Override
        public String name() {
            return "hook";
        }

        @Override
        public Set<AccountId> accounts() {
            return Set.of(NET);
        }

        @Override
        public Page<Arrival> fetch(Cursor cursor) {
            return Page.empty(cursor);
        }

        @Override
        public Verdict verify(WebhookRequest request, InstantSource clock) {
            String sign = request.headers().get("sign").get(0);
            if (sign.equals("hello")) {
                return new Verdict.Handshake("challenge");
            }
            return sign.equals("good") ? new Verdict.Genuine() : new Verdict.Forged("signature");
        }

        @Override
        public List<Post> map(byte[] body) {
            String text = new String(body, UTF_8);
            if (text.startsWith("{")) {
                throw new PermanentException("not ours");
            }
            if (text.startsWith("!")) {
                throw new IllegalStateException("a fault in the mapping");
            }
            return List.of(post(text, "ana", text).build());
        }
    }

    private WebhookResponse deliver(Ledger into, String sign, String body) throws InterruptedException {
        try (CommandCenter center = CommandCenter.builder()
                .ledger(into)
                .tenants(ACME)
                .listenTo(new Source())
                .routeWith(wordy())
                .build()) {
            Map<String, List<String>> headers = sign.isEmpty() ? Map.of() : Map.of("sign", List.of(sign));
            WebhookResponse response =
                    center.receive(NET, new WebhookRequest("POST", "/hook", headers, body.getBytes(UTF_8)));
            assertThat(center.settle(SOON)).isTrue();
            return response;
        }
    }

    private List<DeadLetter> dead() {
        List<DeadLetter> letters = new ArrayList<>();
        ledger.deadLetters(ACME, letters::add);
        return letters;
    }

    @Test
    void receive_genuine_isStoredForTheTenantOfSourcesAndDecided() throws InterruptedException {
        assertThat(deliver(ledger, "good", "m1")).isEqualTo(new WebhookResponse(200, ""));
        List<String> ids = new ArrayList<>();
        ledger.judgments(ACME, verdict -> ids.add(verdict.decision().post().nativeId()));
        assertThat(ids).containsExactly("m1");
        assertThat(ledger.counts(ACME).undecided()).isZero();
    }

    @Test
    void receive_forged_storesNothing() throws InterruptedException {
        assertThat(deliver(ledger, "bad", "m1")).isEqualTo(new WebhookResponse(401, ""));
        assertThat(ledger.lastSeq(ACME)).isZero();
    }

    @Test
    void receive_verifyThrows_isRefusedLikeForged() throws InterruptedException {
        assertThat(deliver(ledger, "", "m1").status()).isEqualTo(401);
        assertThat(ledger.lastSeq(ACME)).isZero();
    }

    @Test
    void receive_handshake_answersTheChallengeAndStoresNothing() throws InterruptedException {
        assertThat(deliver(ledger, "hello", "")).isEqualTo(new WebhookResponse(200, "challenge"));
        assertThat(ledger.lastSeq(ACME)).isZero();
    }

    @Test
    void receive_unreadableBody_isADeadLetterMasked() throws InterruptedException {
        assertThat(deliver(ledger, "good", "{card 4111 1111 1111 1111").status())
                .isEqualTo(200);
        assertThat(deliver(ledger, "good", "! fault").status()).isEqualTo(200);
        assertThat(dead()).hasSize(2);
        assertThat(dead().get(0).beginning()).contains("[card:").doesNotContain("4111");
    }

    @Test
    void receive_ledgerThrows_asksToSendAgain() throws InterruptedException {
        Ledger failing = mock(Ledger.class, delegatesTo(ledger));
        doThrow(new TransientException("gone")).when(failing).keep(any(), any());
        assertThat(deliver(failing, "good", "m1").status()).isEqualTo(503);
        doThrow(new IllegalStateException("broken")).when(failing).keep(any(), any());
        assertThat(deliver(failing, "good", "m1").status()).isEqualTo(503);
    }

    @Test
    void receive_cannotBeTakenInAtFirst_isKeptAndTakenInLater() throws InterruptedException {
        Ledger failing = mock(Ledger.class, delegatesTo(ledger));
        doThrow(new TransientException("gone")).when(failing).take(any());
        assertThat(deliver(failing, "good", "m1").status()).isEqualTo(200);
        assertThat(ledger.counts(ACME).undecided()).isZero();
        assertThat(ledger.deliveries(ACME)).hasSize(1);
        assertThat(deliver(ledger, "good", "m2").status()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        ledger.judgments(ACME, judgment -> ids.add(judgment.decision().post().nativeId()));
        assertThat(ids).containsExactlyInAnyOrder("m1", "m2");
        assertThat(ledger.deliveries(ACME)).isEmpty();
    }

    private static WebhookRequest request(String sign, String body) {
        return new WebhookRequest("POST", "/hook", Map.of("sign", List.of(sign)), body.getBytes(UTF_8));
    }

    private CommandCenterBuilder builder(TenantId tenant, WebhookSource source) {
        return CommandCenter.builder()
                .ledger(ledger)
                .tenants(tenant)
                .listenTo(source)
                .routeWith(wordy());
    }

    @Test
    void E2_hugeUnreadableBody_isADeadLetterOfItsBeginning() throws InterruptedException {
        assertThat(deliver(ledger, "good", "{" + "[".repeat(8 << 20)).status()).isEqualTo(200);
        assertThat(dead()).singleElement().satisfies(letter -> {
            assertThat(letter.code()).isEqualTo("SCCC-1004");
            assertThat(letter.beginning()).startsWith("{[[").hasSizeLessThanOrEqualTo(4096);
        });
        assertThat(ledger.deliveries(ACME)).isEmpty();
    }

    @Test
    void F1_forgedAThousandTimes_storesNothingAndAlwaysAnswersTheSame() {
        try (CommandCenter center = builder(ACME, new Source()).build()) {
            for (int i = 0; i < 1000; i++) {
                assertThat(center.receive(NET, request("bad", "m" + i))).isEqualTo(new WebhookResponse(401, ""));
            }
        }
        assertThat(ledger.lastSeq(ACME)).isZero();
        assertThat(ledger.deliveries(ACME)).isEmpty();
        assertThat(dead()).isEmpty();
    }

    @Test
    void F2_sameDeliveryAThousandTimesAtOnce_isOneConversation() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try (CommandCenter center = builder(ACME, new Source()).build()) {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                answers.add(threads.submit(() -> {
                    go.await();
                    return center.receive(NET, request("good", "m1")).status();
                }));
            }
            go.countDown();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
            assertThat(center.settle(SOON)).isTrue();
        } finally {
            threads.shutdownNow();
        }
        Set<ConversationId> conversations = new HashSet<>();
        List<String> posts = new ArrayList<>();
        ledger.judgments(ACME, verdict -> {
            posts.add(verdict.row().post().id().nativeId());
            conversations.add(verdict.row().conversation());
        });
        assertThat(posts).containsExactly("m1");
        assertThat(conversations).hasSize(1);
        assertThat(ledger.deliveries(ACME)).isEmpty();
    }

    /** Knows one secret; only what carries it is genuine. */
    private static WebhookSource keyed(String secret) {
        WebhookSource keyed = mock(WebhookSource.class, delegatesTo(new Source()));
        doAnswer(call -> ((WebhookRequest) call.getArgument(0))
                                .headers()
                                .get("sign")
                                .get(0)
                                .equals(secret)
                        ? new WebhookSource.Verdict.Genuine()
                        : new WebhookSource.Verdict.Forged("signature"))
                .when(keyed)
                .verify(any(), any());
        return keyed;
    }

    @Test
    void F3_secretOfAnotherTenantOrAnAccountNobodyHas_isRefusedAlike() throws InterruptedException {
        TenantId other = new TenantId("other");
        WebhookResponse refused = new WebhookResponse(401, "");
        try (CommandCenter a = builder(ACME, keyed("secret of acme")).build();
                CommandCenter b = builder(other, keyed("secret of other")).build()) {
            assertThat(b.receive(NET, request("secret of acme", "m1"))).isEqualTo(refused);
            assertThat(a.receive(NET, request("secret of other", "m1"))).isEqualTo(refused);
            assertThat(a.receive(AccountId.of("nobody"), request("secret of acme", "m1")))
                    .as("no hint which account there is")
                    .isEqualTo(refused);
            assertThat(a.receive(NET, request("secret of acme", "m2")).status()).isEqualTo(200);
            assertThat(a.settle(SOON)).isTrue();
            assertThat(b.settle(SOON)).isTrue();
        }
        assertThat(ledger.lastSeq(other)).isZero();
        List<String> posts = new ArrayList<>();
        ledger.judgments(ACME, verdict -> posts.add(verdict.row().post().id().nativeId()));
        assertThat(posts).containsExactly("m2");
    }
}
