package io.sccc.examples;

import io.sccc.core.CommandCenter;
import io.sccc.core.CommandCenterBuilder;
import io.sccc.core.facts.CachedFacts;
import io.sccc.core.spi.PipelineListener;
import io.sccc.core.spi.Router;
import io.sccc.core.spi.Understander;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * The center inside a CRM application: the host's own {@link CaseService} is asked for facts before a post is routed and
 * acted on afterwards. Keep one center as long as the application lives, and close it with the application.
 */
final class EmbedInCrm {

    private EmbedInCrm() {}

    /**
     * A center of the host's, still to be built.
     *
     * @param cases the host's service; called by many threads, so it must be thread-safe
     * @param metrics hears what happens
     */
    static CommandCenterBuilder center(
            CaseService cases,
            List<Understander> understanders,
            Router router,
            InstantSource clock,
            PipelineListener metrics) {
        // README: embed
        var tiers = CachedFacts.of(new ContactTier(cases), ContactTier::person, 10_000, Duration.ofMinutes(5), clock);
        return CommandCenter.builder()
                .understandWith(understanders) // Understanders.builtIn()
                .factsFrom(tiers)
                .routeWith(router)
                .actWith(new AcmeCases(cases))
                .measureWith(metrics);
        // README: end
    }
}
