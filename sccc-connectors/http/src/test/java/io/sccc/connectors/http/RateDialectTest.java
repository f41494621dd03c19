package io.sccc.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.connectors.http.RateDialect.Form;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateDialectTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String LATER = Long.toString(NOON.plusSeconds(90).getEpochSecond());

    private static Reply reply(String body, String... headers) {
        Map<String, List<String>> all = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], List.of(headers[i + 1]));
        }
        Failures failures = new Failures(
                Call.get("/x"),
                "h",
                StatusTable.standard(),
                Json.reader(Limits.DEFAULT),
                new Secrets(),
                InstantSource.fixed(NOON));
        return new Reply(429, all, body.getBytes(StandardCharsets.UTF_8), URI.create("https://h/"), failures);
    }

    private static void says(RateDialect dialect, Reply reply, long seconds) {
        assertThat(dialect.until(reply, true, NOON)).isEqualTo(NOON.plusSeconds(seconds));
    }

    @Test
    void C1_retryAfter_inEveryForm() {
        RateDialect dialect = RateDialect.retryAfter();
        says(dialect, reply("", "retry-after", "90"), 90);
        says(dialect, reply("", "Retry-After", "Sat, 21 Nov 2026 12:01:30 GMT"), 90);
        says(dialect, reply("", "Retry-After", LATER), 90);
        says(dialect, reply("", "Retry-After", "2026-11-21T12:01:30Z"), 90);
        for (String nothing : new String[] {"", "-5", "soon", "1e9"}) {
            assertThat(dialect.until(reply("", "Retry-After", nothing), true, NOON))
                    .as(nothing)
                    .isNull();
        }
        assertThat(dialect.until(reply(""), true, NOON)).isNull();
        assertThat(dialect.until(reply("", "Retry-After", "90"), false, NOON)).isNull();
    }

    @Test
    void C1_resetHeaders_secondsEpochOrDate() {
        says(RateDialect.header("x-rate-limit-reset", Form.EPOCH), reply("", "X-Rate-Limit-Reset", LATER), 90);
        says(RateDialect.standard(), reply("", "RateLimit-Reset", "90"), 90);
        says(RateDialect.standard(), reply("", "RateLimit-Reset", LATER), 90);
        says(RateDialect.standard(), reply("", "X-RateLimit-Reset", "2026-11-21T12:01:30.000Z"), 90);
        says(RateDialect.standard(), reply("", "RateLimit-Reset", "90", "Retry-After", "5"), 5);
        says(RateDialect.header("r", Form.SECONDS), reply("", "r", "0.5"), 0, 500);
    }

    private static void says(RateDialect dialect, Reply reply, long seconds, long millis) {
        assertThat(dialect.until(reply, true, NOON))
                .isEqualTo(NOON.plusSeconds(seconds).plusMillis(millis));
    }

    @Test
    void C1_adviceInTheBody_countsInAnyAnswer() {
        RateDialect dialect =
                RateDialect.body("/backoff", Form.SECONDS).or(RateDialect.body("/p/retry_after", Form.SECONDS));
        assertThat(dialect.until(reply("{\"backoff\":10}"), false, NOON)).isEqualTo(NOON.plusSeconds(10));
        says(dialect, reply("{\"p\":{\"retry_after\":\"35\"}}"), 35);
        assertThat(dialect.until(reply("{}"), true, NOON)).isNull();
        assertThat(dialect.until(reply("<html>"), true, NOON)).isNull();
    }

    @Test
    void C1_remaining_makesResetCountWhenNothingIsLeft() {
        RateDialect dialect = RateDialect.header("reset", Form.EPOCH).whenSpent("left");
        assertThat(dialect.until(reply("", "reset", LATER, "left", "1"), false, NOON))
                .isNull();
        assertThat(dialect.until(reply("", "reset", LATER, "left", "0"), false, NOON))
                .isEqualTo(NOON.plusSeconds(90));
        assertThat(dialect.until(reply("", "reset", LATER, "left", "2999"), true, NOON))
                .as("a server's own trouble while much is left")
                .isNull();
    }
}
