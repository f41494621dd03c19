package io.sccc.examples.run;

import io.sccc.core.spi.KnowledgeSource;
import io.sccc.core.spi.PipelineListener;
import io.sccc.core.spi.Router;
import io.sccc.examples.store.LedgerPlace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run is told.
 *
 * @param feed where posts come from
 * @param out the folder for what it writes
 * @param router what chooses levels
 * @param knowledge where answers are looked for; null for none
 * @param acting what is done about decisions
 * @param ledger where it is kept
 * @param threads workers
 * @param now the moment at which the input counts as opened; null for the machine's time
 * @param listeners who else hears of events
 */
public record RunOptions(
        Feed feed,
        Path out,
        Router router,
        @Nullable KnowledgeSource knowledge,
        Acting acting,
        LedgerPlace ledger,
        int threads,
        @Nullable Instant now,
        List<PipelineListener> listeners) {

    /** Copies the list. */
    public RunOptions {
        listeners = List.copyOf(listeners);
    }
}
