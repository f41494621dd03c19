package io.sccc.core.proof;

import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Event;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.DeadLetter;
import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Ledger.WorkState;
import io.sccc.core.spi.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Holds what a ledger says against what the world outside remembers. Knows nothing of how a ledger works: it reads what
 * everybody can read.
 *
 * <p>Checked: (I1) every item given or acknowledged is stored once, and decided, dead or waiting; (I2) one effect for each
 * key, and one contact and case for each; (I3) one reply for each action; (I4) effects and decisions of a conversation in
 * order; (I5) what events add up to is what the rows add up to; (I6) no personal data or secret in store or log; (I7)
 * nothing of one tenant in another's.
 */
final class Checker {

    private static final List<TenantId> TENANTS = List.of(Script.ACME, Script.BOREALIS);

    private final Trial trial;
    private final Ledger ledger;
    private final List<FakeCrm.Line> crm;
    private final List<String> faults = new ArrayList<>();

    private Checker(Trial trial, Ledger ledger) {
        this.trial = trial;
        this.ledger = ledger;
        this.crm = FakeCrm.read(trial.crm());
    }

    /** What is wrong; nothing when all is well. */
    static List<String> faults(Trial trial, Ledger ledger) {
        Checker checker = new Checker(trial, ledger);
        TENANTS.forEach(checker::check);
        checker.secrets();
        return checker.faults;
    }

    private void check(TenantId tenant) {
        Rows rows = new Rows(ledger, tenant);
        stored(tenant, rows);
        effects(tenant, rows);
        order(tenant, rows);
        numbers(tenant, rows);
        apart(tenant, rows);
    }

    private void fault(String invariant, TenantId tenant, String what) {
        faults.add(invariant + " " + tenant + ": " + what);
    }

