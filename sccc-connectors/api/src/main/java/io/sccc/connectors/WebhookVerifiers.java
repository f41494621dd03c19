package io.sccc.connectors;

import io.sccc.connectors.WebhookVerifier.Reason;
import io.sccc.connectors.WebhookVerifier.Result;
import io.sccc.core.spi.WebhookRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The verifiers of the known schemes. Each takes the secrets that are active, of which any may have signed. All are
 * thread-safe and keep nothing; a delivery that is repeated is genuine, and the center takes it in once.
 */
public final class WebhookVerifiers {

    private static final Map<String, String> HUBSPOT_DECODES = Map.ofEntries(
            Map.entry("%3A", ":"),
            Map.entry("%2F", "/"),
            Map.entry("%3F", "?"),
            Map.entry("%40", "@"),
            Map.entry("%21", "!"),
            Map.entry("%24", "$"),
            Map.entry("%27", "'"),
            Map.entry("%28", "("),
            Map.entry("%29", ")"),
            Map.entry("%2A", "*"),
            Map.entry("%2C", ","),
            Map.entry("%3B", ";"));

    private WebhookVerifiers() {}

    /**
     * Facebook, Instagram and WhatsApp: {@code X-Hub-Signature-256} with the app secret, and the subscription handshake with
     * a token of our own choice. Meta signs the bytes it sends, escapes and all.
     */
    public static WebhookVerifier meta(ActiveSecrets appSecrets, ActiveSecrets verifyTokens) {
        return SignedWebhook.in("X-Hub-Signature-256", appSecrets)
                .prefix("sha256=")
                .handshake((request, secrets) -> Handshakes.hub(request, verifyTokens))
                .build();
    }

    /** X: {@code x-twitter-webhooks-signature} with the consumer secret, and its challenge-response check. */
    public static WebhookVerifier x(ActiveSecrets consumerSecrets) {
        return SignedWebhook.in("x-twitter-webhooks-signature", consumerSecrets)
                .prefix("sha256=")
                .written(SignedWebhook.Written.BASE64)
                .handshake(Handshakes::crc)
                .build();
    }

    /** LinkedIn: {@code X-LI-Signature} with the client secret over {@code hmacsha256=} and the body, and its challenge. */
    public static WebhookVerifier linkedIn(ActiveSecrets clientSecrets) {
        return SignedWebhook.in("X-LI-Signature", clientSecrets)
                .over((request, timestamp) -> Requests.joined("hmacsha256=", request.body()))
                .handshake(Handshakes::challengeCode)
                .build();
    }

    /** Telegram: the secret itself in {@code X-Telegram-Bot-Api-Secret-Token}. */
    public static WebhookVerifier telegram(ActiveSecrets secretTokens) {
        return secretInHeader("X-Telegram-Bot-Api-Secret-Token", secretTokens);
    }

    /** Mastodon's administrative webhooks: {@code X-Hub-Signature: sha256=}. */
    public static WebhookVerifier mastodon(ActiveSecrets secrets) {
        return SignedWebhook.in("X-Hub-Signature", secrets).prefix("sha256=").build();
    }

    /** Discourse: {@code X-Discourse-Event-Signature}; repetitions share {@code X-Discourse-Event-Id}. */
    public static WebhookVerifier discourse(ActiveSecrets secrets) {
        return SignedWebhook.in("X-Discourse-Event-Signature", secrets)
                .prefix("sha256=")
                .ids("X-Discourse-Event-Id")
                .build();
    }

    /** Chatwoot since February 2026: time, dot and body in {@code X-Chatwoot-Signature}, with a replay window. */
    public static WebhookVerifier chatwoot(ActiveSecrets secrets) {
        return SignedWebhook.in("X-Chatwoot-Signature", secrets)
                .prefix("sha256=")
                .time("X-Chatwoot-Timestamp", SignedWebhook.Time.SECONDS)
                .over((request, timestamp) -> Requests.joined(timestamp, ".", request.body()))
                .ids("X-Chatwoot-Delivery")
                .build();
    }

    /** Zendesk: time and body, not separated, in {@code X-Zendesk-Webhook-Signature}; the body may be empty. */
    public static WebhookVerifier zendesk(ActiveSecrets secrets) {
        return SignedWebhook.in("X-Zendesk-Webhook-Signature", secrets)
                .written(SignedWebhook.Written.BASE64)
                .time("X-Zendesk-Webhook-Signature-Timestamp", SignedWebhook.Time.ISO)
                .over((request, timestamp) -> Requests.joined(timestamp, request.body()))
                .ids("X-Zendesk-Webhook-Invocation-Id")
                .build();
    }

