/**
 * What a vendor implements to connect a social network, a community or a CRM: a class with {@link
 * io.sccc.connectors.SocialNetworkConnector}, {@link io.sccc.connectors.CommunityConnector} or {@link
 * io.sccc.connectors.CrmConnector} on it, that overrides the verbs its product has. Every other verb refuses.
 *
 * <p>Why verbs that refuse and not one interface a verb: a vendor's class stays one noun, what it can do is seen from what
 * it overrides and cannot be declared wrongly, and a verb added later breaks nobody.
 *
 * <p>Why verbs take the core's {@link io.sccc.core.model.Action} records: what is to be done is data already, with its words
 * in the reader's language; a second set of records would only be copied into.
 *
 * <p>Why three ways to fail: {@link io.sccc.connectors.VendorTransientException} and {@link
 * io.sccc.connectors.VendorPermanentException} promise that nothing happened at the vendor's; {@link
 * io.sccc.connectors.AnswerLostException} says that nobody knows, and only then is the connector asked to look up. A
 * connector that calls a lost answer transient writes twice.
 *
 * <p>Why apart from the core: the pipeline needs a source and a handler, not networks; a host that brings its own never sees
 * this module. No HTTP or JSON library is seen here: that is {@code io.sccc.connectors.http}, which a vendor may use.
 */
@NullMarked
package io.sccc.connectors;

import org.jspecify.annotations.NullMarked;
