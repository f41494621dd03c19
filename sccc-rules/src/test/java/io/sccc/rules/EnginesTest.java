package io.sccc.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import io.sccc.rules.Condition.OneOf;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The network against Drools' long-lived sessions, through the public interfaces alone, on random rules and facts. */
class EnginesTest {

    private static final int THREADS = 8;

    /** Small rule sets of the random comparison; .ci/prove makes 100,000 pairs with 110 of them. */
    private static final int SETS = Integer.getInteger("sccc.sets", 20);

    private final long seed = Long.getLong("sccc.seed", System.nanoTime());
    private final AtomicLong pairs = new AtomicLong();
    private final AtomicLong hits = new AtomicLong();

    EnginesTest() {
        System.out.println("EnginesTest seed " + seed + " (-Dsccc.seed=" + seed + ")");
    }

    @Test
    void evaluate_randomRulesAndFacts_bothEnginesFindTheSame() {
        Random random = new Random(seed);
        for (int set = 0; set < SETS; set++) {
            compare(random, 1 + random.nextInt(80), 1 + random.nextInt(5), 1000);
        }
        compare(random, 3000, 4, 1000);
        compare(random, 3000, 2, 200);
        tell();
        assertThat(pairs.get()).isEqualTo(1000 * SETS + 1200);
        assertThat(hits.get()).isGreaterThan(pairs.get());
    }

    @Test
    @Tag("deep")
    void evaluate_tenMillionPairs_bothEnginesFindTheSame() throws Exception {
        together(thread -> {
            Random random = new Random(seed + thread);
            while (pairs.get() < 10_000_000) {
                compare(random, 1 + random.nextInt(60), 1 + random.nextInt(5), 2000);
            }
        });
        tell();
        assertThat(pairs.get()).isGreaterThanOrEqualTo(10_000_000);
    }

    @Test
    void evaluate_eightThreadsOnOneSet_bothEnginesFindTheSame() throws Exception {
        Random random = new Random(seed);
        RandomRules made = new RandomRules(random);
        List<RuleSpec> specs = made.rules(300, 4);
        List<Facts> all = IntStream.range(0, 1000).mapToObj(i -> made.facts()).toList();
        RuleSet network = new RuleSet(specs, false);
        RuleSet sessions = new RuleSet(specs, true);
        List<List<String>> expected = all.stream().map(sessions::evaluate).toList();
        together(thread -> {
            for (int round = 0; round < 10; round++) {
                assertThat(all.stream().map(network::evaluate).toList())
                        .as("seed %d", seed)
                        .isEqualTo(expected);
            }
            assertThat(all.stream().map(sessions::evaluate).toList()).isEqualTo(expected);
        });
    }

    @Test
    void route_publicEngineNamedByTheProperty_givesTheSameRoutes() {
        RandomRules made = new RandomRules(new Random(seed));
        List<RuleSpec> specs = made.rules(200, 3);
        RuleSet network = new RuleSet(specs);
        System.setProperty("sccc.rules.engine", "public");
        try {
            RuleSet sessions = new RuleSet(specs);
            for (int i = 0; i < 500; i++) {
                Facts facts = made.facts();
                assertThat(sessions.route(facts)).as("seed %d", seed).isEqualTo(network.route(facts));
            }
        } finally {
            System.clearProperty("sccc.rules.engine");
        }
    }

    @Test
    void evaluate_manyRulesOnOneValue_areDividedByTheirOtherConditions() {
        List<RuleSpec> specs = IntStream.range(0, 400)
                .mapToObj(i -> RuleSpec.of(
                        "r%03d".formatted(i),
                        List.of(
                                new OneOf(Fact.NETWORK, List.of("twitter")),
                                new OneOf(Fact.BRAND, List.of("brand" + i % 100)),
                                new OneOf(Fact.COUNTRY, List.of("c" + i / 100))),
                        Level.FACILITATE))
                .toList();
        Facts facts = Facts.empty()
                .put(Fact.NETWORK, "Twitter")
                .put(Fact.BRAND, "brand7")
                .put(Fact.COUNTRY, "C2");
        assertThat(new RuleSet(specs).evaluate(facts)).containsExactly("r207");
    }

    @Test
    void reload_fiveHundredTimes_keepsNothingOfTheOldSets() {
        RandomRules made = new RandomRules(new Random(seed));
        List<RuleSpec> specs = made.rules(50, 3);
        Facts facts = made.facts();
        reload(100, specs, facts);
        int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
        long metaspace = metaspace();
        List<WeakReference<RuleSet>> old = reload(500, specs, facts);
        System.gc();
        int more = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount() - classes;
        assertThat(old).allMatch(set -> set.refersTo(null));
        assertThat(more).as("classes, where one a reload would be 500").isLessThan(50);
        assertThat(metaspace() - metaspace)
                .as("bytes of metaspace; what the compiler notes of methods is there too")
                .isLessThan(8 << 20);
    }

    private static List<WeakReference<RuleSet>> reload(int times, List<RuleSpec> specs, Facts facts) {
        List<WeakReference<RuleSet>> old = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            RuleSet set = new RuleSet(specs);
            set.evaluate(facts);
            old.add(new WeakReference<>(set));
        }
        return old;
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong((MemoryPoolMXBean pool) -> pool.getUsage().getUsed())
                .sum();
    }

    private void compare(Random random, int rules, int conditions, int posts) {
        RandomRules made = new RandomRules(random);
        List<RuleSpec> specs = made.rules(rules, conditions);
        RuleSet network = new RuleSet(specs, false);
        RuleSet sessions = new RuleSet(specs, true);
        for (int i = 0; i < posts; i++) {
            Facts facts = made.facts();
            List<String> expected = sessions.evaluate(facts);
            List<String> found = network.evaluate(facts);
            if (!found.equals(expected)) {
                assertThat(found).as("seed %d, facts %s", seed, facts.byName()).isEqualTo(expected);
            }
            hits.addAndGet(found.size());
        }
        pairs.addAndGet(posts);
    }

    /** What each of eight threads does, told its number. */
    private interface Job {
        void run(int thread);
    }

    private static void together(Job job) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Boolean>> jobs = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                jobs.add(() -> {
                    job.run(thread);
                    return true;
                });
            }
            for (Future<Boolean> done : threads.invokeAll(jobs, 1, TimeUnit.HOURS)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void tell() {
        System.out.println(pairs + " pairs, " + hits + " matches");
    }
}
