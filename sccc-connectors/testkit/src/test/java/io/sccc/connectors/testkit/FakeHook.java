package io.sccc.connectors.testkit;

import static io.sccc.connectors.testkit.Defect.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Fault.Scope;
import io.sccc.core.model.Post;
import io.sccc.core.spi.WebhookRequest;
import io.sccc.core.spi.WebhookSource.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The fake vendor's deliveries: HMAC over time and body in hex, two active secrets, five minutes. */
final class FakeHook {

    static final List<String> SECRETS = List.of("h00k-5ecret-a", "h00k-5ecret-b");
    static final String SIGNATURE = "x-fake-signature";
    static final String TIME = "x-fake-time";
    private static final String TOKEN = "verify-t0ken";
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final CountDownLatch two = new CountDownLatch(2);
    private final AtomicInteger maps = new AtomicInteger();

    Verdict verify(WebhookRequest request, InstantSource clock) {
        if (request.method().equals("GET")) {
            return handshake(request);
        }
        if (is(Defect.W18) && crowded()) {
            return new Verdict.Forged("busy");
        }
        List<String> signatures = request.headers().getOrDefault(SIGNATURE, List.of());
        String time = request.headers().getOrDefault(TIME, List.of("0")).get(0);
        if (signatures.isEmpty() && is(Defect.W06)) {
            return new Verdict.Genuine();
        }
        if (is(Defect.W01) || signatures.isEmpty() || (signatures.size() > 1 && !is(Defect.W08))) {
            return new Verdict.Forged(is(Defect.W19) ? "not signed with " + SECRETS.get(0) : "signature");
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), clock.instant())
                .abs();
        if (age.compareTo(WINDOW) > 0 && !is(Defect.W09)) {
            return new Verdict.Forged("time");
        }
        return genuine(signatures.get(signatures.size() - 1), time, request.body())
                ? new Verdict.Genuine()
                : new Verdict.Forged("signature");
    }

    /** Is another thread here, too? Waits for one. */
    private boolean crowded() {
        two.countDown();
        try {
            return two.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean genuine(String signature, String time, byte[] body) {
        byte[] signed = is(Defect.W04)
                ? new byte[0]
                : is(Defect.W05)
                        ? new String(body, StandardCharsets.UTF_8).strip().getBytes(StandardCharsets.UTF_8)
                        : body;
        for (String secret : is(Defect.W02) ? SECRETS.subList(0, 1) : SECRETS) {
            String right = sign(secret, time, signed);
            boolean prefix = is(Defect.W07) && right.startsWith(signature);
            if (prefix
                    || MessageDigest.isEqual(
                            right.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8))) {
                return true;
            }
        }
        return is(Defect.W03) && signature.length() == 64 || is(Defect.W04) && signature.length() == 64;
    }

    static String sign(String secret, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(time.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Verdict handshake(WebhookRequest request) {
        boolean knows = request.target().contains("token=" + TOKEN) || is(Defect.W11);
        String challenge = request.target().replaceAll(".*challenge=(\\d+).*", "$1");
        return knows && !is(Defect.W10) ? new Verdict.Handshake(challenge) : new Verdict.Forged("handshake");
    }

    List<Post> map(byte[] body) {
        List<Post> posts = new ArrayList<>();
        try {
            JsonNode tree = FakeClient.json().readTree(body);
            if (!tree.isObject()) {
                throw new IOException("no object");
            }
            for (JsonNode item : tree.path("items")) {
                if (item.hasNonNull("id") || is(Defect.W20)) {
                    posts.add(FakeFeed.post(item));
                }
            }
        } catch (IOException e) {
            if (!is(Defect.W14)) {
                throw FakeClient.fault(Kind.PAYLOAD, Scope.ITEM, "reading a delivery")
                        .exception(Instant.EPOCH);
            }
        }
        if (is(Defect.W12)) {
            posts.remove(posts.size() - 1);
        }
        return is(Defect.W13) && maps.incrementAndGet() > 1 ? List.of() : posts;
    }
}
