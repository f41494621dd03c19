/**
 * Feeds in RSS 0.9x, 1.0 and 2.0 and Atom 0.3 and 1.0, read by Rome. Needs nothing but an address: no key, no app review, no
 * limits but politeness. Asks with {@code If-None-Match} and {@code If-Modified-Since}, no sooner than {@code Cache-Control}
 * and {@code ttl} say (at most an hour), follows a feed that moved for good (301, 308) and keeps its new address in the cursor,
 * and never asks again after 410.
 *
 * <p>An item's id is its guid or {@code atom:id}, else its link, else a hash of title and date. The same id with other words is
 * a larger revision; the cursor remembers up to 1,000 items by hashes of eight characters. A feed tells no removals.
 *
 * <p><b>Why the document type is cut away before parsing.</b> A parser that refuses it refuses RSS 0.91, whose own
 * specification has one; a parser that reads it can be made to read files or to grow a text without end. Without it no entity
 * can be declared, whatever the parser.
 *
 * <p><b>Why a label is not believed.</b> RFC 7303 lets the header overrule the prolog, and servers put in the header what suits
 * their pages. So a charset counts only if all bytes mean something in it.
 *
 * <p><b>Why a feed that is cut is refused</b> although its items up to there could be read: its cursor would hold an
 * {@code ETag} of items that were never seen.
 */
@NullMarked
package io.sccc.connectors.vendor.rss;

import org.jspecify.annotations.NullMarked;
