/**
 * Where everything is kept. {@link io.sccc.core.ledger.InMemoryLedger} forgets at the end of the process: for tests,
 * demos and replays.
 *
 * <p><b>Why conversations and author histories are computed here.</b> They depend on the order of arrival and on nothing
 * else; computed inside the intake transaction they are the same whatever the number of workers.
 */
@NullMarked
package io.sccc.core.ledger;

import org.jspecify.annotations.NullMarked;
