package io.sccc.connectors.testkit;

import io.sccc.core.model.ActionKey;

/**
 * What a writing verb is asked to do, for a {@link Write} to tell which request has to come of it.
 *
 * @param post the vendor's id of the item it is about
 * @param person the vendor's id of the item's author
 * @param contactId the CRM's id of the contact, as recorded
 * @param caseId the CRM's id of the case, as recorded
 * @param text the words; empty for verbs without words
 * @param key the action's key
 */
public record Target(String post, String person, String contactId, String caseId, String text, ActionKey key) {

    /** Not the words, not the person. */
    @Override
    public String toString() {
        return "Target[" + post + ", " + key + "]";
    }
}
