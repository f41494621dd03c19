/**
 * The gateway: the one way of all connectors to their vendors' hosts. Start at {@link
 * io.sccc.connectors.http.Gateway#at(java.net.URI)}, say what is particular about the vendor ({@link
 * io.sccc.connectors.http.StatusTable}, {@link io.sccc.connectors.http.RateDialect}, {@link
 * io.sccc.connectors.http.Credentials} or {@link io.sccc.connectors.http.OAuth2}), and {@linkplain
 * io.sccc.connectors.http.Gateway#send send} a {@link io.sccc.connectors.http.Call}. The connectors live in packages of their
 * own and never see one another.
 *
 * <p>Why nothing is repeated here: whether a request that writes may go out again is known to the center alone, which has a
 * permanent key for each effect. A second layer that repeats would make two replies of one.
 *
 * <p>Why a lost answer is told from a fault: "surely no effect" lets the center try again, "perhaps" makes it look first.
 * The line between them is whether the first byte of the request may have left, and what the status table says of an answer
 * that did come (500, 502 and 504 leave it open).
 *
 * <p>Why addresses are checked twice: a name is resolved for the check and again for the connection, and a name server may
 * answer differently. So the check looks at what the socket is about to connect to.
 *
 * <p>Why paths are patterns: a path built from strings ends up, with a customer's address or a bot's token in it, in the
 * first log line that shows it.
 *
 * <p>Why one artifact for all connectors: they share their libraries. Rome, which reads feeds, is the one that a single
 * connector needs; a second such library is a reason for artifacts of their own.
 */
@NullMarked
package io.sccc.connectors.http;

import org.jspecify.annotations.NullMarked;
