package io.sccc.core.proof;

import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Outcome;
import io.sccc.core.spi.ActionHandler;
import java.time.InstantSource;
import java.util.List;

/**
 * The system outside: what it did stands in a {@link Journal} that outlives every process of a trial. It never protects
 * itself from being asked twice unless it honors keys: two effects under one key are two lines.
 */
final class FakeCrm implements ActionHandler {

    private final Journal journal;
    private final Manner manner;
    private final Halt halt;
    private final InstantSource clock;

    FakeCrm(Journal journal, Manner manner, Halt halt, InstantSource clock) {
        this.journal = journal;
        this.manner = manner;
        this.halt = halt;
        this.clock = clock;
    }

    /** What it offers against doing things twice. */
    enum Manner {
        /** Under a key it knows it does nothing and says so. */
        KEYS,
        /** It can tell whether it did something under a key. */
        LOOK_UP,
        /** Neither. */
        NOTHING
    }

    /**
     * A line of its journal.
     *
     * @param what {@code call} it was asked, {@code effect} it did it, {@code look-up} it was asked whether it did
     * @param mark the tenant that the words of the action name; empty when it has no words
     */
    record Line(
            String what, String tenant, String key, ActionKind kind, String conversation, String post, String mark) {

        static Line of(String what, Action action, ActionKey key) {
            return new Line(
                    what,
                    action.about().tenant().value(),
                    key.value(),
                    action.kind(),
                    action.about().conversation().value(),
                    action.post().toString(),
                    Script.mark(words(action)));
        }

        static Line parse(String line) {
            String[] parts = line.split("\t", -1);
            return new Line(parts[0], parts[1], parts[2], ActionKind.valueOf(parts[3]), parts[4], parts[5], parts[6]);
        }

        boolean effect() {
            return what.equals("effect");
        }

        @Override
        public String toString() {
            return String.join("\t", what, tenant, key, kind.name(), conversation, post, mark);
        }

        private static String words(Action action) {
            if (action instanceof Action.OpenCase open) {
                return open.text();
            }
            return action instanceof Action.AppendToCase append ? append.text() : "";
        }
    }

    /** What a journal of a CRM says. */
    static List<Line> read(Journal journal) {
        return journal.lines().stream().map(Line::parse).toList();
    }

    @Override
    public boolean handles(ActionKind kind, AccountId account) {
        return kind.target() != ActionKind.Target.CENTER;
    }

    @Override
    public Outcome handle(Action action, ActionKey key) {
        halt.pass("before-call");
        journal.append(Line.of("call", action, key).toString());
        String effect = Line.of("effect", action, key).toString();
        String done = journal.decide(lines -> manner == Manner.KEYS && did(lines, key) ? null : effect);
        halt.pass("after-request-bytes-sent");
        halt.pass("after-response-before-commit");
        return done == null ? new Outcome.AlreadyDone(id(key)) : new Outcome.Sent(id(key));
    }

    @Override
    public Outcome reconcile(Action action, ActionKey key) {
        return switch (manner) {
            case KEYS -> handle(action, key);
            case NOTHING -> new Outcome.Unknown(false);
            case LOOK_UP -> {
                journal.append(Line.of("look-up", action, key).toString());
                yield did(journal.lines(), key)
                        ? new Outcome.AlreadyDone(id(key))
                        : new Outcome.Deferred(clock.instant());
            }
        };
    }

    private static boolean did(List<String> lines, ActionKey key) {
        return lines.stream().anyMatch(line -> line.startsWith("effect\t") && line.contains("\t" + key.value() + "\t"));
    }

    private static String id(ActionKey key) {
        return "crm-" + key.value().substring(5, 15);
    }
}
