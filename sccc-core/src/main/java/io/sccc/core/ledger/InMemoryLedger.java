package io.sccc.core.ledger;

import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Decision;
import io.sccc.core.model.Event;
import io.sccc.core.model.Party;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.DeadLetter;
import io.sccc.core.spi.Delivery;
import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.Intake;
import io.sccc.core.spi.Judgment;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Memory;
import io.sccc.core.spi.Verdict;
import io.sccc.core.spi.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A ledger in the process's memory: it survives nothing. For tests, demos and replays of recorded streams. One lock; all
 * methods are thread-safe. Readers ({@link #judgments}, {@link #works}, {@link #deadLetters}) see a snapshot.
 */
public final class InMemoryLedger implements Ledger {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<TenantId, TenantRows> tenants = new HashMap<>();

    /** An empty ledger. */
    public InMemoryLedger() {}

    @Override
    public String describe() {
        return "in memory: everything is forgotten when this process ends";
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public boolean lead(TenantId tenant) {
        return true;
    }

    @Override
    public Cursor cursor(TenantId tenant, String source) {
        return locked(() -> rows(tenant).cursors.getOrDefault(source, Cursor.START));
    }

    @Override
    public List<Taken> take(Intake page) {
        return locked(() -> {
            TenantRows rows = rows(page.tenant());
            List<Taken> taken = rows.intakes.take(page);
            if (page.source() != null && page.next() != null) {
                rows.cursors.put(page.source(), page.next());
            }
            if (page.delivery() != null) {
                rows.deliveries.remove(page.delivery());
            }
            return taken;
        });
    }

    @Override
    public CompletionStage<Boolean> ask(TenantId tenant, Work work) {
        return locked(() -> {
            TenantRows rows = rows(tenant);
            ConversationId conversation =
                    rows.memory(work.request().about().conversation()).conversation();
            boolean asked = rows.works.ask(work, conversation);
            if (asked) {
                rows.append(conversation, rows.clock(), 0, DecisionEvents.asked(work));
            }
            return CompletableFuture.completedFuture(asked);
        });
    }

    @Override
    public boolean propose(TenantId tenant, String scope, String why) {
        return locked(() -> {
            TenantRows rows = rows(tenant);
            boolean known = rows.proposed(scope, why);
            if (!known) {
                rows.append(null, rows.clock(), 0, head -> new Event.CrisisProposed(head, scope, why));
            }
            return !known;
        });
    }

    @Override
    public void lag(TenantId tenant, String source, Duration lag, Instant at) {
        lockedRun(() -> rows(tenant).append(null, at, 0, head -> new Event.SourceLag(head, source, lag)));
    }

    @Override
    public boolean opened(TenantId tenant, Party about, String contentId, @Nullable Instant at) {
        return locked(() -> rows(tenant).opened(about, contentId, at));
    }

    @Override
    public boolean solved(TenantId tenant, PostId post, @Nullable Instant at) {
        return locked(() -> rows(tenant).solved(post, at));
    }

    @Override
    public void keep(TenantId tenant, Delivery delivery) {
        lockedRun(() -> rows(tenant).deliveries.putIfAbsent(delivery.id(), delivery));
    }

    @Override
    public List<Delivery> deliveries(TenantId tenant) {
        return locked(() -> List.copyOf(rows(tenant).deliveries.values()));
    }

    @Override
    public List<Inbox> undecided(TenantId tenant, long after) {
        return locked(
                () -> List.copyOf(rows(tenant).undecided.tailMap(after, false).values()));
    }

    @Override
    public @Nullable Decision decision(TenantId tenant, PostId post) {
        lock.lock();
        try {
            Judgment judgment = rows(tenant).judgments.get(post);
            return judgment == null ? null : judgment.decision();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable Instant clock(TenantId tenant) {
        lock.lock();
        try {
            return rows(tenant).clock();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Memory memory(TenantId tenant, ConversationId conversation) {
        return locked(() -> rows(tenant).memory(conversation));
    }

    @Override
    public void join(TenantId tenant, ConversationId from, ConversationId into) {
        lockedRun(() -> rows(tenant).join(from, into));
    }

    @Override
    public CompletionStage<Integer> decide(Verdict verdict) {
        return locked(() -> {
            TenantRows rows = rows(verdict.row().post().tenant());
            Judgment judgment = verdict.judgment();
            Memory memory = rows.memory(judgment.decision().about().conversation());
            ConversationId conversation = memory.conversation();
            List<Work> asked = verdict.work().stream()
                    .filter(work -> rows.works.ask(work, conversation))
                    .toList();
            Memory.Customer before = memory.customer(verdict.change().key());
            DecisionEvents.of(verdict, before, asked)
                    .forEach(event -> rows.append(
                            conversation,
                            judgment.decision().at(),
                            verdict.row().seq(),
                            event));
            memory.apply(verdict.change());
            rows.decided(verdict);
            return CompletableFuture.completedFuture(asked.size());
        });
    }

    @Override
    public void bury(Inbox row, DeadLetter letter) {
        lockedRun(() -> {
            TenantRows rows = rows(letter.tenant());
            rows.undecided.remove(row.seq());
            rows.intakes.bury(letter, row.conversation(), row.seq());
        });
    }

    @Override
    public List<ConversationId> due(TenantId tenant, Instant now, int most) {
        return locked(() -> {
            TenantRows rows = rows(tenant);
            List<ConversationId> due = new ArrayList<>();
            for (Ledger.Timer timer : rows.timers) {
                if (timer.due().isAfter(now)) {
                    break;
                }
                due.add(rows.conversations.resolve(timer.row().conversation()));
            }
            return due.stream().distinct().limit(most).toList();
        });
    }

    @Override
    public CompletionStage<List<Work>> claim(TenantId tenant, int most) {
        return locked(() -> CompletableFuture.completedFuture(rows(tenant).works.claim(most, System.nanoTime())));
    }

    @Override
    public void heartbeat(TenantId tenant) {
        // a lease ends with the process
    }

    @Override
    public CompletionStage<Boolean> finish(TenantId tenant, Work work, Ending ending) {
        return locked(() -> {
            TenantRows rows = rows(tenant);
            Work ended = rows.works.finish(work, ending, System.nanoTime());
            if (ended != null) {
                tellEnded(rows, ended, ending);
            }
            return CompletableFuture.completedFuture(ended != null);
        });
    }

    private void tellEnded(TenantRows rows, Work ended, Ending ending) {
        String spoken = Conversations.spoken(ended);
        if (spoken != null) {
            rows.conversations.speak(spoken, ended);
        }
        ConversationId conversation =
                rows.conversations.resolve(ended.request().about().conversation());
        Work opened = rows.works.get(DecisionEvents.caseOf(ended));
        String caseId = opened == null || opened.target() == null ? "" : opened.target();
        rows.ended(ended, conversation);
        DecisionEvents.ended(ended, ending.outcome(), caseId)
                .forEach(event -> rows.append(conversation, rows.clock(), 0, event));
    }

    @Override
    public @Nullable Work work(TenantId tenant, ActionKey key) {
        lock.lock();
        try {
            return rows(tenant).works.get(key);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long lastSeq(TenantId tenant) {
        return locked(() -> (long) rows(tenant).events.size());
    }

    @Override
    public List<Event> events(TenantId tenant, long seq, int most) {
        return locked(() -> {
            List<Event> events = rows(tenant).events;
            int from = (int) Math.min(seq, events.size());
            return List.copyOf(events.subList(from, Math.min(events.size(), from + most)));
        });
    }

    @Override
    public void keepRuleset(TenantId tenant, String hash, String text) {
        lockedRun(() -> rows(tenant).rulesets.putIfAbsent(hash, text));
    }

    @Override
    public @Nullable String ruleset(TenantId tenant, String hash) {
        lock.lock();
        try {
            return rows(tenant).rulesets.get(hash);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public ConversationId resolve(TenantId tenant, ConversationId conversation) {
        return locked(() -> rows(tenant).conversations.resolve(conversation));
    }

    @Override
    public void judgments(TenantId tenant, Consumer<Judgment> reader) {
        locked(() -> rows(tenant).latest()).forEach(reader);
    }

    @Override
    public void hops(TenantId tenant, Consumer<Judgment> reader) {
        locked(() -> rows(tenant).allHops()).forEach(reader);
    }

    @Override
    public void works(TenantId tenant, Consumer<Work> reader) {
        locked(() -> rows(tenant).works.inOrder()).forEach(reader);
    }

    @Override
    public void deadLetters(TenantId tenant, Consumer<DeadLetter> reader) {
        locked(() -> List.copyOf(rows(tenant).letters)).forEach(reader);
    }

    @Override
    public Counts counts(TenantId tenant) {
        return locked(() -> {
            TenantRows rows = rows(tenant);
            WorkRows works = rows.works;
            return new Counts(rows.undecided.size(), works.unfinished(), works.parked(), rows.letters.size());
        });
    }

    @Override
    public void close() {
        lockedRun(() -> tenants.values().forEach(rows -> rows.works.release()));
    }

    private TenantRows rows(TenantId tenant) {
        return tenants.computeIfAbsent(tenant, TenantRows::new);
    }

    private <R> R locked(Supplier<R> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private void lockedRun(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
