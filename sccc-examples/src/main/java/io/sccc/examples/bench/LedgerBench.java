package io.sccc.examples.bench;

import io.sccc.core.ledger.JdbcLedger;
import io.sccc.core.model.Post;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Intake;
import io.sccc.core.spi.Ledger;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Taking posts into a durable ledger (SQLite file, pages of 100, each on the disk before the next) against plain JDBC
 * that writes the very same rows in the same transactions without asking anything. By CPU time, which leaves out waiting
 * for the disk, and on the clock, which does not; the same number of disk syncs on both sides. Interleaved, the median of
 * the ratios.
 */
public final class LedgerBench {

    private static final int PAGE = 100;
    private static final Instant NOW = Instant.parse("2025-06-01T00:00:00Z");

    private final Scratch scratch;
    private final List<Intake> pages;
    private final int posts;

    private LedgerBench(Scratch scratch, int posts) {
        this.scratch = scratch;
        this.posts = posts;
        this.pages = pages(new SyntheticPosts(1).take(posts));
    }

    /**
     * Measures; the keys of {@code sccc bench ledger}.
     *
     * @param posts how many a round
     * @param warmUp rounds that do not count
     * @param rounds rounds that count
     */
    public static Map<String, Object> run(int posts, int warmUp, int rounds) throws Exception {
        try (Scratch scratch = new Scratch()) {
            return new LedgerBench(scratch, posts).measure(warmUp, rounds);
        }
    }

    private Map<String, Object> measure(int warmUp, int rounds) throws Exception {
        RawRows rows = record();
        double[] byCpu = new double[rounds];
        double[] byWall = new double[rounds];
        double[] ours = new double[rounds];
        double[] oursWall = new double[rounds];
        double[] raw = new double[rounds];
        double[] rawWall = new double[rounds];
        for (int round = -warmUp; round < rounds; round++) {
            Cost control = raw(scratch, rows, posts);
            Cost subject = intake();
            if (round >= 0) {
                byCpu[round] = subject.perCpuSecond() / control.perCpuSecond();
                byWall[round] = subject.perSecond() / control.perSecond();
                ours[round] = subject.perCpuSecond();
                oursWall[round] = subject.perSecond();
                raw[round] = control.perCpuSecond();
                rawWall[round] = control.perSecond();
            }
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("intake_vs_raw_jdbc", Cost.median(byCpu));
        told.put("intake_vs_raw_jdbc_wall", Cost.median(byWall));
        told.put("intake_posts_per_cpu_second", Cost.median(ours));
        told.put("intake_posts_per_second_wall", Cost.median(oursWall));
        told.put("control_raw_jdbc_posts_per_cpu_second", Cost.median(raw));
        told.put("control_raw_jdbc_posts_per_second_wall", Cost.median(rawWall));
        told.put("rows_per_post", Cost.rounded((double) rows.size() / posts));
        told.put("transactions", rows.transactions());
        return told;
    }

    /** What plain JDBC has to write. */
    private RawRows record() {
        return record(scratch.file("recorded"), pages);
    }

    /** What plain JDBC has to write for posts like these. */
    static RawRows rows(Scratch scratch, List<Post> posts) {
        return record(scratch.file("recorded"), pages(posts));
    }

    static RawRows record(Path file, List<Intake> pages) {
        RawRows rows = new RawRows();
        try (Ledger ledger = JdbcLedger.on(new WatchedDatabase(file, rows))) {
            rows.begin();
            pages.forEach(ledger::take);
            rows.end();
        }
        return rows;
    }

    /** Plain JDBC, timed. */
    static Cost raw(Scratch scratch, RawRows rows, int posts) throws Exception {
        Path file = scratch.file("raw");
        RawRows.prepare(file);
        try (Connection connection = RawRows.open(file)) {
            return Cost.of(posts, () -> rows.write(connection));
        }
    }

    private Cost intake() throws Exception {
        Path file = scratch.file("ledger");
        RawRows.prepare(file);
        try (Ledger ledger = JdbcLedger.file(file)) {
            return Cost.of(posts, () -> pages.forEach(ledger::take));
        }
    }

    static List<Intake> pages(List<Post> posts) {
        List<Intake> pages = new ArrayList<>();
        for (int from = 0; from < posts.size(); from += PAGE) {
            int to = Math.min(posts.size(), from + PAGE);
            List<Intake.Masked> arrivals = posts.subList(from, to).stream()
                    .map(post -> new Intake.Masked(
                            new Arrival.Received(post), Set.of(), post.text().hashCode()))
                    .toList();
            pages.add(new Intake(
                    TenantId.DEFAULT, "synthetic", arrivals, new Cursor(Integer.toString(to)), null, false, true, NOW));
        }
        return pages;
    }
}
