package io.sccc.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.Fault.Kind;
import io.sccc.core.ledger.InMemoryCredentials;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.TenantId;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Against a real provider whose address and client secret are handed in. */
@Tag("real")
@EnabledIfSystemProperty(named = "sccc.oidc", matches = "http.+")
@EnabledIfSystemProperty(named = "sccc.oidc.secret", matches = ".+")
class OAuth2RealTest {

    private static final AccountId ACCOUNT = new AccountId("oidc", "main");

    private final URI base = URI.create(System.getProperty("sccc.oidc", "http://127.0.0.1"));
    private final String secret = System.getProperty("sccc.oidc.secret", "none");
    private final InMemoryCredentials store = new InMemoryCredentials();

    private GatewayBuilder gateway() {
        return Gateway.at(base).allowPrivate(base.getHost());
    }

    private OAuth2Builder client(String id) {
        return OAuth2.client(gateway(), "/token")
                .client(id, secret)
                .scopes("openid", "offline_access", "read")
                .consent(base.resolve("/auth"), base.resolve("/callback"))
                .parameter("prompt", "consent")
                .keptIn(store, TenantId.DEFAULT, ACCOUNT);
    }

    /** What a person's browser does: signs in and consents, until it is sent back with a code. */
    private URI consented(Authorization begun) throws IOException, InterruptedException {
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        URI at = next(browser, HttpRequest.newBuilder(begun.uri()).GET().build());
        for (String step : new String[] {"login", "consent"}) {
            HttpRequest form = HttpRequest.newBuilder(at)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("prompt=" + step + "&login=alice&password=x"))
                    .build();
            URI after = next(browser, form);
            at = next(browser, HttpRequest.newBuilder(after).GET().build());
        }
        return at;
    }

    private static URI next(HttpClient browser, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<Void> answer = browser.send(request, BodyHandlers.discarding());
        return request.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    private static JsonNode whoami(Gateway api) {
        return api.send(Call.get("/api/whoami")).json();
    }

    @Test
    void codeFlow_tokensOfTwoSeconds_areRotatedByOneCallOfFiftyThreadsAndTwoNodes() throws Exception {
        try (OAuth2 one = client("short").build();
                OAuth2 two = client("short").build();
                Gateway first = gateway().credentials(one).build();
                Gateway second = gateway().credentials(two).build()) {
            Authorization begun = one.authorization();
            one.exchange(begun, consented(begun));
            assertThat(Json.text(whoami(first), "/sub")).isEqualTo("alice");
            for (int round = 0; round < 3; round++) {
                Tokens before = new Session(
                                store, TenantId.DEFAULT, ACCOUNT, InstantSource.system(), Duration.ZERO, t -> t)
                        .kept();
                waitUntilOver(before);
                rush(first, second);
                Tokens after = Tokens.read(store.get(TenantId.DEFAULT, ACCOUNT));
                assertThat(after).isNotNull();
                assertThat(after.refresh()).isNotEqualTo(before.refresh());
                assertThat(after.revoked()).isFalse();
            }
        }
    }

    private static void waitUntilOver(Tokens tokens) {
        org.awaitility.Awaitility.await()
                .until(() -> InstantSource.system().instant().isAfter(tokens.expires()));
    }

    private static void rush(Gateway... gateways) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(50);
        List<Future<JsonNode>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Gateway gateway = gateways[i % gateways.length];
            all.add(threads.submit(() -> whoami(gateway)));
        }
        for (Future<JsonNode> each : all) {
            assertThat(Json.text(each.get(), "/sub")).isEqualTo("alice");
        }
        threads.shutdown();
    }

    @Test
    void refreshTokenUsedTwice_isRevokedAndNeedsAPerson() throws Exception {
        try (OAuth2 client = client("connector").build();
                Gateway api = gateway().credentials(client).build()) {
            Authorization begun = client.authorization();
            client.exchange(begun, consented(begun));
            String first = Tokens.read(store.get(TenantId.DEFAULT, ACCOUNT)).refresh();
            Credentials.Stamp before = client.stamp();
            assertThat(client.renew(before)).isNotEqualTo(before);
            assertThat(Json.text(whoami(api), "/sub")).isEqualTo("alice");
            client.adopt(first);
            assertThat(Caught.kind(() -> whoami(api))).isEqualTo(Kind.AUTH_REVOKED);
            assertThat(client.grant().revoked()).isTrue();
        }
    }

    @Test
    void clientCredentials_andSecretInForm_areAccepted() {
        OAuth2Builder form = OAuth2.client(gateway(), "/token")
                .client("post", secret)
                .secretInForm()
                .ownRight()
                .scopes("read")
                .keptIn(store, TenantId.DEFAULT, ACCOUNT);
        try (OAuth2 client = form.build();
                Gateway api = gateway().credentials(client).build()) {
            assertThat(Json.text(whoami(api), "/client")).isEqualTo("post");
            assertThat(client.grant().scopes()).containsExactly("read");
        }
    }

    @Test
    void wrongClientSecret_isAFaultOfTheConfiguration() {
        OAuth2Builder wrong = OAuth2.client(gateway(), "/token")
                .client("connector", "not-the-secret")
                .ownRight()
                .keptIn(store, TenantId.DEFAULT, ACCOUNT);
        try (OAuth2 client = wrong.build();
                Gateway api = gateway().credentials(client).build()) {
            assertThat(Caught.fault(() -> whoami(api)).kind()).isEqualTo(Kind.CONFIG);
        }
    }
}
