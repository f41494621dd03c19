package io.sccc.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.ledger.JdbcLedger;
import io.sccc.core.spi.Ledger;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A8: the line to the database fails, in the middle of transactions and for a while. */
@Timeout(900)
class BadLineTest {

    private static final Duration LONG = Duration.ofMinutes(5);

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
        try (FaultProxy proxy = proxy(trial.place());
                PooledDataSource pool = new PooledDataSource(through(proxy, trial.place()))) {
            Ledger ledger = Store.open(trial.place(), pool.source(), "one", Duration.ofSeconds(2));
            try (Life life = new Life(trial, ledger, size, Duration.ofMillis(20), Halt.never())) {
                life.begin();
                disturbance.disturb(proxy);
                proxy.set(FaultProxy.Fault.NONE);
                assertThat(life.settle(LONG))
                        .as(() -> trial + " settles; " + left(trial))
                        .isTrue();
            }
            assertThat(proxy.accepted()).isPositive();
        }
        Proof.verify(trial);
    }

    /** What waits in the database, for a test that fails. */
    private static String left(Trial trial) {
        return Store.query(
                        trial.place(),
                        "select work_key || ' state ' || state || ' owner ' || coalesce(owner, '') || ' epoch ' || epoch"
                                + " || ' lost ' || lost || ' ' || note from sccc_work where state in (0, 1, 2, 5)")
                + ", acknowledged " + trial.acknowledged(Script.Road.HOOK) + " and "
                + trial.acknowledged(Script.Road.GAMA) + ", cursors "
                + Store.query(trial.place(), "select position from sccc_source") + ", undecided "
                + Store.query(
                        trial.place(),
                        "select i.tenant || ' ' || i.seq from sccc_inbox i where not exists (select 1 from sccc_decision"
                                + " d where d.tenant = i.tenant and d.seq = i.seq and d.timer = '') and not exists (select 1"
                                + " from sccc_dead_letter d where d.tenant = i.tenant and d.seq = i.seq)");
    }

    @Tag("deep")
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

    @Tag("deep")
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

    @Tag("deep")
    @Test
    void A8_databaseAwayForAWhile_decisionsWaitAndGoOn() throws Exception {
        trial(60, proxy -> {
            Thread.sleep(700);
            proxy.set(FaultProxy.Fault.AWAY);
            proxy.cut();
            Thread.sleep(Proof.deep() ? 30_000 : 4_000);
        });
    }

    @Tag("deep")
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

    /**
     * A database whose commits succeed, and one in n of whose answers gets lost: by lot, for a center beats time, and every
     * n-th would hit the same commit of each beat.
     */
    private static DataSource losingAnswers(DataSource database, int every, AtomicBoolean now) {
        Random lot = new Random(Proof.seed());
        return stub(DataSource.class, (method, arguments) -> {
            Object result = method.invoke(database, arguments);
            if (!(result instanceof Connection connection)) {
                return result;
            }
            return stub(Connection.class, (asked, given) -> {
                Object answer = asked.invoke(connection, given);
                if (asked.getName().equals("commit") && now.get() && lot.nextInt(every) == 0) {
                    throw new SQLException("the answer got lost", "08006");
                }
                return answer;
            });
        });
    }

    private interface Call {
        Object on(Method method, Object[] arguments) throws ReflectiveOperationException, SQLException;
    }

    private static <T> T stub(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return call.on(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @Tag("deep")
    @Test
    void A8_aThirdOfCommitsAnswersLost_everyActionIsDoneAndNothingHappensTwice() throws Exception {
        Trial trial = Proof.trial(Store.POSTGRESQL, folder, 40, FakeCrm.Manner.KEYS);
        AtomicBoolean losing = new AtomicBoolean();
        PooledDataSource pool = new PooledDataSource(trial.place());
        Ledger ledger = JdbcLedger.builder(losingAnswers(pool.source(), 3, losing))
                .lease(Duration.ofSeconds(2))
                .build();
        try (pool;
                Life life = new Life(trial, ledger, trial.size(), Duration.ofMillis(5), Halt.never())) {
            life.begin();
            losing.set(true);
            assertThat(life.settle(LONG))
                    .as(() -> trial + " settles; " + left(trial))
                    .isTrue();
        }
        Proof.verify(trial);
    }
}
