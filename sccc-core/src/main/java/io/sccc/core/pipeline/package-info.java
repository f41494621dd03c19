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
 * both; all before it saw only their own.
 */
@NullMarked
package io.sccc.core.pipeline;

import org.jspecify.annotations.NullMarked;
