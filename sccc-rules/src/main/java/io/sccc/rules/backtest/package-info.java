/**
 * What other rules would have done: a recorded stream is replayed through two rule sets and told apart, customer by customer.
 * Start at {@link io.sccc.rules.backtest.Backtest}.
 *
 * <p>Why whole centers and not only two routers: what a rule sees depends on what the rules did before, the customer's level
 * and case above all. So each rule set has a center of its own, in memory and with nothing that could act. What does not
 * depend on rules, the understanding of a post, is computed once or taken from the ledger.
 */
@NullMarked
package io.sccc.rules.backtest;

import org.jspecify.annotations.NullMarked;
