/**
 * Bluesky, or any other network of the AT Protocol: start at {@link io.sccc.connectors.vendor.bluesky.Bluesky}.
 *
 * <p>What it needs: the account's handle and an <em>app password</em> (Settings, Privacy and security, App passwords),
 * without access to direct messages. No app review, no fee. Limits of the official host: 3,000 calls in five minutes for an
 * address, 5,000 points of writing an hour and 35,000 a day (a post or like is 3, a change 2, a deletion 1), 30 logins in
 * five minutes and 300 a day; so one session is kept in the credential store and refreshed.
 *
 * <p>It listens to mentions, replies and quotes among the account's notifications, answers in the thread, likes, hides
 * replies in the account's own threads, and reads profiles, threads, searches and older notifications.
 *
 * <p>Why a record is named by the action's key: the network takes no idempotency key, and creating a record twice posts
 * twice. A record written under a name of our own, only if that name is free, is there once, whoever lost whichever answer;
 * and looking it up is one call.
 *
 * <p>Why a text of more than 300 graphemes is refused and not split: two posts are two effects under one key, and the second
 * may fail when the first is out. Links alone are shown shortened, as the official app does, since the address itself stands
 * in the facet.
 *
 * <p>Why fetch reads backward and remembers pages: the network tells notifications newest first and has no "after". We walk
 * back to what is known, keep the pages' cursors on the way, and hand the pages out from the oldest.
 *
 * <p>Edits and deletions: the app cannot edit, but a record can be replaced; one that was replaced while we still remember it
 * comes again with a greater revision. A deleted post leaves the notifications without a word: {@link
 * io.sccc.connectors.vendor.bluesky.Bluesky#gone} asks about posts one knows, {@link
 * io.sccc.connectors.vendor.bluesky.Bluesky#thread} shows the gaps, and {@link
 * io.sccc.connectors.vendor.bluesky.Jetstream} reads the network's own deletions. A reply to a deleted post is not sent.
 *
 * <p>Why a Jetstream that lost its place goes on from now: the stream keeps events for hours and cannot give older ones. The
 * gap is told as a dead letter; mentions, replies and quotes in it come by notifications, which are read from their own cursor.
 *
 * <p>Why no direct messages: they live on a service of their own without a key for retries and without a way to see whether
 * a message arrived, and the app password would have to open the account's whole inbox.
 *
 * <p>Why the time of a post is the earlier of the author's and the network's: authors may claim any time. The network orders
 * by the same rule, so a post that claims to be old stands where it claims; it is found while it is within the newest
 * hundred notifications, or by Jetstream.
 */
@NullMarked
package io.sccc.connectors.vendor.bluesky;

import org.jspecify.annotations.NullMarked;
