package io.sccc.connectors;

import io.sccc.connectors.WebhookVerifier.Reason;
import io.sccc.connectors.WebhookVerifier.Result;
import io.sccc.core.spi.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The handshakes of Meta, X and LinkedIn. Only what is harmless in text and JSON is ever echoed. */
final class Handshakes {

    private static final Result BAD = new Result.Rejected(Reason.BAD_HANDSHAKE);

    private Handshakes() {}

    /** A subscription of Meta's hub: the token must be ours, and the challenge, a number, is echoed. */
    static @Nullable Result hub(WebhookRequest request, ActiveSecrets verifyTokens) {
        if (!request.method().equals("GET")) {
            return null;
        }
        String token = Requests.parameter(request, "hub.verify_token");
        String challenge = Requests.parameter(request, "hub.challenge");
        boolean subscribes = "subscribe".equals(Requests.parameter(request, "hub.mode"));
        boolean ours = token != null && Requests.among(verifyTokens, token);
        return subscribes && ours && challenge != null && challenge.matches("[0-9]{1,40}")
                ? new Result.Handshake(challenge)
                : BAD;
    }

    /**
     * X's challenge-response check: the token is signed with the newest secret. Deliveries are signed the same way, so nothing
     * is signed that could be the body of one.
     */
    static @Nullable Result crc(WebhookRequest request, ActiveSecrets secrets) {
        if (!request.method().equals("GET")) {
            return null;
        }
        String token = Requests.parameter(request, "crc_token");
        byte[] signature = token == null || !token.matches("[A-Za-z0-9_=+/-]{1,200}") ? null : signed(token, secrets);
        return signature == null
                ? BAD
                : new Result.Handshake(
                        "{\"response_token\":\"sha256=" + Base64.getEncoder().encodeToString(signature) + "\"}");
    }

    /** LinkedIn's: the code comes back beside its signature. */
    static @Nullable Result challengeCode(WebhookRequest request, ActiveSecrets secrets) {
        if (!request.method().equals("GET")) {
            return null;
        }
        String code = Requests.parameter(request, "challengeCode");
        byte[] signature = code == null || !code.matches("[A-Za-z0-9-]{1,100}") ? null : signed(code, secrets);
        return signature == null
                ? BAD
                : new Result.Handshake("{\"challengeCode\":\"" + code + "\",\"challengeResponse\":\""
                        + HexFormat.of().formatHex(signature) + "\"}");
    }

    private static byte @Nullable [] signed(@Nullable String challenge, ActiveSecrets secrets) {
        List<Secret> active = secrets.now();
        return challenge == null || challenge.isEmpty() || challenge.length() > 500 || active.isEmpty()
                ? null
                : Digest.HMAC_SHA256.of(active.get(0), challenge.getBytes(StandardCharsets.UTF_8));
    }
}
