package io.sccc.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.spi.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A8: the line to the database fails, in the middle of transactions and for a while. */
@Timeout(240)
class BadLineTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    /** The same database through a proxy; a host sets time limits like these on its connections. */
    private static String through(FaultProxy proxy, String place) {
        return place.replaceFirst("//[^/]+/", "//127.0.0.1:" + proxy.port() + "/")
                + "&socketTimeout=4&connectTimeout=4&sslmode=disable&gssEncMode=disable";
    }

    private static FaultProxy proxy(String place) throws IOException {
        String port = place.replaceFirst(".*//[^/:]+:(\\d+)/.*", "$1");
        return new FaultProxy(Integer.parseInt(port));
    }

    private interface Disturbance {
        void disturb(FaultProxy proxy) throws InterruptedException;
    }

    private void trial(int size, Disturbance disturbance) throws Exception {
        Trial trial = Proof.trial(Store.POSTGRESQL, folder, size, FakeCrm.Manner.KEYS);
        try (FaultProxy proxy = proxy(trial.place())) {
            Ledger ledger = Store.open(through(proxy, trial.place()), "one", Duration.ofSeconds(2));
            try (Life life = new Life(trial, ledger, size, Duration.ofMillis(20), Halt.never())) {
                life.begin();
                disturbance.disturb(proxy);
                proxy.set(FaultProxy.Fault.NONE);
                assertThat(life.settle(LONG)).as("%s settles", trial).isTrue();
            }
            assertThat(proxy.accepted()).isGreaterThan(3);
        }
        Proof.verify(trial);
    }

    @Test
    void A8_connectionCutAgainAndAgain_decisionsWaitAndGoOnAndNothingHappensTwice() throws Exception {
        SplittableRandom random = new SplittableRandom(Proof.seed());
        int cuts = Proof.deep() ? 60 : 12;
        trial(60, proxy -> {
            for (int i = 0; i < cuts; i++) {
                Thread.sleep(30 + random.nextInt(150));
                proxy.cut();
            }
        });
    }

    @Test
    void A8_connectionsCutAfterSomeBytes_decisionsWaitAndGoOnAndNothingHappensTwice() throws Exception {
        SplittableRandom random = new SplittableRandom(Proof.seed());
        int cuts = Proof.deep() ? 40 : 8;
        trial(60, proxy -> {
            for (int i = 0; i < cuts; i++) {
                proxy.set(FaultProxy.Fault.cutAfter(2_000 + random.nextInt(60_000)));
                proxy.cut();
                Thread.sleep(150);
            }
        });
    }

    @Test
    void A8_databaseAwayForAWhile_decisionsWaitAndGoOn() throws Exception {
        trial(60, proxy -> {
            Thread.sleep(700);
            proxy.set(FaultProxy.Fault.AWAY);
            proxy.cut();
            Thread.sleep(Proof.deep() ? 30_000 : 4_000);
        });
    }

    @Test
    void A8_answersLost_decisionsWaitAndGoOnAndNothingHappensTwice() throws Exception {
        trial(60, proxy -> {
            Thread.sleep(700);
            proxy.set(FaultProxy.Fault.HALF_OPEN);
            Thread.sleep(6_000);
            proxy.set(FaultProxy.Fault.NONE);
            proxy.cut();
        });
    }
}
