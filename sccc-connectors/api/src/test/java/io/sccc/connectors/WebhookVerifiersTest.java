package io.sccc.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.connectors.WebhookVerifier.Reason;
import io.sccc.connectors.WebhookVerifier.Result;
import io.sccc.core.spi.WebhookRequest;
import io.sccc.core.spi.WebhookSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The signatures were computed with another program's HMAC; none by the code under test. */
class WebhookVerifiersTest {

    private static final Secret SECRET = Secret.of("canary-secret");
    private static final ActiveSecrets ACTIVE = ActiveSecrets.of(SECRET);
    private static final String BODY = "{\"text\":\"Ma\\u00f1ana ñ 😀\"}";
    private static final String HEX = "3e7c9e145744079ba96b9d3ced5eaf490c7f7de6643828ad754d902a4c51bfd8";
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final InstantSource AT_NOON = InstantSource.fixed(NOON);

    /** A scheme and a delivery that is genuine under it at noon. */
    record Scheme(String name, WebhookVerifier verifier, WebhookRequest genuine, String header) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Scheme> all() {
        URI origin = URI.create("https://care.example");
        return Stream.of(
                scheme("meta", WebhookVerifiers.meta(ACTIVE, ACTIVE), "X-Hub-Signature-256", "sha256=" + HEX),
                scheme(
                        "x",
                        WebhookVerifiers.x(ACTIVE),
                        "x-twitter-webhooks-signature",
                        "sha256=PnyeFFdEB5upa5087V6vSQx/feZkOCitdU2QKkxRv9g="),
                scheme(
                        "linkedin",
                        WebhookVerifiers.linkedIn(ACTIVE),
                        "X-LI-Signature",
                        "d95bcd46b62380bfc83a0f438849afe2780c388b67cb5fcc1d46a8f9402517cc"),
                scheme(
                        "telegram",
                        WebhookVerifiers.telegram(ACTIVE),
                        "X-Telegram-Bot-Api-Secret-Token",
                        "canary-secret"),
                scheme("mastodon", WebhookVerifiers.mastodon(ACTIVE), "X-Hub-Signature", "sha256=" + HEX),
                scheme(
                        "discourse",
                        WebhookVerifiers.discourse(ACTIVE),
                        "X-Discourse-Event-Signature",
                        "sha256=" + HEX,
                        "X-Discourse-Event-Id",
                        "77"),
                scheme(
                        "chatwoot",
                        WebhookVerifiers.chatwoot(ACTIVE),
                        "X-Chatwoot-Signature",
                        "sha256=51adc975d2bbad839d8c210f521564ef76a6dbd6d8ce0a14f3e4589cdadb30f3",
                        "X-Chatwoot-Timestamp",
                        "1772452800"),
                scheme(
                        "zendesk",
                        WebhookVerifiers.zendesk(ACTIVE),
                        "X-Zendesk-Webhook-Signature",
                        "yKuObF60aPewI+YIZSIPDPTWXpFKcTqDMZi6QQR3Ec0=",
                        "X-Zendesk-Webhook-Signature-Timestamp",
                        "2026-03-02T12:00:00Z"),
                scheme(
                        "hubspot v1",
                        WebhookVerifiers.hubSpotV1(ACTIVE),
                        "X-HubSpot-Signature",
                        "251dd30f8c38815f59ef617a1f09676a9cf6818bdcc259a6703ca5a11bee834c"),
                scheme(
                        "hubspot v3",
                        WebhookVerifiers.hubSpotV3(origin, ACTIVE),
                        "X-HubSpot-Signature-v3",
                        "JK/G+z2mimVw3KHSXaPCmij3MT9k2oECNwtALW8SFww=",
                        "X-HubSpot-Request-Timestamp",
                        "1772452800000"),
                scheme(
                        "espocrm",
                        WebhookVerifiers.espoCrm("wh1", ACTIVE),
                        "Signature",
                        "d2gxOjNlN2M5ZTE0NTc0NDA3OWJhOTZiOWQzY2VkNWVhZjQ5MGM3ZjdkZTY2NDM4MjhhZDc1NGQ5MDJhNGM1MWJmZDg="),
                scheme(
                        "zammad",
                        WebhookVerifiers.zammad(ACTIVE),
                        "X-Hub-Signature",
                        "sha1=4d51b88657df2a83fbf9fc3b45030b5430af3dc3"));
    }

