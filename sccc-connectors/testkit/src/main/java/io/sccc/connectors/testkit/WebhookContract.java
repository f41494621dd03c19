package io.sccc.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.connectors.Capability;
import io.sccc.connectors.Connector;
import io.sccc.core.error.PermanentException;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostKind;
import io.sccc.core.model.Visibility;
import io.sccc.core.spi.WebhookRequest;
import io.sccc.core.spi.WebhookSource;
import io.sccc.core.spi.WebhookSource.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What a connector that is told of posts by deliveries has to pass, besides the contract of its kind (rules W). Extend it in
 * a second class, with the same recording.
 */
public abstract class WebhookContract extends ConnectorContract<Connector> {

    private static final Duration LONG = Duration.ofHours(2);

    /** For vendors. */
    protected WebhookContract() {}

    private WebhookSource source() {
        if (connector() instanceof WebhookSource source) {
            return source;
        }
        throw new AssertionError(connector().describe() + " is no WebhookSource");
    }

    private Deliveries deliveries() {
        return Objects.requireNonNull(recorded().deliveries(), "the recording has no delivers(...)");
    }

    private static List<Item> items() {
        return List.of(Item.of(1, "uno " + Words.CANARY), Item.of(2, Words.ALL.get(0)));
    }

    private byte[] body() {
        return deliveries().body(items());
    }

    private WebhookRequest genuine() {
        return deliveries().signed(body(), deliveries().secrets().get(0), now());
    }

    private Instant now() {
        return wire().clock().instant();
    }

    private Verdict verdict(WebhookRequest request) {
        return source().verify(request, wire().clock());
    }

    private void forged(String what, WebhookRequest request) {
        Ended ended = Ended.of(() -> verdict(request));
        assertThat(ended.value()).as("%s: %s", what, ended).isInstanceOf(Verdict.Forged.class);
    }

    private static WebhookRequest headers(WebhookRequest request, Map<String, List<String>> headers) {
        return new WebhookRequest(request.method(), request.target(), headers, request.body());
    }

    private WebhookRequest signature(List<String> values) {
        Map<String, List<String>> headers = new HashMap<>(genuine().headers());
        if (values.isEmpty()) {
            headers.remove(deliveries().signatureHeader());
        } else {
            headers.put(deliveries().signatureHeader(), values);
        }
        return headers(genuine(), headers);
    }

    private String signature() {
        List<String> values = genuine().headers().get(deliveries().signatureHeader());
        assertThat(values)
                .as("header %s of a signed delivery", deliveries().signatureHeader())
                .hasSize(1);
        return Objects.requireNonNull(values).get(0);
    }

    @Test
    void W01_genuine_isAccepted_withoutAskingAnybody() {
        assertThat(verdict(genuine())).isInstanceOf(Verdict.Genuine.class);
        assertThat(wire().sent()).as("requests sent").isEmpty();
    }

    @Test
    void W02_everyActiveSecret_isAccepted() {
        List<String> secrets = deliveries().secrets();
        for (int at = 0; at < secrets.size(); at++) {
            assertThat(verdict(deliveries().signed(body(), secrets.get(at), now())))
                    .as(
                            "a delivery signed with number %d of the %d in Deliveries.secrets(); is the connector built with"
                                    + " all of them?",
                            at + 1, secrets.size())
                    .isInstanceOf(Verdict.Genuine.class);
        }
    }

    @Test
    void W03_wrongSecret_isForged() {
        forged(
                "another secret",
                deliveries().signed(body(), "not-" + deliveries().secrets().get(0), now()));
    }

    @Test
    void W04_anotherBody_isForged() {
        WebhookRequest genuine = genuine();
        byte[] other = genuine.body().clone();
        other[other.length / 2] ^= 1;
        forged(
                "one bit of the body changed",
                new WebhookRequest(genuine.method(), genuine.target(), genuine.headers(), other));
    }

