package io.sccc.core.pipeline;

import io.sccc.core.model.AccountId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.ActionHandler;
import io.sccc.core.spi.FactSource;
import io.sccc.core.spi.KnowledgeSource;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.PipelineListener;
import io.sccc.core.spi.PostSource;
import io.sccc.core.spi.Router;
import io.sccc.core.spi.Understander;
import io.sccc.core.spi.Upkeep;
import io.sccc.core.understand.Masker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a pipeline is made of. Made by {@link io.sccc.core.CommandCenterBuilder}, which documents each part.
 *
 * @param tenants whose posts are taken; sources deliver for the first
 * @param ledger where everything is kept
 * @param sources where posts come from
 * @param held connections that are only acted on; closed with the center
 * @param understanders what believes something about posts, in order
 * @param factSources what else supplies facts
 * @param knowledge where answers are looked for; null for none
 * @param router what chooses levels
 * @param handlers what acts
 * @param listeners what hears of events
 * @param clock the host's clock
 * @param steady likewise, for stamps and timers: not following the system's where that jumps
 * @param masker what masks personal data
 * @param workers threads that decide, and as many that act
 * @param queue posts taken in and not decided at most
 * @param pollEvery pause between polls that bring nothing
 * @param factBudget how long facts of one post are waited for, live
 * @param retry when and how often actions are tried again
 * @param crm the account of the CRM
 * @param community the account of the community
 * @param retention how long what is kept
 * @param dryRun whether actions are asked and not done
 * @param threads makes threads
 * @param random jitter
 */
public record Parts(
        List<TenantId> tenants,
        Ledger ledger,
        List<PostSource> sources,
        List<? extends PostSource> held,
        List<Understander> understanders,
        List<FactSource> factSources,
        @Nullable KnowledgeSource knowledge,
        Router router,
        List<ActionHandler> handlers,
        List<PipelineListener> listeners,
        InstantSource clock,
        InstantSource steady,
        Masker masker,
        int workers,
        int queue,
        Duration pollEvery,
        Duration factBudget,
        Retry retry,
        AccountId crm,
        AccountId community,
        Upkeep.Retention retention,
        boolean dryRun,
        ThreadFactory threads,
        RandomGenerator random) {

    /** Does recorded input tell the time? */
    boolean recorded() {
        return !sources.isEmpty() && sources.stream().allMatch(PostSource::recorded);
    }
}
