package io.sccc.examples;

import org.jspecify.annotations.Nullable;

/**
 * The service of an imaginary CRM, as its own developers wrote it: it knows nothing of the center. Every call that makes
 * something takes a reference of the caller's, unique in the CRM: called again with it, the call returns what it made.
 */
interface CaseService {

    /** A person the CRM knows; {@code tier} is null for somebody without a contract. */
    record Contact(String id, @Nullable String tier) {}

    /** The contact of somebody on a network; null when nobody is known by that id. */
    @Nullable
    Contact findContact(String network, String person);

    /** Makes a contact and returns its id. */
    String createContact(String reference, String network, String person);

    /** Opens a case and returns its id. {@code contact} is null when nobody knows who wrote. */
    String openCase(String reference, @Nullable String contact, String subject, String text, @Nullable String queue);

    /** Adds what the customer wrote to a case and returns the comment's id. */
    String addComment(String reference, String caseId, String text);

    /** The CRM does not want it, now or later. */
    final class Refused extends RuntimeException {

        private final String why;

        Refused(String why) {
            super(why);
            this.why = why;
        }

        /** Why, for operators; holds no customer's words. */
        String why() {
            return why;
        }
    }

    /** The CRM did not answer in time. Whether it did what was asked, nobody knows. */
    final class TimedOut extends RuntimeException {}
}