    @Test
    void W05_reencodedBody_isForged() {
        WebhookRequest genuine = genuine();
        byte[] other = (new String(genuine.body(), StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);
        forged(
                "the body with a line end more",
                new WebhookRequest(genuine.method(), genuine.target(), genuine.headers(), other));
    }

    @Test
    void W06_noSignature_isForged() {
        forged("no signature", signature(List.of()));
    }

    @Test
    void W07_signatureCutOrEmptyOrNoSignature_isForged() {
        String whole = signature();
        forged("a cut signature", signature(List.of(whole.substring(0, whole.length() - 2))));
        forged("an empty signature", signature(List.of("")));
        forged("a signature that is none", signature(List.of("ñ ~ !!")));
    }

    @Test
    void W08_twoSignatures_areForged() {
        forged("the header twice", signature(List.of(signature(), signature())));
        forged("the header twice, wrong first", signature(List.of("0000", signature())));
    }

    @Test
    void W09_oldDelivery_isForged_whereTimeIsSigned() {
        WebhookRequest old = deliveries().signed(body(), deliveries().secrets().get(0), now().minus(LONG));
        WebhookRequest early =
                deliveries().signed(body(), deliveries().secrets().get(0), now().plus(LONG));
        if (deliveries().timed()) {
            forged("a delivery two hours old", old);
            forged("a delivery of the future", early);
        } else {
            assertThat(verdict(old)).as("no time is signed").isInstanceOf(Verdict.Genuine.class);
        }
    }

    @Test
    void W10_handshake_isAnswered() {
        WebhookRequest handshake = deliveries().handshake();
        if (handshake == null) {
            forged("a GET of nobody", new WebhookRequest("GET", "/hook?hub.challenge=1", Map.of(), new byte[0]));
            return;
        }
        assertThat(verdict(handshake))
                .isEqualTo(new Verdict.Handshake(deliveries().handshakeAnswer()));
    }

    @Test
    void W11_handshakeOfAStranger_isForged() {
        WebhookRequest stranger = deliveries().forgedHandshake();
        forged(
                "a stranger's handshake",
                stranger == null
                        ? new WebhookRequest("GET", "/hook?hub.mode=subscribe&hub.challenge=1", Map.of(), new byte[0])
                        : stranger);
    }

    @Test
    void W12_map_yieldsEveryItem() {
        List<Post> posts = source().map(body());
        assertThat(posts.stream().map(post -> post.id().nativeId()))
                .containsExactly(deliveries().id(1), deliveries().id(2));
        assertThat(posts.stream().map(post -> post.text().strip()))
                .containsExactlyElementsOf(items().stream().map(Item::text).toList());
        assertThat(posts)
                .allMatch(post -> post.id().accountId().equals(connector().account()));
        assertThat(wire().sent()).as("requests sent").isEmpty();
    }

    @Test
    void W13_map_sameBodyTwice_isTheSamePosts() {
        assertThat(source().map(body())).isEqualTo(source().map(body()));
    }

    @Test
    void W14_map_unreadableBody_isPermanent_withoutItsWords() {
        byte[] whole = body();
        for (byte[] bad :
                List.of(new byte[0], "no".getBytes(StandardCharsets.UTF_8), Arrays.copyOf(whole, whole.length / 2))) {
            Ended ended = Ended.of(() -> source().map(bad));
            assertThat(ended.thrown())
                    .as("a body of %d bytes: %s", bad.length, ended)
                    .isInstanceOf(PermanentException.class);
            assertThat(String.valueOf(ended.thrown())
                            + Objects.requireNonNull(ended.thrown()).getCause())
                    .doesNotContain(Words.CANARY);
        }
    }

    @Test
    void W15_map_unknownFields_changeNothing() {
        Answer strange = Strangers.into(Answer.json(new String(body(), StandardCharsets.UTF_8)));
        assertThat(source().map(strange.body())).isEqualTo(source().map(body()));
    }

    @Test
    void W16_map_ownPost_isTheCompanys() {
        Item own = Item.of(2, "nuestro").with(Trait.OWN);
        List<Post> posts = source().map(deliveries().body(List.of(Item.of(1, "uno"), own)));
        if (recorded().lacks(Trait.OWN)) {
            assertThat(posts).noneMatch(Post::byCompany);
            return;
        }
        assertThat(posts.stream()
                        .filter(post -> post.authorRole().company())
                        .map(post -> post.id().nativeId()))
                .as("posts of the company")
                .containsExactly(deliveries().id(2));
    }

    @Test
    void W17_map_directMessage_isPrivate() {
        List<Post> posts =
                source().map(deliveries().body(List.of(Item.of(1, "uno").with(Trait.DIRECT))));
        if (recorded().lacks(Trait.DIRECT)) {
            assertThat(posts).noneMatch(post -> post.kind() == PostKind.DIRECT_MESSAGE);
            return;
        }
        assertThat(posts)
                .hasSize(1)
                .allMatch(post -> post.kind() == PostKind.DIRECT_MESSAGE && post.visibility() == Visibility.PRIVATE);
    }

    @Test
    void W18_eightThreads_verifyAndMapTheSame() throws InterruptedException {
        List<Post> posts = source().map(body());
        Threads.run(Threads.EIGHT, number -> {
            assertThat(verdict(genuine())).isInstanceOf(Verdict.Genuine.class);
            assertThat(source().map(body())).isEqualTo(posts);
        });
    }

    @Test
    void W19_verdicts_tellNoSecret() {
        try (Overheard overheard = new Overheard(recorded().secrets())) {
            for (WebhookRequest request :
                    List.of(genuine(), signature(List.of()), signature(List.of("x")), signature(List.of("a", "b")))) {
                overheard.hear(Capability.WEBHOOK, Ended.of(() -> verdict(request)));
            }
            overheard.hear(Capability.WEBHOOK, source());
            assertThat(overheard.leaks()).isEmpty();
        }
    }

    @Test
    void W20_map_oneBrokenItem_theOthersArrive() {
        Item second = Item.of(2, "dos");
        boolean lacks = recorded().lacks(Trait.BROKEN);
        List<Item> items = List.of(Item.of(1, "uno"), lacks ? second : second.with(Trait.BROKEN), Item.of(3, "tres"));
        Ended ended = Ended.of(() -> source().map(deliveries().body(items)));
        assertThat(ended.thrown())
                .as("what map threw over one broken item; leave it out, so that the others arrive")
                .isNull();
        assertThat(source().map(deliveries().body(items)).stream()
                        .map(post -> post.id().nativeId())
                        .toList())
                .isEqualTo(IntStream.of(1, 2, 3)
                        .filter(number -> lacks || number != 2)
                        .mapToObj(deliveries()::id)
                        .toList());
    }
}
