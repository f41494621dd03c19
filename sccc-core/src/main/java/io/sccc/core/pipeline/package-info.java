/**
 * The way of a post from its source to its effects. {@link io.sccc.core.pipeline.Pipeline} is the only door; read it top
 * down: {@code Gate} takes posts in, {@code Lanes} keep each conversation serial, {@code Decider} decides, {@code Actor}
 * acts, {@code Dispatcher} tells listeners.
 *
 * <p><b>Why timers fire inside the conversation's lane.</b> Before a post is decided, the timers of its conversation that
 * fell due by the clock <em>as of that post</em> are asked. So a recorded stream gives the same decisions on one thread
 * and on sixteen, whoever is faster.
 *
 * <p><b>Why a join waits for both lanes.</b> The post that joins two conversations, and all after it, see the memory of
 * both; all before it saw only their own. So the ledger knows a join twice: taken in, for where posts go, and decided, for
 * what they remember. Timers that fell due before the join are asked in each conversation by itself, first.
 *
 * <p><b>Why an unexpected fault of a handler parks its action.</b> Only {@code TransientException} and {@code
 * PermanentException} say that there was no effect. After anything else nobody knows, and asking again could do it twice.
 *
 * <p><b>Why what is lost is not asked whether it is still wanted.</b> An action whose outcome nobody knows may have happened.
 * A post deleted since makes it unwanted, not undone: it is looked up first, and only what surely did not happen is given up.
 *
 * <p><b>Why timers have a clock of their own.</b> A clock set a year ahead for a minute would fire every timer there is, and
 * nothing takes a case back. Ten minutes late is no harm to a timer of hours. Leases go by the database's clock, pauses by
 * {@code nanoTime}, signatures of deliveries by the system's, since their senders go by theirs.
 *
 * <p><b>Why the lane is held while the ledger is down.</b> A post that is stored must be decided, in its order. So its lane
 * waits and tries again; intake stops by itself, since the queue is full.
 */
@NullMarked
package io.sccc.core.pipeline;

import org.jspecify.annotations.NullMarked;
