/**
 * Facts that others supply, kept for a while: {@link io.sccc.core.facts.CachedFacts}.
 *
 * <p>Why the key is the caller's: a contact's tier is known by author, a country's holidays by country and day. A cache that
 * guessed would answer one customer with another's facts, so it asks.
 */
@NullMarked
package io.sccc.core.facts;

import org.jspecify.annotations.NullMarked;
