package io.sccc.examples.playground;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sccc.core.model.ActionKind;
import io.sccc.examples.playground.Effect.Made;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Everything that has happened on the playground: a function of its journal's rows. Thread-safe; a call returns when
 * its row is on disk, whether it made the row or found it there.
 */
final class World implements AutoCloseable {

    /** What came of a call; {@code again} when it had its effect before. */
    record Receipt(Effect effect, boolean again) {}

    /** Something that a list can show. */
    interface Listed {
        ObjectNode json();
    }

    /** Some of a list; {@code next} is the number of the item behind them, {@code total} how many there are. */
    record Page(List<ObjectNode> items, int next, int total) {}

    private record Identity(String target, String key) {}

    private final InstantSource clock;
    private final Map<Identity, Effect> done = new HashMap<>();
    private final Map<ActionKind, List<Effect>> byKind = new EnumMap<>(ActionKind.class);
    private final Crm crm = new Crm();
    private final Journal journal;

    /** Opens the journal and lives through its rows. */
    World(Path file, InstantSource clock) throws IOException {
        this.clock = clock;
        this.journal = Journal.open(file, this::remember);
    }

    /**
     * Does what is asked, once a key.
     *
     * @throws Refusal when it may not be done
     */
    Receipt perform(Ask ask) throws IOException {
        Receipt receipt;
        long row;
        synchronized (done) {
            receipt = decide(ask);
            row = journal.last();
        }
        journal.force(row);
        return receipt;
    }

    /** Some of what is listed, as of rows that are on disk. */
    Page page(Function<World, List<? extends Listed>> list, int after, int limit) throws IOException {
        Page page;
        long row;
        synchronized (done) {
            List<? extends Listed> all = list.apply(this);
            int from = Math.min(after, all.size());
            int to = Math.min(all.size(), from + limit);
            page = new Page(all.subList(from, to).stream().map(Listed::json).toList(), to, all.size());
            row = journal.last();
        }
        journal.force(row);
        return page;
    }

    /** The effects of a kind, in order; for {@link #page}. */
    List<Effect> effects(ActionKind kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /** Contacts and cases; for {@link #page}. */
    Crm crm() {
        return crm;
    }

    ContactCounts contactCounts() {
        synchronized (done) {
            return crm.counts();
        }
    }

    Map<String, Long> counts() {
        synchronized (done) {
            Map<String, Long> counts = new TreeMap<>();
            byKind.forEach((kind, effects) -> counts.put(kind.label(), (long) effects.size()));
            return counts;
        }
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }

    private Receipt decide(Ask ask) throws IOException {
        Effect before = done.get(identity(ask.call()));
        if (before != null) {
            if (!before.call().name().equals(ask.call().name())) {
                throw new Refusal(422, "key_of_another_call");
            }
            return new Receipt(before, true);
        }
        Effect effect = new Effect(ask.call(), ask.who(), made(ask), clock.instant());
        journal.append(effect);
        apply(ask.kind(), effect);
        return new Receipt(effect, false);
    }

    private Made made(Ask ask) {
        return ask.kind().target() == ActionKind.Target.CRM
                ? crm.decide(ask)
                : Made.thing(Ids.of(ask.call().name(), ask.call().key()));
    }

    private void remember(Effect effect) {
        ActionKind kind = ActionKind.named(effect.call().name());
        if (kind == null) {
            throw new Refusal(400, "call_unknown");
        }
        synchronized (done) {
            if (done.containsKey(identity(effect.call()))) {
                throw new Refusal(409, "key_repeated");
            }
            if (!crm.knows(kind, effect)) {
                throw new Refusal(422, "reference_missing");
            }
            apply(kind, effect);
        }
    }

    private void apply(ActionKind kind, Effect effect) {
        done.put(identity(effect.call()), effect);
        byKind.computeIfAbsent(kind, none -> new ArrayList<>()).add(effect);
        crm.apply(kind, effect);
    }

    private static Identity identity(Effect.Call call) {
        return new Identity(call.target(), call.key());
    }
}
