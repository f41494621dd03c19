package io.sccc.rules.backtest;

import io.sccc.core.CommandCenter;
import io.sccc.core.CommandCenterBuilder;
import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.FactSource;
import io.sccc.rules.DroolsRouter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** One rule set's run over a recording, in a center of its own that can do nothing. */
final class Trial implements AutoCloseable {

    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int QUEUE = 400;

    private final DroolsRouter router;
    private final TenantId tenant;
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final CommandCenter center;
    private final LongConsumer at;
    private final int size;

    private Trial(
            DroolsRouter router,
            Recording recording,
            TenantId tenant,
            byte[] key,
            @Nullable InstantSource clock,
            LongConsumer at) {
        this.router = router;
        this.tenant = tenant;
        this.at = at;
        this.size = recording.size();
        CommandCenterBuilder builder = CommandCenter.builder()
                .tenants(tenant)
                .ledger(ledger)
                .listenTo(recording.source(at))
                .understandWith(recording.understander())
                .factsFrom(recording.factSources().toArray(FactSource[]::new))
                .routeWith(router)
                .maskWith(key)
                .workers(1)
                .queue(QUEUE)
                .dryRun();
        if (recording.knowledge() != null) {
            builder.knowledge(recording.knowledge());
        }
        if (clock != null) {
            builder.clock(clock);
        }
        center = builder.build();
    }

    /** Begins to decide. */
    static Trial begin(
            DroolsRouter router,
            Recording recording,
            TenantId tenant,
            byte[] key,
            @Nullable InstantSource clock,
            LongConsumer at) {
        Trial trial = new Trial(router, recording, tenant, key, clock, at);
        trial.center.start();
        return trial;
    }

    /** Waits until everything is decided, every timer too. */
    void await() throws InterruptedException {
        while (!center.settle(STEP)) {
            // a stream takes as long as it takes
        }
        at.accept(size);
    }

    DroolsRouter router() {
        return router;
    }

    TenantId tenant() {
        return tenant;
    }

    InMemoryLedger ledger() {
        return ledger;
    }

    @Override
    public void close() {
        center.close();
    }
}
