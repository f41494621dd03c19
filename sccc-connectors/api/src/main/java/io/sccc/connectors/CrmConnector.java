package io.sccc.connectors;

import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.Outcome;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CRM, ticket system or agent desk. The ids that outcomes carry come back: the id that {@link #upsertContact} answered is
 * the {@code contactId} of the cases opened for that person, the id that {@link #openCase} answered is the {@code caseId} of
 * what follows. The center does a case's actions one after the other, in order.
 *
 * <p>The key makes an effect happen once. Each product has its own place for it:
 *
 * <ul>
 *   <li>a key header (Zendesk's {@code Idempotency-Key}): send it; {@link #find} answers {@link Lookup.AskAgain} while the
 *       vendor keeps keys, and looks the external id up after that;
 *   <li>an upsert by external id (Salesforce): the key is the external id; {@link #find} answers {@link Lookup.AskAgain};
 *   <li>neither (Request Tracker): write the key into a custom field, a reference or the comment's headers in the same call
 *       that makes the thing, and let {@link #find} search for it.
 * </ul>
 *
 * <p>An update that the product answers with success though it refused a field is a {@link Fault}, not a success.
 */
public interface CrmConnector extends Connector {

    /**
     * The people who are this person of a network; one as a rule, several when the CRM holds them twice, none when unknown.
     * Reads only.
     *
     * @param network the network's name, as in post ids
     * @param personId the network's permanent id of the person
     */
    default List<Person> findPerson(String network, String personId) {
        throw new Unsupported(Capability.FIND_PERSON);
    }

    /**
     * Makes or completes the contact of {@code contact.author()} on {@code contact.post().network()}, found by that network
     * and the author's id; never matched by name. Adds what is missing and overwrites nothing an agent wrote.
     *
     * @return the contact's id: {@code Sent} when made, {@code AlreadyDone} when it was there
     * @throws VendorPermanentException of kind {@code CONFLICT}, naming the ids, when the person is there twice
     */
    default Outcome upsertContact(Action.UpsertContact contact, ActionKey key) {
        throw new Unsupported(Capability.UPSERT_CONTACT);
    }

    /**
     * Opens a case.
     *
     * @param contactId the contact it belongs to; null when the author is unknown
     * @return the case's id
     */
    default Outcome openCase(Action.OpenCase open, @Nullable String contactId, ActionKey key) {
        throw new Unsupported(Capability.OPEN_CASE);
    }

    /**
     * Adds what the customer wrote to a case, visible to agents; does not answer the customer.
     *
     * @return the id of what was added
     */
    default Outcome appendToCase(Action.AppendToCase append, String caseId, ActionKey key) {
        throw new Unsupported(Capability.APPEND_TO_CASE);
    }

    /** Opens a closed case again and adds what the customer wrote; one open already only gets the words. */
    default Outcome reopenCase(Action.ReopenCase reopen, String caseId, ActionKey key) {
        throw new Unsupported(Capability.REOPEN_CASE);
    }

    /** Closes a case; closed already is {@code AlreadyDone}. */
    default Outcome closeCase(Action.CloseCase close, String caseId, ActionKey key) {
        throw new Unsupported(Capability.CLOSE_CASE);
    }

    /** Makes a sales lead. */
    default Outcome createLead(Action.CreateLead lead, ActionKey key) {
        throw new Unsupported(Capability.CREATE_LEAD);
    }

    /**
     * What happened to cases since {@code cursor}, oldest first, changes of our own marked as such. May repeat changes;
     * {@link CaseChange#id()} tells repetitions.
     */
    default Page<CaseChange> changes(Cursor cursor) {
        throw new Unsupported(Capability.CHANGES);
    }
}
