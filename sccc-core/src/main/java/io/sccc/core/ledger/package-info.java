/**
 * Where everything is kept. {@link io.sccc.core.ledger.InMemoryLedger} forgets at the end of the process: for tests,
 * demos and replays. {@link io.sccc.core.ledger.JdbcLedger} keeps it in a file of its own or in the host's database.
 *
 * <p><b>Why one thread writes.</b> Every change must reach the disk before its caller goes on, and a disk syncs some
 * hundred times a second: callers that wait together share one sync. One writer also makes the caches simple: they are
 * as of the last commit, and thrown away when a transaction failed or another node wrote.
 *
 * <p><b>Why an action waits behind another as a state of its own.</b> Only the oldest of a conversation may be tried.
 * If the others looked ready, a target that is down would make every look for work walk past all that waits.
 *
 * <p><b>Why a node does not lease again what it has at hand.</b> A node that is late with its sign of life is not gone, and its
 * action is still being done. Another node may think it gone; the node itself knows better, and would do it beside itself.
 *
 * <p><b>Why conversations and author histories are computed here.</b> They depend on the order of arrival and on nothing
 * else; computed inside the intake transaction they are the same whatever the number of workers.
 *
 * <p><b>Why a migration runner of our own.</b> A host has its own migration tool and its history table; a library's
 * migrations in it collide with the host's. Ours is small, only goes forward, and prints its SQL for who wants to run it
 * by hand.
 *
 * <p><b>Why the SQLite file is looked at before it is opened.</b> Opening is writing: SQLite brings its log into the file
 * and cuts the log short at the first wrong checksum, and after that a backup of the damaged pair is of no more use.
 *
 * <p><b>Why an erased person leaves a pseudonym.</b> Numbers told yesterday must be told tomorrow: rows stay, and a name
 * nobody can trace back stands where the id stood, so that distinct people are still counted as such. The tombstone is a
 * keyed hash for the same reason that a password is one.
 *
 * <p><b>Why the host's transaction signs as another node.</b> The writer's caches are true as long as nobody else wrote.
 * Whether the host commits is its own business, and so the writer reads again rather than guess.
 */
@NullMarked
package io.sccc.core.ledger;

import org.jspecify.annotations.NullMarked;
