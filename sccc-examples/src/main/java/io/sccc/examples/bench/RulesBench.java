package io.sccc.examples.bench;

import com.sun.management.ThreadMXBean;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Route;
import io.sccc.examples.bench.RuleEngine.Hits;
import io.sccc.examples.bench.RuleEngine.Post;
import io.sccc.examples.bench.RuleWorkload.Plain;
import io.sccc.rules.DroolsRouter;
import io.sccc.rules.RuleSpec;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The router against natural Drools, a hand-written index and others, on the same rules and posts. All engines must find
 * the same rules before anything is measured. Time is CPU time of the measuring thread; the engines take turns, and a
 * ratio is the median of those of the rounds.
 */
public final class RulesBench {

    private static final int[] SIZES = {10, 100, 1000, 10_000};
    private static final int EVRETE_AT_MOST = 1000;
    private static final int SKEWED = 1000;
    private static final double SKEW = 0.3;
    private static final int POSTS = 1000;
    private static final int ROUNDS = 9;
    private static final int WARM_UP = 5;
    private static final long NANOS_A_TURN = 40_000_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Map<String, Object> told = new LinkedHashMap<>();

    private RulesBench() {}

    /** An engine, and how many nanoseconds a post took it in each round. */
    private static final class Contender {

        private final String name;
        private final RuleEngine engine;
        private final double[] nanos = new double[ROUNDS];

        Contender(String name, RuleEngine engine) {
            this.name = name;
            this.engine = engine;
        }

        String name() {
            return name;
        }

        RuleEngine engine() {
            return engine;
        }

        double[] nanos() {
            return nanos;
        }
    }

    /** Measures; the keys of {@code sccc bench rules}. */
    public static Map<String, Object> run() throws Exception {
        RulesBench bench = new RulesBench();
        bench.coldStart();
        for (int size : SIZES) {
            bench.compare(size);
        }
        bench.skewed();
        bench.twoThreads();
        bench.reload();
        return bench.told;
    }

    // ---------------------------------------------------------------------------------------------- engines

    private static RuleEngine evaluating(DroolsRouter router) {
        return (post, hits) -> {
            List<String> ids = router.evaluate(post.facts());
            for (int i = 0; i < ids.size(); i++) {
                hits.add(number(ids.get(i)));
            }
        };
    }

    /** Only asks, as {@code evaluate} is used. */
    private static RuleEngine counting(DroolsRouter router) {
        return (post, hits) -> hits.add(router.evaluate(post.facts()).size());
    }

    private static RuleEngine routing(DroolsRouter router) {
        return (post, hits) -> {
            Facts facts = RuleWorkload.facts(post.event());
            Route route = router.route(facts);
            hits.add(route.rules().size());
        };
    }

    private static int number(String id) {
        return Integer.parseInt(id, 1, id.length(), 10);
    }

    private static DroolsRouter router(RuleWorkload load) {
        return DroolsRouter.builder().rules(load.specs()).build();
    }

    // ---------------------------------------------------------------------------------------------- comparisons

    private void compare(int size) throws Exception {
        RuleWorkload load = new RuleWorkload(size, 0);
        List<Post> posts = load.posts(POSTS);
        List<Plain> rules = load.rules();
        DroolsRouter router = router(load);
        List<Contender> all = new ArrayList<>(List.of(
                new Contender("evaluate", counting(router)),
                new Contender("route", routing(router)),
                new Contender("hand_index", HandRules.index(rules)),
                new Contender("predicates", HandRules.predicates(rules)),
                new Contender("natural", NaturalDrools.longLived(rules)),
                new Contender("session_per_event", NaturalDrools.sessionPerEvent(rules))));
        if (size <= EVRETE_AT_MOST) {
            all.add(new Contender("evrete", new EvreteRules(rules)));
        }
        double found = agree(evaluating(router), all.subList(2, all.size()), posts);
        measure(all, posts);
        double[] ours = nanos("evaluate", all);
        told.put("evaluate_%d_vs_natural".formatted(size), ratio(nanos("natural", all), ours));
        told.put("evaluate_%d_vs_hand_index".formatted(size), ratio(ours, nanos("hand_index", all)));
        told.put("evaluate_%d_ns".formatted(size), Cost.median(ours));
        if (size == SKEWED) {
            told.put("evaluate_bytes_per_event", bytes(all.get(0).engine(), posts));
            told.put("route_1000_vs_evaluate", ratio(nanos("route", all), ours));
            told.put("route_1000_bytes_per_event", bytes(all.get(1).engine(), posts));
        }
        for (Contender each : all.subList(1, all.size())) {
            told.put("control_%s_%d_ns".formatted(each.name(), size), Cost.median(each.nanos()));
        }
        told.put("hits_%d_per_event".formatted(size), Cost.rounded(found));
        for (Contender each : all) {
            each.engine().close();
        }
    }

    /** Rules found a post, when all find the same. */
    private static double agree(RuleEngine ours, List<Contender> others, List<Post> posts) {
        Hits hits = new Hits();
        double found = 0;
        for (Post post : posts) {
            List<Integer> expected = found(ours, post, hits);
            for (Contender other : others) {
                List<Integer> seen = found(other.engine(), post, hits);
                if (!seen.equals(expected)) {
                    throw new IllegalStateException(
                            "%s finds other rules: %s, not %s".formatted(other.name(), seen, expected));
                }
            }
            found += expected.size();
        }
        return found / posts.size();
    }

