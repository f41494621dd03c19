/**
 * What a connector has to pass, as JUnit classes. Start at {@link io.sccc.connectors.testkit.SocialNetworkContract}, {@link
 * io.sccc.connectors.testkit.CommunityContract} or {@link io.sccc.connectors.testkit.CrmContract}: extend one, make a
 * connector of the {@link io.sccc.connectors.testkit.Wire} and tell in a {@link io.sccc.connectors.testkit.Recording} what the
 * vendor shows of itself. {@code GUIDE.md} beside the module walks through it.
 *
 * <p>Why an artifact of its own: vendors outside this project use it too, and its test libraries must not reach a host.
 *
 * <p>Why the rules are package-private methods of classes nobody can reach: a vendor cannot override, disable or skip one. A
 * rule about something that a connector does not declare checks that it is refused.
 *
 * <p>Why a shelf of items and not a folder of recorded pages: rules need the same item edited, deleted, twice, out of order
 * and with broken characters. Of a recorded payload with slots all of them can be made; of recorded pages none.
 *
 * <p>Why WireMock serves and the script is our own: what decides is which of two lines answers, what is disturbed while the
 * rest goes on, and what was sent; and no type of it is seen by vendors.
 */
@NullMarked
package io.sccc.connectors.testkit;

import org.jspecify.annotations.NullMarked;
