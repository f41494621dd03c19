package io.sccc.core.proof;

import io.sccc.core.ledger.JdbcLedger;
import io.sccc.core.model.AccountId;
import io.sccc.core.spi.Ledger;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/** The process that is killed: one life of a center, from its arguments to {@code done} on standard output. */
final class ChildMain {

    /** Whether it also saves a token and takes dead letters back. */
    static final String UPKEEP = "sccc.proof.upkeep";

    static final AccountId ACCOUNT = AccountId.of("alfa");

    private ChildMain() {}

    /** Folder, place, seed, size, manner, node, lease and pace in milliseconds, limit. */
    public static void main(String[] args) throws InterruptedException {
        Trial trial = new Trial(
                Path.of(args[0]),
                args[1],
                Long.parseLong(args[2]),
                Integer.parseInt(args[3]),
                FakeCrm.Manner.valueOf(args[4]));
        Duration lease = Duration.ofMillis(Long.parseLong(args[6]));
        Duration pace = Duration.ofMillis(Long.parseLong(args[7]));
        int limit = Integer.parseInt(args[8]);
        say("ready " + sinceStart());
        Halt halt = Halt.told(trial.go());
        Ledger ledger = Store.open(trial.place(), new PooledDataSource(trial.place()).source(), args[5], lease);
        try (Life life = new Life(trial, watched(ledger), limit, pace, halt)) {
            boolean upkeep = Boolean.getBoolean(UPKEEP);
            if (upkeep && ledger instanceof JdbcLedger durable) {
                String token = durable.credentials().update(Script.ACME, ACCOUNT, old -> Script.SECRET + old.length());
                say("token " + token.length() + ", revived " + revive(durable));
            }
            life.begin();
            boolean settled = life.settle(Duration.ofMinutes(15));
            say("settled " + settled);
            say("tally " + life.tally());
            if (limit < trial.size()) {
                Thread.sleep(Duration.ofMinutes(2).toMillis()); // until the kill comes
            }
        }
        say("done " + sinceStart());
    }

    /** Takes every dead letter that was a post back. */
    private static int revive(JdbcLedger ledger) {
        List<Long> posts = new ArrayList<>();
        ledger.deadLetters(Script.ACME, letter -> {
            if (letter.post() != null) {
                posts.add(letter.seq());
            }
        });
        posts.forEach(seq -> ledger.upkeep().revive(Script.ACME, seq));
        return posts.size();
    }

    private static long sinceStart() {
        return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    }

    /** What it took of the processors so far: on a machine that does other things too, that is what tells. */
    private static long processorMillis() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return system.getProcessCpuTime() / 1_000_000;
    }

    private static synchronized void say(String words) {
        System.out.println(words);
        System.out.flush();
    }

    /** The ledger, telling when it first got something done. */
    private static Ledger watched(Ledger ledger) {
        AtomicBoolean told = new AtomicBoolean();
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (p, method, a) -> {
                    try {
                        Object result = method.invoke(ledger, a);
                        if (result instanceof CompletionStage<?> stage && !told.get()) {
                            stage.thenAccept(value -> tell(value, told));
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void tell(Object value, AtomicBoolean told) {
        if (!(value instanceof List<?> claimed && claimed.isEmpty()) && told.compareAndSet(false, true)) {
            say("first " + sinceStart() + " " + processorMillis());
        }
    }
}
