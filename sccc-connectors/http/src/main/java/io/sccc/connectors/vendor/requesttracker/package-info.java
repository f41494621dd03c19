/**
 * Request Tracker 5 by its REST2 interface. Start at {@link io.sccc.connectors.vendor.requesttracker.RequestTracker#at}.
 *
 * <p>It needs: a privileged user of its own with an authentication token (Settings, Auth Tokens), and for the queues it
 * works in SeeQueue, CreateTicket, ShowTicket, ModifyTicket, CommentOnTicket and ShowTicketComments. No review, no limits,
 * no costs. {@code check} names the right that is missing.
 *
 * <p>Why the key of an action is a link: RT has no idempotency header. A ticket that is made refers to {@code sccc:...}, in
 * the same database transaction that makes it; TicketSQL finds {@code RefersTo} exactly; it takes no administrator; and when
 * an agent merges the ticket into another, the reference goes along, which a custom field's value does not. A custom field
 * that does not exist is, in a search, not a fault but "nothing found", and that would open every case twice. Whoever wants
 * the key in a custom field as well maps it there. The key of words added to a ticket is the subject of the message, which
 * is stored with it and found exactly among the ticket's attachments; agents see it as the comment's subject.
 *
 * <p>Why "not there" does not count at once: a request whose answer was lost may wait in RT for the database. So {@code
 * find} says that it may be asked again only after {@code settle}, reckoned from its first look in this process. Should a
 * request come through later still, both tickets have the same key, which is seen when the second is made, and they are
 * merged. A ticket that an agent deleted meanwhile cannot be found: RT hides deleted tickets from searches.
 *
 * <p>Why the customer's later words are comments, not correspondence: REST2 cannot write on behalf of a requestor, so
 * correspondence is what <em>we</em> answered: RT mails the customer their own words, sets "last contact" and counts the
 * case as answered. All three were seen on a real server. A comment wakes the agents and nobody else. An installation whose
 * scrips expect correspondence sets {@code customer_words}. Why a case was closed is a comment, too.
 *
 * <p>Why contacts may be addresses: making a user takes the right AdminUsers, which administrators rarely give to a
 * connector. A requestor that is an address needs no right, as RT makes the user itself; but a requestor that is only a
 * name and not known is dropped without a word. So without the right a person is an address in a domain that leads nowhere,
 * made of a hash. A contact's id is RT's number of the user, which does not change when the user is renamed.
 *
 * <p>Why everything is read back: RT answers 200 or 201 also when it refused a status, a field or a requestor, with
 * sentences in the user's language. What was refused is set once more and, if it still is not there, a fault names it.
 *
 * <p>Why times in searches look so: a time with T and Z finds nothing, without an error, and one without an offset is read in
 * the user's own zone. Why nothing counts pages: RT takes what the user may not see out of a page after cutting it, so a
 * short page is not the last; totals are null where that happens.
 */
@NullMarked
package io.sccc.connectors.vendor.requesttracker;

import org.jspecify.annotations.NullMarked;