    private static List<Integer> found(RuleEngine engine, Post post, Hits hits) {
        hits.clear();
        engine.match(post, hits);
        return hits.sorted();
    }

    private void measure(List<Contender> all, List<Post> posts) {
        int[] repeats = new int[all.size()];
        for (int i = 0; i < repeats.length; i++) {
            repeats[i] = repeats(all.get(i).engine(), posts);
        }
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (int i = 0; i < repeats.length; i++) {
                double nanos = nanos(all.get(i).engine(), posts, repeats[i]);
                if (round >= 0) {
                    all.get(i).nanos()[round] = nanos;
                }
            }
        }
    }

    /** How often all posts are to be matched so that a turn takes long enough to be measured. */
    private int repeats(RuleEngine engine, List<Post> posts) {
        int repeats = 1;
        double nanos = nanos(engine, posts, repeats);
        for (int trial = 0; trial < 4; trial++) {
            repeats = (int) Math.max(1, NANOS_A_TURN / (nanos * posts.size()));
            nanos = nanos(engine, posts, repeats);
        }
        return repeats;
    }

    private double nanos(RuleEngine engine, List<Post> posts, int repeats) {
        Hits hits = new Hits();
        long begun = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < repeats; i++) {
            for (Post post : posts) {
                hits.clear();
                engine.match(post, hits);
            }
        }
        return Math.max(1.0, (double) (threads.getCurrentThreadCpuTime() - begun)) / repeats / posts.size();
    }

    private double bytes(RuleEngine engine, List<Post> posts) {
        Hits hits = new Hits();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        for (Post post : posts) {
            hits.clear();
            engine.match(post, hits);
        }
        return Cost.rounded((double) (threads.getThreadAllocatedBytes(thread) - before) / posts.size());
    }

    private static double[] nanos(String name, List<Contender> all) {
        return all.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .nanos();
    }

    private static double ratio(double[] above, double[] below) {
        double[] ratios = new double[above.length];
        Arrays.setAll(ratios, i -> above[i] / below[i]);
        return Cost.median(ratios);
    }

    // ---------------------------------------------------------------------------------------------- other questions

    private void skewed() {
        RuleWorkload even = new RuleWorkload(SKEWED, 0);
        RuleWorkload skewed = new RuleWorkload(SKEWED, SKEW);
        Contender ofEven = new Contender("even", counting(router(even)));
        Contender ofSkewed = new Contender("skewed", counting(router(skewed)));
        List<Post> evenPosts = even.posts(POSTS);
        List<Post> skewedPosts = skewed.posts(POSTS);
        agree(
                evaluating(router(skewed)),
                List.of(new Contender("hand_index", HandRules.index(skewed.rules()))),
                skewedPosts);
        int repeats = repeats(ofEven.engine(), evenPosts);
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            double nanosEven = nanos(ofEven.engine(), evenPosts, repeats);
            double nanosSkewed = nanos(ofSkewed.engine(), skewedPosts, repeats);
            if (round >= 0) {
                ofEven.nanos()[round] = nanosEven;
                ofSkewed.nanos()[round] = nanosSkewed;
            }
        }
        told.put("evaluate_skewed_vs_even", ratio(ofSkewed.nanos(), ofEven.nanos()));
    }

    private void twoThreads() throws InterruptedException {
        RuleWorkload load = new RuleWorkload(SKEWED, 0);
        List<Post> posts = load.posts(POSTS);
        RuleEngine engine = counting(router(load));
        int repeats = repeats(engine, posts);
        double[] one = new double[ROUNDS];
        double[] two = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            double alone = together(1, engine, posts, 4 * repeats);
            double both = together(2, engine, posts, 4 * repeats);
            if (round >= 0) {
                one[round] = alone;
                two[round] = both;
            }
        }
        told.put("two_threads_cpu_vs_one", ratio(two, one));
    }

    /** CPU time a post of so many threads at once. */
    private double together(int count, RuleEngine engine, List<Post> posts, int repeats) throws InterruptedException {
        double[] nanos = new double[count];
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            running.add(new Thread(() -> nanos[number] = nanos(engine, posts, repeats)));
        }
        running.forEach(Thread::start);
        for (Thread each : running) {
            each.join();
        }
        return Arrays.stream(nanos).average().orElseThrow();
    }

    /** The first router of this process, and so its classes too. */
    private void coldStart() throws Exception {
        List<RuleSpec> specs = new RuleWorkload(SKEWED, 0).specs();
        Cost cost = Cost.of(1, () -> DroolsRouter.builder().rules(specs).build());
        told.put("cold_start_1000_cpu_ms", Cost.rounded(cost.cpuNanos() / 1e6));
    }

    private void reload() {
        RuleWorkload load = new RuleWorkload(SKEWED, 0);
        List<RuleSpec> specs = load.specs();
        double[] ours = new double[ROUNDS];
        double[] bare = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            double own = cpu(() -> DroolsRouter.builder().rules(specs).build());
            double drools = cpu(() -> NaturalDrools.base(load.rules()));
            if (round >= 0) {
                ours[round] = own;
                bare[round] = drools;
            }
        }
        told.put("reload_1000_vs_kiebase", ratio(ours, bare));
        told.put("reload_1000_cpu_ms", Cost.rounded(Cost.median(ours) / 1e6));
        told.put("control_kiebase_1000_ns", Cost.median(bare));
    }

    private double cpu(Runnable job) {
        long begun = threads.getCurrentThreadCpuTime();
        job.run();
        return Math.max(1.0, (double) (threads.getCurrentThreadCpuTime() - begun));
    }
}
