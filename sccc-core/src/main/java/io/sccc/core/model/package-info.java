/**
 * The words everybody shares: a {@link io.sccc.core.model.Post} arrives, {@link io.sccc.core.model.Understanding} and
 * {@link io.sccc.core.model.Facts} are gathered, a {@link io.sccc.core.model.Route} is chosen, {@link
 * io.sccc.core.model.Action}s are asked and end in an {@link io.sccc.core.model.Outcome}, and every step leaves an
 * {@link io.sccc.core.model.Event}. Immutable records and sealed interfaces; only {@code java.*} types.
 *
 * <p><b>Why a conversation is not the unit of a case.</b> One video can hold 190 complaining people. Cases, contacts,
 * level and clocks therefore belong to a ({@linkplain io.sccc.core.model.ConversationId conversation}, customer) pair,
 * here called a {@link io.sccc.core.model.Party}.
 *
 * <p><b>Why ids and keys are hashes of the input.</b> The same posts must give the same conversations and the same
 * action keys in every ledger, on every thread count and after every restart; so nothing in them is random or counted.
 */
@NullMarked
package io.sccc.core.model;

import org.jspecify.annotations.NullMarked;
