package io.sccc.connectors.testkit;

import java.util.List;

/**
 * How the vendor shows what people wrote: recorded payloads with slots for id, text, time and author. Written by the
 * vendor, once; the contract puts items on the shelf and reads them back through the connector.
 */
@FunctionalInterface
public interface Shelf {

    /**
     * Writes the script for a vendor's system that holds exactly these items: a line for each request the connector may
     * make. {@link Item#pages} cuts them into the vendor's pages (small ones: two), whatever size was asked for. Items
     * that are {@link Trait#HIDDEN} take a place on their page and are not shown on it. An item may be there twice.
     *
     * @param wire without script
     * @param items in the order in which the vendor lists or counts them, oldest first as a rule
     */
    void hold(Wire wire, List<Item> items);

    /** The vendor's id of an item, as {@code PostId.nativeId} has it. */
    default String id(int number) {
        return Integer.toString(number);
    }

    /** The vendor's id of a person, as {@code Author.id} has it. */
    default String person(int writer) {
        return Integer.toString(100 + writer);
    }
}
