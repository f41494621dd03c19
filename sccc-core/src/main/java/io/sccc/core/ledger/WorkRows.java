package io.sccc.core.ledger;

import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ConversationId;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The actions of one tenant in memory. Those of a conversation that are not finished stand in a lane, oldest first; the
 * first may be leased when none of its lane is. Guarded by its ledger's lock.
 */
final class WorkRows {

    private final Map<ActionKey, Work> all = new LinkedHashMap<>();
    private final Map<ActionKey, Lane> lanes = new HashMap<>();
    private final Map<ConversationId, Lane> byConversation = new HashMap<>();
    private final Set<Lane> ready = new LinkedHashSet<>();
    private final PriorityQueue<Pause> pauses = new PriorityQueue<>(Comparator.comparingLong(Pause::until));
    private final Set<ActionKey> leased = new HashSet<>();
    private long parked;

    /** Unfinished actions in the order asked. Equal only to itself. */
    private static final class Lane {
        private final TreeMap<Integer, ActionKey> unfinished = new TreeMap<>();
        private int leased;
        private @Nullable Long notBefore;
    }

    private record Pause(long until, Lane lane) {}

    /** An action is asked, unless it was before. */
    boolean ask(Work work, ConversationId conversation) {
        if (all.putIfAbsent(work.key(), work) != null) {
            return false;
        }
        if (work.state() == Ledger.WorkState.ASKED) {
            Lane lane = byConversation.computeIfAbsent(conversation, id -> new Lane());
            lane.unfinished.put(all.size(), work.key());
            lanes.put(work.key(), lane);
            offer(lane);
        }
        return true;
    }

    /** Leases the first of each lane that may be, {@code most} at most; {@code now} in nanoseconds. */
    List<Work> claim(int most, long now) {
        while (!pauses.isEmpty() && pauses.element().until() - now <= 0) {
            Pause over = pauses.remove();
            Lane lane = over.lane();
            if (lane.notBefore != null && lane.notBefore == over.until()) {
                lane.notBefore = null;
                offer(lane);
            }
        }
        List<Work> claimed = new ArrayList<>();
        for (var lanes = ready.iterator(); claimed.size() < most && lanes.hasNext(); ) {
            Lane lane = lanes.next();
            lanes.remove();
            lane.leased++;
            claimed.add(lease(lane.unfinished.firstEntry().getValue()));
        }
        return claimed;
    }

    private Work lease(ActionKey key) {
        leased.add(key);
        return all.computeIfPresent(key, (k, work) -> work.leased());
    }

    /** An attempt ended; null when it was not this lease's to end. */
    @Nullable
    Work finish(Work work, Ledger.Ending ending, long now) {
        Work known = all.get(work.key());
        if (known == null || known.progress().epoch() != work.progress().epoch() || !leased.remove(work.key())) {
            return null;
        }
        Work ended = known.ended(ending);
        all.put(work.key(), ended);
        Lane lane = lanes.get(work.key());
        if (lane != null) {
            lane.leased--;
            settle(lane, ended, now + ending.pause().toNanos());
        }
        return ended;
    }

    private void settle(Lane lane, Work ended, long again) {
        if (isUnfinished(ended)) {
            pause(lane, again);
            return;
        }
        lane.unfinished.values().remove(ended.key());
        lanes.remove(ended.key());
        parked += ended.state() == Ledger.WorkState.PARKED ? 1 : 0;
        offer(lane);
    }

    private void pause(Lane lane, long until) {
        lane.notBefore = until;
        pauses.add(new Pause(until, lane));
    }

    private void offer(Lane lane) {
        if (lane.leased == 0 && lane.notBefore == null && !lane.unfinished.isEmpty()) {
            ready.add(lane);
        }
    }

    /** Two conversations are one: what is asked from now on waits for what both have asked. */
    void join(ConversationId from, ConversationId into) {
        Lane joined = byConversation.remove(from);
        if (joined == null) {
            return;
        }
        Lane lane = byConversation.computeIfAbsent(into, id -> new Lane());
        joined.unfinished.values().forEach(key -> lanes.put(key, lane));
        lane.unfinished.putAll(joined.unfinished);
        lane.leased += joined.leased;
        if (joined.notBefore != null && (lane.notBefore == null || lane.notBefore - joined.notBefore < 0)) {
            pause(lane, joined.notBefore);
        }
        joined.unfinished.clear();
        ready.remove(joined);
        ready.remove(lane);
        offer(lane);
    }

    /** Nobody works on what is leased any more: whether it had its effect is not known. */
    void release() {
        for (ActionKey key : leased) {
            all.computeIfPresent(
                    key,
                    (k, work) -> work.ended(
                            new Ledger.Ending(Ledger.WorkState.ASKED, null, "", java.time.Duration.ZERO, true, true)));
            Lane lane = lanes.get(key);
            if (lane != null) {
                lane.leased--;
                offer(lane);
            }
        }
        leased.clear();
    }

    @Nullable
    Work get(ActionKey key) {
        return all.get(key);
    }

    /** All of them in the order asked. */
    List<Work> inOrder() {
        return List.copyOf(all.values());
    }

    long unfinished() {
        return lanes.size();
    }

    long parked() {
        return parked;
    }

    private static boolean isUnfinished(Work work) {
        return work.state() == Ledger.WorkState.ASKED || work.state() == Ledger.WorkState.DEFERRED;
    }
}
