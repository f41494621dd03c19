package io.sccc.core.model;

/** How far a conversation goes: the first three of the four levels (the fourth, learning, takes in every post). */
public enum Level {
    /** Level 1: noise, spam, our own echo. Stops here. */
    IGNORE,
    /** Level 1: listen, engage, understand. Not every post needs solving. */
    FACILITATE,
    /** Level 2: redirect to the article or thread that answers, or ask the community. */
    COMMUNITY,
    /** Level 3: becomes a contact and a case in the CRM. */
    CRM
}
