package io.sccc.core.pipeline;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.ActionSpec;
import io.sccc.core.model.Decision;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Work;
import org.jspecify.annotations.Nullable;

/**
 * Is what was asked because of a post still wanted when its turn comes? It may have waited for hours, and the post may have
 * been deleted or edited since. Only what people of the network see is asked again: a case stays a case.
 *
 * <p>Not where recorded input tells the time: there it would depend on how far the reading is ahead of the doing, and the
 * same input must end the same way.
 */
final class Recheck {

    private final Ledger ledger;
    private final boolean recorded;

    Recheck(Parts parts) {
        this.ledger = parts.ledger();
        this.recorded = parts.recorded();
    }

    /** Why it must not be done any more; null when it may. */
    @Nullable
    String refusal(Work work) {
        Work.Request request = work.request();
        boolean seen = request.kind().target() == ActionKind.Target.NETWORK;
        boolean asks = request.kind().target() == ActionKind.Target.COMMUNITY;
        Decision latest = recorded || !(seen || asks)
                ? null
                : ledger.decision(request.about().tenant(), request.post());
        if (latest == null) {
            return null;
        }
        if (seen && Decider.DELETED.equals(latest.route().reason())) {
            return "its post was deleted meanwhile";
        }
        return overtaken(request, latest) ? "its post was edited meanwhile" : null;
    }

    /** The edit's own decision asks anew for what is still wanted; only content is offered once, and not for each text. */
    private static boolean overtaken(Work.Request request, Decision latest) {
        boolean older = request.revision() != Work.Request.BY_HAND && request.revision() < latest.revision();
        boolean offered = request.kind() == ActionKind.SUGGEST_CONTENT
                && latest.route().actions().stream().map(ActionSpec::kind).anyMatch(ActionKind.SUGGEST_CONTENT::equals);
        return older && !offered;
    }
}