    private void same(String invariant, TenantId tenant, String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            fault(invariant, tenant, what + difference(expected, found));
        }
    }

    private static String difference(Object expected, Object found) {
        if (expected instanceof Collection<?> should && found instanceof Collection<?> is) {
            List<Object> missing = new ArrayList<>(should);
            is.forEach(missing::remove);
            List<Object> more = new ArrayList<>(is);
            should.forEach(more::remove);
            return ": missing " + cut(missing) + ", too much " + cut(more);
        }
        return ": expected " + expected + ", found " + found;
    }

    private static String cut(List<Object> all) {
        return all.size() + (all.isEmpty() ? "" : " as " + all.subList(0, Math.min(5, all.size())));
    }

    /** What a ledger has of a tenant, read once. */
    private static final class Rows {

        final List<Event> events;
        final Map<PostId, Long> judged = new HashMap<>();
        final List<String> hops = new ArrayList<>();
        final Map<String, Work> works = new TreeMap<>();
        final List<Work> asked = new ArrayList<>();
        final List<DeadLetter> dead = new ArrayList<>();
        final List<Inbox> undecided;

        Rows(Ledger ledger, TenantId tenant) {
            events = Tally.read(ledger, tenant);
            ledger.judgments(
                    tenant,
                    one -> judged.put(one.decision().post(), one.decision().revision()));
            ledger.hops(tenant, one -> hops.add(one.decision().post() + " " + one.timer() + " " + one.hop()));
            ledger.works(tenant, work -> {
                asked.add(work);
                works.put(work.key().value(), work);
            });
            ledger.deadLetters(tenant, dead::add);
            undecided = ledger.undecided(tenant, 0);
        }

        <E extends Event> List<E> of(Class<E> kind) {
            return events.stream().filter(kind::isInstance).map(kind::cast).toList();
        }

        List<String> keys(WorkState state) {
            return asked.stream()
                    .filter(work -> work.state() == state)
                    .map(work -> work.key().value())
                    .sorted()
                    .toList();
        }
    }

    // I1 -------------------------------------------------------------------------------------------------------------

    private void stored(TenantId tenant, Rows rows) {
        Map<PostId, Long> newest = new HashMap<>();
        List<String> expected = new ArrayList<>();
        Set<String> unreadable = new TreeSet<>();
        for (Script.Road road : Script.Road.values()) {
            if (road.tenant.equals(tenant)) {
                given(road).forEach(arrival -> expect(arrival, newest, expected, unreadable));
            }
        }
        List<String> found = rows.of(Event.PostStored.class).stream()
                .map(event -> event.post().toString())
                .sorted()
                .toList();
        same("I1", tenant, "posts stored", expected.stream().sorted().toList(), found);
        Set<String> letters = rows.dead.stream()
                .filter(letter -> letter.post() == null)
                .map(DeadLetter::position)
                .collect(Collectors.toCollection(TreeSet::new));
        same("I1", tenant, "unreadable items kept", unreadable, letters);
        same("I1", tenant, "unreadable items kept once", letters.size(), (int)
                rows.dead.stream().filter(letter -> letter.post() == null).count());
        newest.forEach((post, revision) -> ended(tenant, rows, post, revision));
    }

    /** Everything that the network, or the sender, knows to have been taken in. */
    private List<Arrival> given(Script.Road road) {
        List<Arrival> items = trial.script().on(road);
        if (road == Script.Road.ALFA || road == Script.Road.BETA) {
            String cursor = ledger.cursor(road.tenant, road.network()).value();
            return items.subList(0, cursor.isEmpty() ? 0 : Integer.parseInt(cursor));
        }
        return items.subList(0, trial.acknowledged(road));
    }

    private static void expect(
            Arrival arrival, Map<PostId, Long> newest, List<String> expected, Set<String> unreadable) {
        if (arrival instanceof Arrival.Unreadable item) {
            unreadable.add(item.position());
        } else if (arrival instanceof Arrival.Received received) {
            Post post = received.post();
            Long before = newest.get(post.id());
            if (before == null || post.revision() > before) {
                newest.put(post.id(), post.revision());
                expected.add(post.id().toString());
            }
        }
    }

    private void ended(TenantId tenant, Rows rows, PostId post, long revision) {
        boolean waits = rows.undecided.stream().anyMatch(row -> row.post().id().equals(post));
        boolean dead = rows.dead.stream().anyMatch(letter -> post.equals(letter.post()));
        Long judged = rows.judged.get(post);
        if (!waits && !dead && (judged == null || judged != revision)) {
            fault("I1", tenant, post + " r" + revision + " is neither decided nor dead nor waiting: " + judged);
        }
    }

    // I2, I3 ---------------------------------------------------------------------------------------------------------

    private void effects(TenantId tenant, Rows rows) {
        Map<String, List<FakeCrm.Line>> byKey = crm.stream()
                .filter(line -> line.effect() && line.tenant().equals(tenant.value()))
                .collect(Collectors.groupingBy(FakeCrm.Line::key));
        byKey.forEach((key, lines) -> {
            if (lines.size() > 1) {
                String which = lines.get(0).kind() == ActionKind.REPLY ? "I3" : "I2";
                fault(which, tenant, lines.size() + " effects under " + key + ", " + lines.get(0));
            }
            Work work = rows.works.get(key);
            if (work == null) {
                fault("I2", tenant, "an effect that was never asked: " + lines.get(0));
            }
        });
        for (Work work : rows.asked) {
            boolean outside = work.request().kind().target() != ActionKind.Target.CENTER;
            if (outside
                    && work.state() == WorkState.DONE
                    && !byKey.containsKey(work.key().value())) {
                fault("I2", tenant, "done, but nothing happened outside: " + work.key());
            }
            if (work.state() == WorkState.FAILED && byKey.containsKey(work.key().value())) {
                fault("I2", tenant, "dead, but it happened: " + work.key() + " " + work.note());
            }
        }
        once(tenant, "contact", ActionKind.UPSERT_CONTACT, byKey, FakeCrm.Line::key);
        once(tenant, "case", ActionKind.OPEN_CASE, byKey, line -> line.conversation() + " " + line.key());
    }

    private void once(
            TenantId tenant,
            String what,
            ActionKind kind,
            Map<String, List<FakeCrm.Line>> byKey,
            Function<FakeCrm.Line, String> identity) {
        Map<String, Long> counts = byKey.values().stream()
                .flatMap(List::stream)
                .filter(line -> line.kind() == kind)
                .collect(Collectors.groupingBy(identity, Collectors.counting()));
        counts.forEach((id, count) -> {
            if (count > 1) {
                fault("I2", tenant, count + " times one " + what + ": " + id);
            }
        });
    }

    // I4 -------------------------------------------------------------------------------------------------------------

    private void order(TenantId tenant, Rows rows) {
        Map<String, List<String>> asked = new HashMap<>();
        rows.of(Event.ActionAsked.class)
                .forEach(event -> asked.computeIfAbsent(
                                event.about().conversation().value(), c -> new ArrayList<>())
                        .add(event.key().value()));
        Map<String, List<String>> done = new HashMap<>();
        crm.stream()
                .filter(line -> line.effect() && line.tenant().equals(tenant.value()))
                .forEach(line -> done.computeIfAbsent(line.conversation(), c -> new ArrayList<>())
                        .add(line.key()));
        done.forEach((conversation, keys) -> {
            List<String> should = new ArrayList<>(asked.getOrDefault(conversation, List.of()));
            should.retainAll(new HashSet<>(keys));
            List<String> first = keys.stream().distinct().toList();
            same(
                    "I4",
                    tenant,
                    "effects of " + conversation + " in order",
                    String.join(" ", should),
                    String.join(" ", first));
        });
        Map<String, Long> last = new HashMap<>();
        for (Event.Routed routed : rows.of(Event.Routed.class)) {
            String conversation = routed.about().conversation().value();
            if (!routed.byTimer() && last.merge(conversation, routed.cause(), Math::max) > routed.cause()) {
                fault("I4", tenant, "post " + routed.post() + " was decided after a later one of " + conversation);
            }
        }
    }

    // I5 -------------------------------------------------------------------------------------------------------------

    private void numbers(TenantId tenant, Rows rows) {
        long before = 0;
        for (Event event : rows.events) {
            if (event.seq() <= before) {
                fault("I5", tenant, "event " + event.seq() + " after " + before);
            }
            before = event.seq();
        }
        long routed = rows.of(Event.Routed.class).stream()
                .filter(event -> !event.byTimer())
                .count();
        long deadPosts =
                rows.dead.stream().filter(letter -> letter.post() != null).count();
        long stored = rows.of(Event.PostStored.class).size();
        same("I5", tenant, "stored = decided + dead + waiting", stored, routed + deadPosts + rows.undecided.size());
        same(
                "I5",
                tenant,
                "levels changed",
                rows.hops.size(),
                rows.of(Event.LevelChanged.class).size());
        same(
                "I5",
                tenant,
                "dead letters",
                rows.dead.stream().map(DeadLetter::seq).sorted().toList(),
                rows.of(Event.DeadLettered.class).stream()
                        .map(Event::cause)
                        .distinct() // one that was taken back died again
                        .sorted()
                        .toList());
        same(
                "I5",
                tenant,
                "actions asked",
                List.copyOf(rows.works.keySet()),
                keys(rows.of(Event.ActionAsked.class), event -> event.key()));
        same(
                "I5",
                tenant,
                "actions done",
                rows.keys(WorkState.DONE),
                keys(rows.of(Event.ActionDone.class), e -> e.key()));
        same(
                "I5",
                tenant,
                "actions dead",
                rows.keys(WorkState.FAILED),
                keys(rows.of(Event.ActionFailed.class), e -> e.key()));
        same(
                "I5",
                tenant,
                "actions parked",
                rows.keys(WorkState.PARKED),
                keys(rows.of(Event.ActionParked.class), e -> e.key()));
        Ledger.Counts counts = ledger.counts(tenant);
        same("I5", tenant, "parked", (long) rows.keys(WorkState.PARKED).size(), counts.parked());
        same("I5", tenant, "dead", (long) rows.dead.size(), counts.dead());
        same("I5", tenant, "undecided", (long) rows.undecided.size(), counts.undecided());
    }

    private static <E extends Event> List<String> keys(List<E> events, Function<E, ActionKey> key) {
        return events.stream().map(event -> key.apply(event).value()).sorted().toList();
    }

    // I6 -------------------------------------------------------------------------------------------------------------

    private void secrets() {
        String log = "";
        try {
            log = Files.exists(trial.log()) ? Files.readString(trial.log()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String store = Store.bytes(trial.place(), trial.folder());
        List<String> canaries = new ArrayList<>(Script.CANARIES);
        canaries.add(Script.SECRET);
        for (String canary : canaries) {
            if (store.contains(canary)) {
                faults.add("I6: the store holds " + canary);
            }
            if (log.contains(canary)) {
                faults.add("I6: the log holds " + canary);
            }
        }
        log.lines()
                .filter(line -> line.contains(Script.NAME_CANARY) || line.contains("ñandú"))
                .limit(3)
                .forEach(line -> faults.add("I6: the log holds people's names or words: "
                        + line.substring(0, Math.min(300, line.length()))));
    }

    // I7 -------------------------------------------------------------------------------------------------------------

    private void apart(TenantId tenant, Rows rows) {
        rows.events.stream()
                .filter(event -> !event.tenant().equals(tenant))
                .forEach(event -> fault("I7", tenant, "an event of " + event.tenant()));
        crm.stream()
                .filter(line -> line.tenant().equals(tenant.value()))
                .filter(line -> !line.mark().isEmpty() && !line.mark().equals(tenant.value()))
                .forEach(line -> fault("I7", tenant, "words written to " + line.mark() + ": " + line));
        rows.asked.stream()
                .filter(work -> !work.request().about().tenant().equals(tenant))
                .forEach(work -> fault(
                        "I7", tenant, "an action of " + work.request().about().tenant()));
    }

    // ----------------------------------------------------------------------------------------------------------------

    /** Decisions, levels, actions and dead letters, told so that nothing of threads, time or processes is in them. */
    static List<String> tell(Ledger ledger) {
        List<String> lines = new ArrayList<>();
        for (TenantId tenant : TENANTS) {
            ledger.judgments(
                    tenant,
                    one -> lines.add(tenant + " decision " + one.decision().post() + " r"
                            + one.decision().revision() + " "
                            + one.decision().about().conversation() + " "
                            + one.decision().about().key() + " "
                            + one.decision().level() + " "
                            + one.decision().route().rules() + " "
                            + one.decision().actions()));
            ledger.hops(
                    tenant,
                    one -> lines.add(tenant + " hop " + one.decision().post() + " r"
                            + one.decision().revision() + " " + one.timer() + " " + one.hop()));
            ledger.works(
                    tenant,
                    work -> lines.add(tenant + " action " + work.key() + " "
                            + work.request().kind() + " " + work.request().post()));
            ledger.deadLetters(
                    tenant, letter -> lines.add(tenant + " dead " + letter.position() + " " + letter.code()));
        }
        return lines.stream().sorted().toList();
    }

    /** Lines only one of two tellings has, for people. */
    static String compare(List<String> expected, List<String> found) {
        return difference(expected, found).replace(", too much ", "\n  too much ");
    }
}
