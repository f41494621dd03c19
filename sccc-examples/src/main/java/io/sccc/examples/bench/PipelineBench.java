package io.sccc.examples.bench;

import io.sccc.core.CommandCenter;
import io.sccc.core.ledger.JdbcLedger;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.ActionSpec;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Finding;
import io.sccc.core.model.Level;
import io.sccc.core.model.LocalizedText;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Post;
import io.sccc.core.model.Route;
import io.sccc.core.model.TenantId;
import io.sccc.core.model.Understanding;
import io.sccc.core.spi.ActionHandler;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Page;
import io.sccc.core.spi.PostSource;
import io.sccc.core.spi.Router;
import io.sccc.core.spi.Understander;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A whole center on a durable ledger (SQLite file) whose understanding and rules are trivial: posts are read, masked,
 * stored, decided, remembered, three in ten acted on by a handler in memory, one listener told. Posts end to end against
 * the posts that plain JDBC stores in the same tables (what {@link LedgerBench} compares with): everything after intake,
 * too, is paid from that rate. By CPU time and on the clock. Interleaved, the median of the ratios.
 */
public final class PipelineBench {

    private static final int PAGE = 100;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Scratch scratch;
    private final List<Post> posts;

    private PipelineBench(Scratch scratch, int posts) {
        this.scratch = scratch;
        this.posts = new SyntheticPosts(1).take(posts);
    }

    /**
     * Measures; the keys of {@code sccc bench pipeline}.
     *
     * @param posts how many a round
     * @param warmUp rounds that do not count
     * @param rounds rounds that count
     */
    public static Map<String, Object> run(int posts, int warmUp, int rounds) throws Exception {
        try (Scratch scratch = new Scratch()) {
            return new PipelineBench(scratch, posts).measure(warmUp, rounds);
        }
    }

