package io.sccc.connectors;

import static io.sccc.connectors.Plaza.DESCRIPTION;
import static io.sccc.connectors.Plaza.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.connectors.Check.Finding;
import io.sccc.connectors.Check.Level;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckTest {

    private static final ConfigSpec SPEC = ConfigSpec.of(Option.required("token", Option.Type.SECRET, "its token"));

    private static Level sunset(LocalDate end) {
        Description description = Description.of("plaza", Description.Kind.FEED, "Plaza")
                .sunsetOn(end)
                .build();
        return Check.offline(description, Map.of(), NOON).worst();
    }

    @Test
    void offline_badConfiguration_isAFaultEach() {
        Description description = Description.of("plaza", Description.Kind.FEED, "Plaza")
                .config(SPEC)
                .build();
        Check check = Check.offline(description, Map.of("tokn", "x"), NOON);
        assertThat(check.findings()).hasSize(2).allMatch(finding -> finding.level() == Level.FAULT);
        assertThat(check.passed()).isFalse();
        assertThat(Check.offline(description, Map.of("token", "x"), NOON).findings())
                .containsExactly(Finding.ok("configuration", "valid"));
    }

    @Test
    void offline_sunset_warnsBeforeAndFailsAfter() {
        assertThat(sunset(LocalDate.parse("2026-03-01"))).isEqualTo(Level.FAULT);
        assertThat(sunset(LocalDate.parse("2026-03-02"))).isEqualTo(Level.WARNING);
        assertThat(sunset(LocalDate.parse("2026-05-31"))).isEqualTo(Level.WARNING);
        assertThat(sunset(LocalDate.parse("2026-06-01"))).isEqualTo(Level.OK);
    }

    private static Level expiry(@Nullable Instant end, boolean renewable) {
        return new CredentialHealth(end, renewable, null)
                .check(DESCRIPTION, NOON)
                .worst();
    }

    @Test
    void check_expiry_isTold() {
        assertThat(expiry(null, false)).isEqualTo(Level.OK);
        assertThat(expiry(NOON, false)).isEqualTo(Level.FAULT);
        assertThat(expiry(NOON, true)).isEqualTo(Level.OK);
        assertThat(expiry(NOON.plusSeconds(86_400), false)).isEqualTo(Level.WARNING);
        assertThat(expiry(NOON.plusSeconds(86_400 * 15), false)).isEqualTo(Level.OK);
    }

    @Test
    void C7_check_scopes_missingAndExcessive() {
        Check check = new CredentialHealth(null, false, Set.of("write", "admin", "follow")).check(DESCRIPTION, NOON);
        assertThat(check.findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "ok: credential: valid, without a known end",
                        "fault: scope read: missing; it is needed: reads posts -> authorize again with it",
                        "warning: scopes: more than needed: admin, follow -> authorize again without them");
    }

    @Test
    void online_faults_becomeFindings() {
        Fault revoked = Fault.of(Fault.Kind.AUTH_REVOKED, "reading the profile");
        Fault busy = Fault.of(Fault.Kind.THROTTLED, "reading the profile");
        assertThat(online(revoked)).isEqualTo(Level.FAULT);
        assertThat(online(busy)).isEqualTo(Level.WARNING);
        assertThat(Check.online("profile", () -> Check.of(Finding.ok("profile", "there")), "")
                        .worst())
                .isEqualTo(Level.OK);
        assertThat(Check.NOTHING.and(Check.of(Finding.ok("a", "b"))).passed()).isTrue();
    }

    private static Level online(Fault fault) {
        return Check.online(
                        "profile",
                        () -> {
                            throw fault.exception(NOON);
                        },
                        "authorize again")
                .worst();
    }
}
