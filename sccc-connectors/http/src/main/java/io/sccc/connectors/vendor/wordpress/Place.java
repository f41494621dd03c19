package io.sccc.connectors.vendor.wordpress;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How far a list was read that is ordered by time.
 *
 * @param since the second where reading began: nothing older is listed, however far is looked back
 * @param after what is listed is later than this second; 0 for everything
 * @param page of what is listed, from 1
 * @param known the last that were seen and, however old, the last that wait for approval; by id, oldest first
 */
record Place(long since, long after, int page, Map<String, Known> known) {

    static final Place START = beginning(0);

    private static final int MOST = 500;
    private static final int MOST_WAITING = 100;
    private static final int MOST_WATCHED = 100;

    Place {
        known = new LinkedHashMap<>(known);
    }

    /** Where a list is read from for the first time. */
    static Place beginning(long second) {
        return new Place(second, second, 1, Map.of());
    }

    /**
     * The ids of the hundred that were not listed for longest: what is listed moves to the end of those that are known, so
     * what is gone stands before all that is there.
     */
    List<String> watched() {
        List<String> ids = known.values().stream()
                .filter(one -> !one.isGone() && !one.waits() && !one.id().startsWith("?"))
                .map(Known::id)
                .toList();
        return ids.subList(0, Math.min(ids.size(), MOST_WATCHED));
    }

    /** Those that wait for approval. */
    List<Known> waiting() {
        return known.values().stream().filter(Known::waits).toList();
    }

    private static <T> List<T> last(List<T> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    /** The place to go on from, with what was seen on the way. */
    Place on(long second, int next, List<Known> seen) {
        Map<String, Known> more = new LinkedHashMap<>(known);
        for (Known one : seen) {
            more.remove(one.id());
            more.put(one.id(), one);
        }
        Map<String, Known> kept =
                byId(last(more.values().stream().filter(Known::waits).toList(), MOST_WAITING));
        last(more.values().stream().filter(one -> !one.waits()).toList(), MOST).forEach(one -> kept.put(one.id(), one));
        return new Place(since, second, next, kept);
    }

    /**
     * The place to look from the next time: so long before the newest, and no earlier than is remembered, so that nothing is
     * told twice, nor than where reading began.
     */
    Place back(long overlap, Instant now) {
        long newest = known.values().stream()
                .mapToLong(Known::second)
                .filter(second -> second <= now.getEpochSecond())
                .max()
                .orElse(after);
        List<Known> settled =
                known.values().stream().filter(one -> !one.waits()).toList();
        long floor = settled.size() < MOST ? 0 : settled.get(0).second();
        long begin = Math.max(Math.max(newest - overlap, floor), since);
        List<Known> kept = known.values().stream()
                .filter(one -> one.waits() || one.second() > begin)
                .toList();
        return new Place(since, begin, 1, byId(kept));
    }

    private static Map<String, Known> byId(List<Known> all) {
        return all.stream().collect(Collectors.toMap(Known::id, one -> one, (a, b) -> b, LinkedHashMap::new));
    }

    String write() {
        String all = known.values().stream().map(Known::write).collect(Collectors.joining(","));
        return since + " " + after + " " + page + " " + all;
    }

    /** What {@link #write} wrote; throws a RuntimeException where it did not. */
    static Place read(String text) {
        String[] parts = text.split(" ", 4);
        List<Known> known = Arrays.stream(parts[3].split(","))
                .filter(one -> !one.isEmpty())
                .map(Known::read)
                .toList();
        return new Place(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]), byId(known));
    }

    /** For people. */
    String readable() {
        String from = after == 0 ? "from the beginning" : "after " + Instant.ofEpochSecond(after);
        return page == 1 ? from : from + ", page " + page;
    }
}
