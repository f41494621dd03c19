package io.sccc.connectors.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something a person wrote at the vendor's, in no vendor's shape; a {@link Shelf} gives it the recorded one.
 *
 * @param number 1 for the oldest; {@link Shelf#id} makes the vendor's id of it
 * @param writer number of the person who wrote it; {@link Shelf#person} makes the vendor's id
 * @param at when it was written
 * @param changedAt when it was edited or deleted; {@code at} when never
 * @param text the words
 * @param answers number of the item it answers; 0 for none
 * @param traits what else it is
 */
public record Item(int number, int writer, Instant at, Instant changedAt, String text, int answers, Set<Trait> traits) {

    private static final Instant FIRST = Instant.parse("2026-03-01T08:00:00Z");
    private static final int WRITERS = 3;

    /** Copies the set. */
    public Item {
        traits = Set.copyOf(traits);
    }

    /** A plain item, {@code number} minutes after 08:00 on 2026-03-01, which is in the stretch that a backfill is asked for. */
    public static Item of(int number, String text) {
        Instant at = FIRST.plus(Duration.ofMinutes(number));
        return new Item(number, 1 + number % WRITERS, at, at, text, 0, Set.of());
    }

    /** Is it so? */
    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** When it was edited or deleted; null when never. */
    public @Nullable Instant changed() {
        return changedAt.equals(at) ? null : changedAt;
    }

    /** A list in pages of this many; a single empty page for an empty list. */
    public static List<List<Item>> pages(List<Item> items, int size) {
        List<List<Item>> pages = new ArrayList<>();
        for (int from = 0; from < items.size(); from += size) {
            pages.add(List.copyOf(items.subList(from, Math.min(from + size, items.size()))));
        }
        return pages.isEmpty() ? List.of(List.of()) : List.copyOf(pages);
    }

    Item with(Trait trait) {
        EnumSet<Trait> more = EnumSet.of(trait);
        more.addAll(traits);
        return new Item(number, writer, at, changedAt, text, answers, more);
    }

    Item at(Instant when) {
        return new Item(number, writer, when, when, text, answers, traits);
    }

    Item changed(Instant when, Trait how, String words) {
        return new Item(number, writer, at, when, words, answers, traits).with(how);
    }

    Item answering(int other) {
        return new Item(number, writer, at, changedAt, text, other, traits).with(Trait.ANSWERING);
    }

    /** Its number: the words are a person's. */
    @Override
    public String toString() {
        return "Item[" + number + ", " + traits + "]";
    }
}
