package io.sccc.core.spi;

import io.sccc.core.model.Facts;
import io.sccc.core.model.Route;
import org.jspecify.annotations.Nullable;

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

    /**
     * The text of the set that made a route, asked before the first decision by it is stored. A router that reloads its rules
     * overrides it: between the route and the storing of it another set may have taken their place.
     *
     * @param hash as the route has it
     * @return null when this router knows no such set
     */
    default @Nullable String rulesetText(String hash) {
        return hash.equals(ruleset()) ? rulesetText() : null;
    }
}
