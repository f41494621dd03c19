package io.sccc.examples.cli;

import io.sccc.core.error.ScccException;
import io.sccc.core.ledger.JdbcLedger;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Upkeep;
import io.sccc.examples.store.LedgerPlace;
import java.io.IOException;
import java.time.Duration;

/** Whether a ledger is in order. */
final class LedgerDoctor {

    private static final Duration MOST_SKEW = Duration.ofSeconds(30);
    private static final long ROOM = 200L << 20;

    private final Findings findings;

    LedgerDoctor(Findings findings) {
        this.findings = findings;
    }

    /** Looks at a ledger without changing it. */
    void look(LedgerPlace place) {
        try (JdbcLedger ledger = place.openKept()) {
            findings.check("ledger " + place + ": " + ledger.describe(), true, "");
            vitals(ledger.upkeep().vitals(TenantId.DEFAULT));
            stuck(place, ledger);
        } catch (IOException | ScccException e) {
            findings.check("ledger " + place, false, Faults.words(e));
        }
    }

    private void vitals(Upkeep.Vitals vitals) {
        findings.note("schema version " + vitals.schema());
        Duration skew = vitals.skew().abs();
        findings.warn(
                "its clock and this one's differ by " + told(skew),
                skew.compareTo(MOST_SKEW) <= 0,
                "set both by NTP: leases and timers go by the database's clock");
        if (vitals.bytes() < 0) {
            findings.note(
                    "tokens and deliveries in it are sealed with a key that lies in it too, unless the application"
                            + " hands its own in: JdbcLedger.builder(...).key(...)");
        } else {
            findings.note("%,d MiB".formatted(vitals.bytes() >> 20));
        }
        if (vitals.free() >= 0) {
            findings.check(
                    "%,d MiB free on its disk".formatted(vitals.free() >> 20),
                    vitals.free() > ROOM,
                    "free some space before it is full: then nothing is taken in");
        }
        if (vitals.oldest() != null) {
            findings.note("the oldest undecided post waits for " + told(vitals.oldest()));
        }
    }

    private void stuck(LedgerPlace place, Ledger ledger) {
        Ledger.Counts counts = ledger.counts(TenantId.DEFAULT);
        findings.warn(
                "%,d posts undecided, %,d actions not finished".formatted(counts.undecided(), counts.unfinished()),
                counts.undecided() + counts.unfinished() == 0,
                "'sccc run ... --ledger %s' goes on with them (after a dry run actions wait for one that acts)"
                        .formatted(place));
        findings.warn(
                "%,d actions parked".formatted(counts.parked()),
                counts.parked() == 0,
                "a person must settle them: 'sccc dead-letters list --ledger %s'".formatted(place));
        findings.warn(
                "%,d dead letters".formatted(counts.dead()),
                counts.dead() == 0,
                "see why: 'sccc dead-letters list --ledger %s'; mend the cause, then replay".formatted(place));
    }

    private static String told(Duration time) {
        return time.compareTo(Duration.ofSeconds(1)) < 0
                ? time.toMillis() + " ms"
                : time.toSeconds() < 120 ? time.toSeconds() + " s" : time.toMinutes() + " min";
    }
}
