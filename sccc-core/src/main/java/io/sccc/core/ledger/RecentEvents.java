package io.sccc.core.ledger;

import io.sccc.core.model.Event;
import io.sccc.core.model.TenantId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The newest events this ledger stored, without a gap: whoever listens mostly wants these, and need not read and decode
 * them again. Of a few tenants only, those that stored last. Thread-safe.
 */
final class RecentEvents {

    private static final int KEPT = 4096;
    private static final int TENANTS = 8;

    private final Map<TenantId, ArrayDeque<Event>> kept = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TenantId, ArrayDeque<Event>> eldest) {
            return size() > TENANTS;
        }
    };

    /** Events that were committed, in order; what another node stored between two of ours is a gap. */
    synchronized void add(TenantId tenant, List<Event> events) {
        ArrayDeque<Event> newest = kept.computeIfAbsent(tenant, key -> new ArrayDeque<>());
        for (Event event : events) {
            if (!newest.isEmpty() && newest.getLast().seq() + 1 != event.seq()) {
                newest.clear();
            }
            newest.add(event);
            if (newest.size() > KEPT) {
                newest.remove();
            }
        }
    }

    /** At most {@code most} events after {@code seq}; null when the next one is not here. */
    synchronized @Nullable List<Event> after(TenantId tenant, long seq, int most) {
        ArrayDeque<Event> newest = kept.get(tenant);
        if (newest == null || newest.isEmpty() || newest.getFirst().seq() > seq + 1) {
            return null;
        }
        long last = newest.getLast().seq();
        if (last <= seq) {
            return null;
        }
        return last - seq <= newest.size() / 2 ? fromEnd(newest, seq, most) : fromBeginning(newest, seq, most);
    }

    private static List<Event> fromBeginning(ArrayDeque<Event> newest, long seq, int most) {
        List<Event> found = new ArrayList<>();
        for (Event event : newest) {
            if (event.seq() > seq && found.size() < most) {
                found.add(event);
            } else if (found.size() >= most) {
                break;
            }
        }
        return found;
    }

    private static List<Event> fromEnd(ArrayDeque<Event> newest, long seq, int most) {
        ArrayDeque<Event> found = new ArrayDeque<>();
        Iterator<Event> back = newest.descendingIterator();
        for (Event event = back.next(); event.seq() > seq; event = back.next()) {
            found.addFirst(event);
            if (!back.hasNext()) {
                break;
            }
        }
        return found.stream().limit(most).toList();
    }

    /** Its events are stored otherwise now. */
    synchronized void forget(TenantId tenant) {
        kept.remove(tenant);
    }
}
