package io.sccc.rules.backtest;

import io.sccc.core.model.TenantId;
import io.sccc.core.spi.FactSource;
import io.sccc.core.spi.KnowledgeSource;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.PostSource;
import io.sccc.core.spi.Understander;
import io.sccc.rules.DroolsRouter;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells what other rules would have done with the same posts. Both rule sets decide every post at the same time, each in a
 * center of its own: on the clock of the posts, in memory, with no handler of actions, so that nothing can have an effect.
 * Actions are asked and counted. Of one thread; each replay stands alone.
 *
 * <pre>{@code
 * BacktestReport report = Backtest.of(DroolsRouter.packs("general"), DroolsRouter.of(Path.of("new-rules")))
 *         .named("today", "proposed")
 *         .replay(ledger, TenantId.DEFAULT);
 * Files.writeString(Path.of("report.html"), report.html("es"));
 * }</pre>
 */
public final class Backtest {

    private static final int KEY = 32;

    private final DroolsRouter from;
    private final DroolsRouter to;
    private final List<Understander> understanders = new ArrayList<>();
    private final List<FactSource> factSources = new ArrayList<>();
    private @Nullable KnowledgeSource knowledge;
    private @Nullable InstantSource clock;
    private Consumer<Progress> listener = progress -> {};
    private BacktestReport.Names names = new BacktestReport.Names("A", "B");

    private Backtest(DroolsRouter from, DroolsRouter to) {
        this.from = from;
        this.to = to;
    }

    /**
     * A back-test of these rules.
     *
     * @param from the rules of now, A
     * @param to the rules that are tried, B
     */
    public static Backtest of(DroolsRouter from, DroolsRouter to) {
        return new Backtest(from, to);
    }

    /** What people call the two; A and B unless told. */
    public Backtest named(String now, String tried) {
        names = new BacktestReport.Names(now, tried);
        return this;
    }

    /** What believes something about posts of a file, in order; a ledger has its beliefs. Each post is understood once. */
    public Backtest understandWith(List<? extends Understander> chain) {
        understanders.addAll(chain);
        return this;
    }

    /** What supplies further facts about posts of a file; asked in both centers. A ledger has its facts. */
    public Backtest factsFrom(FactSource... suppliers) {
        factSources.addAll(List.of(suppliers));
        return this;
    }

    /** Where answers to posts of a file are looked for; a ledger knows what was found. */
    public Backtest knowledge(KnowledgeSource answers) {
        knowledge = answers;
        return this;
    }

    /** When the recording counts as opened: posts more than a day later are implausible. The system's clock unless told. */
    public Backtest clock(InstantSource source) {
        clock = source;
        return this;
    }

    /** Who hears how far it is, a few times a second at most, on threads of the back-test; must not block. */
    public Backtest listener(Consumer<Progress> hearer) {
        listener = hearer;
        return this;
    }

    /**
     * Replays a source from its beginning to its end.
     *
     * @throws InterruptedException when the calling thread is interrupted; both centers are closed then
     */
    public BacktestReport replay(PostSource posts) throws InterruptedException {
        Pace pace = new Pace(listener);
        return replay(Recording.of(posts, understanders, knowledge, factSources, pace), TenantId.DEFAULT, pace);
    }

    /**
     * Replays what a ledger took in, as it was understood and known then; the ledger is only read. Posts that were erased or
     * whose words were forgotten are left out, and of a post that was edited only the last text is known.
     *
     * @throws InterruptedException when the calling thread is interrupted; both centers are closed then
     */
    public BacktestReport replay(Ledger ledger, TenantId tenant) throws InterruptedException {
        Pace pace = new Pace(listener);
        return replay(Recording.of(ledger, tenant, pace), tenant, pace);
    }

    private BacktestReport replay(Recording recording, TenantId tenant, Pace pace) throws InterruptedException {
        byte[] key = new byte[KEY];
        new SecureRandom().nextBytes(key); // equal in both, so that both see the same masked words
        pace.begin(recording.size());
        try (Trial first = Trial.begin(from, recording, tenant, key, clock, pace.runner());
                Trial second = Trial.begin(to, recording, tenant, key, clock, pace.runner())) {
            first.await();
            second.await();
            pace.compare();
            return Comparison.of(first, second, recording, names);
        }
    }

    /** What is being done. */
    public enum Phase {
        /** The recording is read. */
        READING,
        /** Both rule sets decide. */
        REPLAYING,
        /** What they did is compared. */
        COMPARING
    }

    /**
     * How far a back-test is.
     *
     * @param phase what is being done
     * @param done posts read, or posts that both rule sets have taken in
     * @param total posts in all; -1 while it reads
     * @param elapsed since it began
     * @param left how long it will still take at this pace; null when that cannot be said yet
     */
    public record Progress(
            Phase phase,
            long done,
            long total,
            Duration elapsed,
            @Nullable Duration left) {}
}
