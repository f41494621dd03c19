package io.sccc.examples.playground;

/**
 * What became of the contacts of the playground's CRM.
 *
 * @param created people who had no contact before
 * @param updated calls that completed a contact that was there
 */
public record ContactCounts(long created, long updated) {}