    /** HubSpot's first version, as CRM webhooks still use it: SHA-256 of client secret and body, without a time. */
    public static WebhookVerifier hubSpotV1(ActiveSecrets clientSecrets) {
        return SignedWebhook.in("X-HubSpot-Signature", clientSecrets)
                .digest(Digest.SHA256_OF_SECRET_AND_CONTENT)
                .build();
    }

    /**
     * HubSpot's third version: method, address, body and time in {@code X-HubSpot-Signature-v3}.
     *
     * @param origin scheme and host under which HubSpot reaches us ({@code https://care.example}), which a proxy may hide;
     *     a path in it is put before the request's
     */
    public static WebhookVerifier hubSpotV3(URI origin, ActiveSecrets clientSecrets) {
        String base = origin.toString().replaceAll("/+$", "");
        return SignedWebhook.in("X-HubSpot-Signature-v3", clientSecrets)
                .written(SignedWebhook.Written.BASE64)
                .time("X-HubSpot-Request-Timestamp", SignedWebhook.Time.MILLIS)
                .over((request, timestamp) -> Requests.joined(
                        request.method(), hubSpotDecoded(base + request.target()), request.body(), timestamp))
                .build();
    }

    /** EspoCRM 9 and later: {@code Signature} with the webhook's id, a colon and the signature, all in Base64. */
    public static WebhookVerifier espoCrm(String webhookId, ActiveSecrets secretKeys) {
        return SignedWebhook.in("Signature", secretKeys)
                .written(value -> espoCrm(webhookId, value))
                .build();
    }

    /** Zammad: {@code X-Hub-Signature: sha1=}; repetitions share {@code X-Zammad-Delivery}. */
    public static WebhookVerifier zammad(ActiveSecrets tokens) {
        return SignedWebhook.in("X-Hub-Signature", tokens)
                .prefix("sha1=")
                .digest(Digest.HMAC_SHA1)
                .ids("X-Zammad-Delivery")
                .build();
    }

    /**
     * A secret that comes in a header as it is. It proves who sends, not what is sent: where nothing better is to be had,
     * read what is told again through the vendor's API.
     */
    public static WebhookVerifier secretInHeader(String header, ActiveSecrets secrets) {
        String name = header.toLowerCase(Locale.ROOT);
        return secret(secrets, request -> Requests.header(request, name), request -> Requests.doubled(request, name));
    }

    /** A secret that comes in a query parameter; see {@link #secretInHeader}. */
    public static WebhookVerifier secretInQuery(String parameter, ActiveSecrets secrets) {
        return secret(secrets, request -> Requests.parameter(request, parameter), request -> false);
    }

    /** A secret that is the last segment of the path; see {@link #secretInHeader}. */
    public static WebhookVerifier secretInPath(ActiveSecrets secrets) {
        return secret(secrets, Requests::lastSegment, request -> false);
    }

    private static WebhookVerifier secret(
            ActiveSecrets secrets,
            Function<WebhookRequest, @Nullable String> where,
            Function<WebhookRequest, Boolean> doubled) {
        if (secrets.now().isEmpty()) {
            throw new IllegalArgumentException("no secret is told to verify deliveries with");
        }
        return (request, clock) -> {
            if (!request.method().equals("POST")) {
                return new Result.Rejected(Reason.WRONG_METHOD);
            }
            if (doubled.apply(request)) {
                return new Result.Rejected(Reason.DOUBLED_HEADER);
            }
            String told = where.apply(request);
            if (told == null || told.isEmpty()) {
                return new Result.Rejected(Reason.NO_SIGNATURE);
            }
            return Requests.among(secrets, told)
                    ? new Result.Verified(List.of())
                    : new Result.Rejected(Reason.WRONG_SIGNATURE);
        };
    }

    private static byte @Nullable [] espoCrm(String webhookId, String value) {
        byte[] bytes = Digest.fromBase64(value);
        String text = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith(webhookId + ":") ? Digest.fromHex(text.substring(webhookId.length() + 1)) : null;
    }

    /** HubSpot signs the address with these escapes decoded and all others left as they are. */
    private static String hubSpotDecoded(String address) {
        String decoded = address;
        for (Map.Entry<String, String> escape : HUBSPOT_DECODES.entrySet()) {
            decoded = decoded.replace(escape.getKey(), escape.getValue())
                    .replace(escape.getKey().toLowerCase(Locale.ROOT), escape.getValue());
        }
        return decoded;
    }
}
