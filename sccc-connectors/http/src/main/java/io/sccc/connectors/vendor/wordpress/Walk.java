package io.sccc.connectors.vendor.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list that is ordered by time, a page at a time, and tells what is new, changed or gone since. Goes on by time and
 * not by page number, because removals move pages; only within one second it counts pages.
 *
 * @param list what is read
 * @param overlap seconds that are read again each time
 */
record Walk(Listing list, long overlap) {

    /** What is read. */
    interface Listing {

        /** A page of what is later than {@code after} (seconds; 0 for everything), oldest first. */
        Site.Sheet page(long after, int page);

        /** An entry's id, time and digest; {@code otherwise} is its time if it tells none. */
        Known known(JsonNode entry, long otherwise);

        /** These as they are now, those that are still there; empty where nothing waits. */
        List<JsonNode> again(List<String> ids);

        /** Which of these are still there. */
        Set<String> alive(List<String> ids);
    }

    /**
     * Something that happened.
     *
     * @param entry as listed; null when it is gone
     */
    record Change(Known known, @Nullable JsonNode entry) {}

    /** What one step found. */
    record Step(
            List<Change> changes,
            Place next,
            boolean more,
            @Nullable Long total) {}

    Step step(Place from, Instant now) {
        Site.Sheet sheet = list.page(from.after(), from.page());
        List<Change> changes = new ArrayList<>();
        List<Known> seen = new ArrayList<>();
        long last = from.after();
        for (JsonNode entry : sheet.entries()) {
            Known one = list.known(entry, last);
            last = Math.max(last, Math.min(one.second(), now.getEpochSecond()));
            Known before = from.known().get(one.id());
            boolean same = before != null && before.digest().equals(one.digest());
            Known after = before == null ? one : one.revised(same ? before.revision() : before.revision() + 1);
            seen.add(after);
            if (!same) {
                changes.add(new Change(after, entry));
            }
        }
        return sheet.pages() > from.page()
                ? onward(from, last, seen, changes, sheet)
                : ended(from, seen, changes, sheet, now);
    }

    private static Step onward(Place from, long last, List<Known> seen, List<Change> changes, Site.Sheet sheet) {
        boolean moved = last - 1 > from.after();
        Place next = from.on(moved ? last - 1 : from.after(), moved ? 1 : from.page() + 1, seen);
        return new Step(changes, next, true, sheet.total());
    }

    private Step ended(Place from, List<Known> seen, List<Change> changes, Site.Sheet sheet, Instant now) {
        Place at = from.on(from.after(), 1, seen);
        List<Known> gone = gone(at, seen);
        gone.forEach(one -> changes.add(new Change(one, null)));
        Place next = at.on(at.after(), 1, gone)
                .on(at.after(), 1, approved(at, seen, changes))
                .back(overlap, now);
        return new Step(changes, next, false, sheet.total());
    }

    /** Those that waited, were not listed now since they are older, and do not wait any more, or are gone. */
    private List<Known> approved(Place at, List<Known> seen, List<Change> changes) {
        Set<String> listed = new HashSet<>();
        seen.forEach(one -> listed.add(one.id()));
        List<Known> waiting = at.waiting().stream()
                .filter(one -> !listed.contains(one.id()) && overlap > 0)
                .toList();
        if (waiting.isEmpty()) {
            return List.of();
        }
        Map<String, JsonNode> now = new HashMap<>();
        for (JsonNode entry : list.again(waiting.stream().map(Known::id).toList())) {
            now.put(list.known(entry, at.after()).id(), entry);
        }
        List<Known> changed = new ArrayList<>();
        for (Known before : waiting) {
            JsonNode entry = now.get(before.id());
            Known after = entry == null
                    ? before.gone()
                    : list.known(entry, before.second()).revised(before.revision() + 1);
            if (!after.digest().equals(before.digest())) {
                changed.add(after);
                changes.add(new Change(after, entry));
            }
        }
        return changed;
    }

    /** Those that were there before, were not listed now, and are not there when asked for. */
    private List<Known> gone(Place at, List<Known> seen) {
        Set<String> listed = new HashSet<>();
        seen.forEach(one -> listed.add(one.id()));
        List<String> missing =
                at.watched().stream().filter(id -> !listed.contains(id)).toList();
        if (missing.isEmpty()) {
            return List.of();
        }
        Set<String> alive = list.alive(missing);
        return missing.stream()
                .filter(id -> !alive.contains(id))
                .map(at.known()::get)
                .map(Known::gone)
                .toList();
    }
}
