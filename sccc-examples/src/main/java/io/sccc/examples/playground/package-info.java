/**
 * A small world to act on: a simulated social network, a community and a CRM behind real HTTP on loopback, and the
 * client that acts on them. Start with {@link io.sccc.examples.playground.Playground}.
 *
 * <p>Why a journal of effects rather than a database: what the playground must prove is that each key had its effect
 * once, whatever was killed and when. A row is forced to disk before its call is answered, and the whole state is a
 * function of the rows, so a restart cannot know less than a caller was told. Calls that arrive together share one
 * force. People's words are never kept: neither in the journal nor in memory.
 *
 * <p>Why ids are made of keys and identities rather than counted: they are the same in every run and after every kill.
 */
@NullMarked
package io.sccc.examples.playground;

import org.jspecify.annotations.NullMarked;