    private Map<String, Object> measure(int warmUp, int rounds) throws Exception {
        RawRows rows = LedgerBench.rows(scratch, posts);
        double[] byCpu = new double[rounds];
        double[] byWall = new double[rounds];
        double[] ours = new double[rounds];
        double[] oursWall = new double[rounds];
        double[] raw = new double[rounds];
        double[] bytes = new double[rounds];
        for (int round = -warmUp; round < rounds; round++) {
            Cost control = LedgerBench.raw(scratch, rows, posts.size());
            AtomicLong allocated = new AtomicLong();
            Cost subject = run(JdbcLedger.file(scratch.file("ledger")), allocated);
            if (round >= 0) {
                byCpu[round] = subject.perCpuSecond() / control.perCpuSecond();
                byWall[round] = subject.perSecond() / control.perSecond();
                ours[round] = subject.perCpuSecond();
                oursWall[round] = subject.perSecond();
                raw[round] = control.perCpuSecond();
                bytes[round] = (double) allocated.get() / posts.size();
            }
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("pipeline_vs_raw_jdbc", Cost.median(byCpu));
        told.put("pipeline_vs_raw_jdbc_wall", Cost.median(byWall));
        told.put("pipeline_posts_per_cpu_second", Cost.median(ours));
        told.put("pipeline_posts_per_second_wall", Cost.median(oursWall));
        told.put("control_raw_jdbc_posts_per_cpu_second", Cost.median(raw));
        told.put("bytes_per_post", Cost.median(bytes));
        trips(told);
        return told;
    }

    /** How often the database is asked, counted in a run of its own. */
    private void trips(Map<String, Object> told) throws Exception {
        Trips trips = new Trips();
        Path file = scratch.file("counted");
        Ledger ledger = JdbcLedger.on(new WatchedDatabase(file, trips));
        trips.clear();
        Cost unused = run(ledger, new AtomicLong());
        double count = posts.size();
        told.put("round_trips_per_post", Cost.rounded((trips.statements.get() + trips.transactions.get()) / count));
        told.put("statements_per_post", Cost.rounded(trips.statements.get() / count));
        told.put("transactions_per_post", Cost.rounded(trips.transactions.get() / count));
    }

    /** Statements, a batch being one, and commits. */
    private static final class Trips implements WatchedDatabase.Watcher {

        private final AtomicLong statements = new AtomicLong();
        private final AtomicLong transactions = new AtomicLong();

        @Override
        public void executed(String sql, List<@Nullable Object[]> rows) {
            if (sql.startsWith("commit")) {
                transactions.incrementAndGet();
            } else if (!sql.startsWith("begin") && !sql.startsWith("rollback") && !sql.startsWith("pragma")) {
                statements.incrementAndGet();
            }
        }

        void clear() {
            statements.set(0);
            transactions.set(0);
        }
    }

    /** A center from its first page until everything is decided, done and told; then it is closed. */
    private Cost run(Ledger ledger, AtomicLong allocated) throws Exception {
        AtomicLong done = new AtomicLong();
        AtomicLong told = new AtomicLong();
        try (CommandCenter center = CommandCenter.builder()
                .ledger(ledger)
                .listenTo(new Stream(posts))
                .understandWith(believer())
                .routeWith(new Thirds())
                .actWith(new Doer(done))
                .measureWith(event -> told.incrementAndGet())
                .build()) {
            Cost cost = Cost.of(posts.size(), () -> {
                long before = Allocation.now();
                center.start();
                if (!center.settle(LONGEST)) {
                    throw new IllegalStateException("the center did not come to rest within " + LONGEST);
                }
                allocated.set(Allocation.now() - before);
            });
            check(done.get(), told.get(), ledger.lastSeq(TenantId.DEFAULT));
            return cost;
        }
    }

    private void check(long done, long told, long events) {
        long asked = posts.stream().filter(PipelineBench::asks).count();
        if (done != asked || told != events) {
            throw new IllegalStateException(
                    "%d of %d actions were done, %d of %d events were told".formatted(done, asked, told, events));
        }
    }

    private static boolean asks(Post post) {
        return Math.floorMod(post.id().nativeId().hashCode(), 10) < 3;
    }

    private static Understander believer() {
        Finding yes = Finding.of(true, 1);
        Finding no = Finding.of(false, 1);
        Understanding asking = new Understanding(Map.of(Understanding.QUESTION, yes), Set.of());
        Understanding silent = new Understanding(Map.of(Understanding.QUESTION, no), Set.of());
        return (post, text, soFar) -> asks(post) ? asking : silent;
    }

    /** Posts in memory, told as a recording. */
    private record Stream(List<Post> posts) implements PostSource {

        @Override
        public String name() {
            return "synthetic";
        }

        @Override
        public boolean recorded() {
            return true;
        }

        @Override
        public Page<Arrival> fetch(Cursor cursor) {
            int from = cursor.equals(Cursor.START) ? 0 : Integer.parseInt(cursor.value());
            int to = Math.min(posts.size(), from + PAGE);
            List<Arrival> items = posts.subList(from, to).stream()
                    .<Arrival>map(Arrival.Received::new)
                    .toList();
            return new Page<>(items, new Cursor(Integer.toString(to)), to < posts.size());
        }
    }

    /** One rule: a question gets a like. */
    private static final class Thirds implements Router {

        private final Route like = new Route(
                Level.COMMUNITY,
                1,
                null,
                List.of(),
                null,
                List.of(ActionSpec.of(ActionKind.REACT)),
                List.of("question-liked"),
                LocalizedText.of("a question", "una pregunta", "uma pergunta"),
                List.of(),
                ruleset());
        private final Route none = Route.noRule(ruleset(), List.of());

        @Override
        public Route route(Facts facts) {
            return Boolean.TRUE.equals(facts.get(Fact.QUESTION)) ? like : none;
        }

        @Override
        public String ruleset() {
            return "trivial";
        }

        @Override
        public String rulesetText() {
            return "a question gets a like";
        }
    }

    /** Counts what it is asked for. */
    private record Doer(AtomicLong done) implements ActionHandler {

        @Override
        public boolean handles(ActionKind kind, AccountId account) {
            return true;
        }

        @Override
        public Outcome handle(Action action, ActionKey key) {
            return new Outcome.Sent("like-" + done.incrementAndGet());
        }
    }
}
