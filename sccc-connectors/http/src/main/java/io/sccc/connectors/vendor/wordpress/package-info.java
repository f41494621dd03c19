/**
 * WordPress posts and comments over the REST API {@code wp/v2} (WordPress 5.6 or later; proven against 6.1).
 *
 * <p>Needs an account of the role Editor and an application password of it (Users, Profile), over https. No app review, no
 * fee. WordPress itself has no rate limit; hosts and security plugins answer 429 or 403.
 *
 * <p><b>Why the key of an answer lives in the user agent.</b> A comment has no field of ours: {@code meta} takes registered
 * keys alone, and marks in the text are filtered or seen by everybody. {@code author_user_agent} is kept as sent, up to 255
 * characters, and shown only to moderators. It cannot be searched, so {@code find} lists the answers below the one comment.
 * A plugin may wipe it; then the account's own answer with the same words, below the same comment, is taken for it.
 *
 * <p><b>Why 409 is not relied on.</b> WordPress refuses a comment with the words of another, but compares before it filters:
 * a text with a backslash is written twice without a word (seen on 6.1). And it takes answers to comments that do not exist,
 * so the comment is looked up first. A request whose answer was lost may run on the server for a while: {@code find} tells
 * that an answer is surely not there only a minute after the last such request.
 *
 * <p><b>Why two hours are read again.</b> Filters compare the site's local time, in which an hour comes twice in autumn. What
 * was seen is remembered in the cursor, at most 500 entries of about 15 characters, so it is not told twice; and so edits
 * and removals are seen although a comment has no time of change. Older than that, only the last hundred comments that were
 * held for moderation are looked at again, by their ids: one that is approved after days is answered then. Edits and removals
 * of older comments are not seen, and nothing is read from before the place where reading began ({@code history}).
 *
 * <p><b>Why asking is not offered.</b> A question would be an article of the company's own site.
 */
@NullMarked
package io.sccc.connectors.vendor.wordpress;

import org.jspecify.annotations.NullMarked;
