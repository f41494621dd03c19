package io.sccc.core.spi;

import io.sccc.core.model.Facts;
import io.sccc.core.model.Route;

/**
 * Chooses where a post goes. Pure and thread-safe: equal facts and the same rule set give the same route; never blocks,
 * never calls anybody. When {@link io.sccc.core.model.Fact#TIMER} is known, only the rule it names is asked.
 */
public interface Router {

    /** The route for these facts; never null: when no rule speaks, {@link Route#noRule}. */
    Route route(Facts facts);

    /** Hash of the rule set's text, as routes carry it. */
    String ruleset();

    /** The rule set's text, kept once in the ledger by its hash, so that old decisions stay explainable. */
    String rulesetText();
}