    static Stream<Scheme> signed() {
        return all().filter(scheme -> !scheme.name.equals("telegram"));
    }

    static Stream<Scheme> timed() {
        return all().filter(scheme -> scheme.genuine.headers().size() == 2 && !scheme.name.equals("discourse"));
    }

    private static Scheme scheme(String name, WebhookVerifier verifier, String header, String value, String... more) {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put(header.toLowerCase(Locale.ROOT), List.of(value));
        for (int i = 0; i < more.length; i += 2) {
            headers.put(more[i].toLowerCase(Locale.ROOT), List.of(more[i + 1]));
        }
        String target = name.startsWith("hubspot") ? "/hooks/a?x=a%40b%3ac&y=%20z" : "/hooks/a";
        return new Scheme(name, verifier, request("POST", target, headers, BODY), header.toLowerCase(Locale.ROOT));
    }

    private static WebhookRequest request(
            String method, String target, Map<String, List<String>> headers, String body) {
        return new WebhookRequest(method, target, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static WebhookRequest get(String target) {
        return request("GET", target, Map.of(), "");
    }

    private static WebhookRequest with(WebhookRequest request, String header, String... values) {
        Map<String, List<String>> headers = new HashMap<>(request.headers());
        headers.put(header, List.of(values));
        return new WebhookRequest(request.method(), request.target(), headers, request.body());
    }

    private static WebhookRequest body(WebhookRequest request, String body) {
        return request(request.method(), request.target(), request.headers(), body);
    }

    private static void assertRejected(Scheme scheme, WebhookRequest request, Reason... reasons) {
        Result result = scheme.verifier.verify(request, AT_NOON);
        assertThat(result).isInstanceOf(Result.Rejected.class);
        assertThat(((Result.Rejected) result).reason()).isIn((Object[]) reasons);
        assertThat(result.verdict()).isInstanceOf(WebhookSource.Verdict.Forged.class);
        assertThat(result.toString()).doesNotContain("canary");
    }

    @ParameterizedTest
    @MethodSource("all")
    void verify_genuine_isVerified(Scheme scheme) {
        Result result = scheme.verifier.verify(scheme.genuine, AT_NOON);
        assertThat(result).isInstanceOf(Result.Verified.class);
        assertThat(result.verdict()).isInstanceOf(WebhookSource.Verdict.Genuine.class);
    }

    @ParameterizedTest
    @MethodSource("all")
    void F1_verify_missing_isRejected(Scheme scheme) {
        WebhookRequest bare = request("POST", scheme.genuine.target(), Map.of(), BODY);
        assertRejected(scheme, bare, Reason.NO_SIGNATURE);
    }

    @ParameterizedTest
    @MethodSource("all")
    void F1_verify_doubled_isRejected(Scheme scheme) {
        String value = scheme.genuine.headers().get(scheme.header).get(0);
        assertRejected(scheme, with(scheme.genuine, scheme.header, value, value), Reason.DOUBLED_HEADER);
    }

    @ParameterizedTest
    @MethodSource("all")
    void F1_verify_truncatedUpperCaseOrBad_isRejected(Scheme scheme) {
        String value = scheme.genuine.headers().get(scheme.header).get(0);
        for (String wrong : List.of(
                value.substring(0, value.length() - 1),
                value.substring(1),
                value.toUpperCase(Locale.ROOT),
                value + "=",
                " " + value,
                "x",
                "")) {
            assertRejected(
                    scheme,
                    with(scheme.genuine, scheme.header, wrong),
                    Reason.MALFORMED_SIGNATURE,
                    Reason.WRONG_SIGNATURE,
                    Reason.NO_SIGNATURE);
        }
    }

    @ParameterizedTest
    @MethodSource("signed")
    void F1_verify_bodyEncodedAgain_isRejected(Scheme scheme) {
        assertRejected(scheme, body(scheme.genuine, BODY.replace("\\u00f1", "ñ")), Reason.WRONG_SIGNATURE);
        assertRejected(scheme, body(scheme.genuine, BODY + " "), Reason.WRONG_SIGNATURE);
        assertRejected(scheme, body(scheme.genuine, ""), Reason.WRONG_SIGNATURE);
    }

    @ParameterizedTest
    @MethodSource("all")
    void verify_otherMethods_areRejected(Scheme scheme) {
        WebhookRequest deleted = request("DELETE", scheme.genuine.target(), scheme.genuine.headers(), BODY);
        assertRejected(scheme, deleted, Reason.WRONG_METHOD);
        WebhookRequest got = request("GET", scheme.genuine.target(), scheme.genuine.headers(), BODY);
        assertRejected(scheme, got, Reason.WRONG_METHOD, Reason.BAD_HANDSHAKE);
    }

    @ParameterizedTest
    @MethodSource("timed")
    void D5_verify_time_withinTheWindowAlone(Scheme scheme) {
        for (int seconds : new int[] {-300, -240, 240, 300}) {
            assertThat(scheme.verifier.verify(scheme.genuine, InstantSource.fixed(NOON.plusSeconds(seconds))))
                    .isInstanceOf(Result.Verified.class);
        }
        assertThat(scheme.verifier.verify(scheme.genuine, InstantSource.fixed(NOON.plusSeconds(301))))
                .isEqualTo(new Result.Rejected(Reason.TOO_OLD));
        assertThat(scheme.verifier.verify(scheme.genuine, InstantSource.fixed(NOON.minusSeconds(301))))
                .isEqualTo(new Result.Rejected(Reason.TOO_EARLY));
    }

    @ParameterizedTest
    @MethodSource("timed")
    void verify_timeMissingDoubledOrChanged_isRejected(Scheme scheme) {
        String time = scheme.genuine.headers().keySet().stream()
                .filter(name -> !name.equals(scheme.header))
                .findFirst()
                .orElseThrow();
        String value = scheme.genuine.headers().get(time).get(0);
        assertRejected(scheme, with(scheme.genuine, time), Reason.NO_TIMESTAMP);
        assertRejected(scheme, with(scheme.genuine, time, value, value), Reason.DOUBLED_HEADER);
        assertRejected(scheme, with(scheme.genuine, time, value.replace('2', '3')), Reason.WRONG_SIGNATURE);
    }

    @Test
    void verify_signedTimeThatIsNone_isRejected() {
        for (SignedWebhook.Time time : SignedWebhook.Time.values()) {
            for (String value : List.of("soon", "", "99999999999999999999", "2026-03-02")) {
                WebhookVerifier verifier = SignedWebhook.in("S", ACTIVE)
                        .time("T", time)
                        .over((request, timestamp) -> new byte[0])
                        .build();
                String signature = HexFormat.of().formatHex(Digest.HMAC_SHA256.of(SECRET, new byte[0]));
                Map<String, List<String>> headers = Map.of("s", List.of(signature), "t", List.of(value));
                assertThat(verifier.verify(request("POST", "/", headers, ""), AT_NOON))
                        .as("%s as %s", value, time)
                        .isEqualTo(new Result.Rejected(Reason.MALFORMED_TIMESTAMP));
            }
        }
    }

    @Test
    void verify_bodyTooLarge_isRejectedUnread() {
        WebhookVerifier verifier = SignedWebhook.in("S", ACTIVE).largest(10).build();
        assertThat(verifier.verify(request("POST", "/", Map.of(), "12345678901"), AT_NOON))
                .isEqualTo(new Result.Rejected(Reason.TOO_LARGE));
    }

    @Test
    void verify_zendeskEmptyBody_isVerified() {
        Map<String, List<String>> headers = Map.of(
                "x-zendesk-webhook-signature", List.of("0rxcJZgjAfML+/7XJcq3EvjMjbDvSMV9HcOTRV5fv70="),
                "x-zendesk-webhook-signature-timestamp", List.of("2026-03-02T12:00:00Z"));
        assertThat(WebhookVerifiers.zendesk(ACTIVE).verify(request("POST", "/z", headers, ""), AT_NOON))
                .isEqualTo(new Result.Verified(List.of()));
    }

    @Test
    void verify_hubSpotOtherAddress_isRejected() {
        Scheme scheme =
                all().filter(each -> each.name.equals("hubspot v3")).findFirst().orElseThrow();
        WebhookRequest moved = request("POST", "/hooks/b?x=a%40b%3ac&y=%20z", scheme.genuine.headers(), BODY);
        assertRejected(scheme, moved, Reason.WRONG_SIGNATURE);
    }

    @Test
    void verify_espoOtherWebhook_isRejected() {
        Scheme scheme =
                all().filter(each -> each.name.equals("espocrm")).findFirst().orElseThrow();
        assertThat(WebhookVerifiers.espoCrm("wh2", ACTIVE).verify(scheme.genuine, AT_NOON))
                .isEqualTo(new Result.Rejected(Reason.MALFORMED_SIGNATURE));
    }

    @Test
    void verify_discourse_tellsItsEventId() {
        Scheme scheme =
                all().filter(each -> each.name.equals("discourse")).findFirst().orElseThrow();
        assertThat(scheme.verifier.verify(scheme.genuine, AT_NOON)).isEqualTo(new Result.Verified(List.of("77")));
    }

    /** The value a Discourse server sends for its ping. */
    @Test
    void verify_discoursePing_isVerified() {
        ActiveSecrets theirs = ActiveSecrets.of(Secret.of("my_lovely_secret_for_web_hook"));
        Map<String, List<String>> headers = Map.of(
                "x-discourse-event-signature",
                List.of("sha256=162f107f6b5022353274eb1a7197885cfd35744d8d08e5bcea025d309386b7d6"));
        assertThat(WebhookVerifiers.discourse(theirs)
                        .verify(request("POST", "/d", headers, "{\"ping\":\"OK\"}"), AT_NOON))
                .isInstanceOf(Result.Verified.class);
    }

    /** RFC 4231, test case 2, and the same input with SHA-1 (RFC 2202, case 2). */
    @Test
    void of_rfcVectors_areMet() {
        byte[] content = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);
        assertThat(HexFormat.of().formatHex(Digest.HMAC_SHA256.of(Secret.of("Jefe"), content)))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assertThat(HexFormat.of().formatHex(Digest.HMAC_SHA1.of(Secret.of("Jefe"), content)))
                .isEqualTo("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
    }

    @Test
    void verify_metaHandshake_echoesNumbersForOurTokenAlone() {
        WebhookVerifier meta = WebhookVerifiers.meta(ACTIVE, ActiveSecrets.of(Secret.of("a b"), Secret.of("old")));
        String hello = "/m?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=";
        assertThat(meta.verify(get(hello + "a+b"), AT_NOON)).isEqualTo(new Result.Handshake("1158201444"));
        assertThat(meta.verify(get(hello + "old"), AT_NOON).verdict())
                .isEqualTo(new WebhookSource.Verdict.Handshake("1158201444"));
        for (String bad : List.of(
                hello + "other",
                hello,
                hello + "old&hub.verify_token=old",
                "/m?hub.mode=subscribe&hub.challenge=<script>&hub.verify_token=old",
                "/m?hub.mode=subscribe&hub.verify_token=old",
                "/m?hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=old",
                "/m?hub.challenge=%zz&hub.mode=subscribe&hub.verify_token=old",
                "/m")) {
            assertThat(meta.verify(get(bad), AT_NOON)).as(bad).isEqualTo(new Result.Rejected(Reason.BAD_HANDSHAKE));
        }
    }

    @Test
    void verify_xCrc_isSignedWithTheNewestSecret() {
        WebhookVerifier x = WebhookVerifiers.x(ActiveSecrets.of(SECRET, Secret.of("older")));
        assertThat(x.verify(get("/x?crc_token=challenge-123&nonce=n"), AT_NOON))
                .isEqualTo(new Result.Handshake(
                        "{\"response_token\":\"sha256=9gnskK0gHdc43cC4k6Bx9gIAbFldT+WVjz1ydv2sRWM=\"}"));
        assertThat(x.verify(get("/x?crc_token="), AT_NOON)).isEqualTo(new Result.Rejected(Reason.BAD_HANDSHAKE));
        assertThat(x.verify(get("/x?crc_token=%7B%22a%22%3A1%7D"), AT_NOON))
                .as("a token that could be a delivery's body is not signed")
                .isEqualTo(new Result.Rejected(Reason.BAD_HANDSHAKE));
    }

    @Test
    void verify_linkedInChallenge_comesBackSigned() {
        WebhookVerifier linkedIn = WebhookVerifiers.linkedIn(ACTIVE);
        String code = "890e4665-4dfe-4ab1-b689-ed553bceeed0";
        assertThat(linkedIn.verify(get("/l?challengeCode=" + code), AT_NOON))
                .isEqualTo(new Result.Handshake("{\"challengeCode\":\"" + code + "\",\"challengeResponse\":"
                        + "\"adbcedee23695450e654ad9d222fc1f58476fcb2f9f5fbf4b5a066cc9728e07f\"}"));
        assertThat(linkedIn.verify(get("/l?challengeCode=a%22b"), AT_NOON))
                .isEqualTo(new Result.Rejected(Reason.BAD_HANDSHAKE));
    }

    @Test
    void verify_secretInQueryOrPath_isCompared() {
        WebhookVerifier query = WebhookVerifiers.secretInQuery("token", ACTIVE);
        WebhookVerifier path = WebhookVerifiers.secretInPath(ACTIVE);
        assertThat(query.verify(request("POST", "/q?a=1&token=canary-secret", Map.of(), BODY), AT_NOON))
                .isInstanceOf(Result.Verified.class);
        assertThat(query.verify(request("POST", "/q?token=canary-secret&token=b", Map.of(), BODY), AT_NOON))
                .isEqualTo(new Result.Rejected(Reason.NO_SIGNATURE));
        assertThat(path.verify(request("POST", "/q/canary-secret?a=b", Map.of(), BODY), AT_NOON))
                .isInstanceOf(Result.Verified.class);
        assertThat(path.verify(request("POST", "/q/canary", Map.of(), BODY), AT_NOON))
                .isEqualTo(new Result.Rejected(Reason.WRONG_SIGNATURE));
        assertThat(path.verify(request("POST", "/q/", Map.of(), BODY), AT_NOON))
                .isEqualTo(new Result.Rejected(Reason.NO_SIGNATURE));
    }

    @Test
    void build_noSecret_isRefused() {
        assertThatThrownBy(() -> WebhookVerifiers.discourse(List::of)).hasMessageContaining("no secret");
        assertThatThrownBy(() -> WebhookVerifiers.telegram(List::of)).hasMessageContaining("no secret");
        assertThatThrownBy(() -> Secret.of(" ")).hasMessageContaining("blank");
    }

    @Test
    void verify_secretsRotatedAtRandom_activeOnesAloneFit() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        AtomicReference<List<Secret>> active = new AtomicReference<>(List.of(Secret.of("s0")));
        WebhookVerifier verifier = WebhookVerifiers.mastodon(active::get);
        for (int i = 1; i < 500; i++) {
            List<Secret> next = new ArrayList<>(List.of(Secret.of("s" + i)));
            next.addAll(active.get());
            active.set(List.copyOf(next.subList(0, Math.min(next.size(), random.nextInt(4)))));
            Secret signer = Secret.of("s" + Math.max(0, i - random.nextInt(5)));
            byte[] body = new byte[random.nextInt(50)];
            random.nextBytes(body);
            String signature = "sha256=" + HexFormat.of().formatHex(Digest.HMAC_SHA256.of(signer, body));
            WebhookRequest request =
                    new WebhookRequest("POST", "/", Map.of("x-hub-signature", List.of(signature)), body);
            assertThat(verifier.verify(request, AT_NOON) instanceof Result.Verified)
                    .as("seed %d, round %d", seed, i)
                    .isEqualTo(active.get().contains(signer));
        }
    }

    @Test
    void verify_window_canBeNarrowed() {
        WebhookVerifier verifier = SignedWebhook.in("S", ACTIVE)
                .time("T", SignedWebhook.Time.SECONDS)
                .window(Duration.ofSeconds(1))
                .build();
        Map<String, List<String>> headers = Map.of("s", List.of(HEX), "t", List.of("1772452798"));
        assertThat(verifier.verify(request("POST", "/", headers, BODY), AT_NOON))
                .isEqualTo(new Result.Rejected(Reason.TOO_OLD));
    }
}
