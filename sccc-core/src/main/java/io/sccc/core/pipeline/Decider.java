package io.sccc.core.pipeline;

import io.sccc.core.error.PermanentException;
import io.sccc.core.error.ScccException;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Decision;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import io.sccc.core.model.LocalizedText;
import io.sccc.core.model.Party;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostKind;
import io.sccc.core.model.Route;
import io.sccc.core.model.TenantId;
import io.sccc.core.model.Understanding;
import io.sccc.core.spi.DeadLetter;
import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.Judgment;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Memory;
import io.sccc.core.spi.Router;
import io.sccc.core.spi.Verdict;
import io.sccc.core.understand.TextFeatures;
import io.sccc.core.understand.UnderstanderChain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides posts and timers: understand, gather facts, route, plan, store. Called on a worker, serially for one
 * conversation.
 */
final class Decider {

    private static final Logger LOG = LoggerFactory.getLogger(Decider.class);
    private static final int BEGINNING = 4096;
    /** Why a deleted post is ignored. */
    static final LocalizedText DELETED =
            LocalizedText.of("deleted by its author", "borrado por su autor", "apagado pelo autor");

    private static final LocalizedText ERASED =
            LocalizedText.of("its author was erased", "su autor fue borrado", "seu autor foi apagado");
    private static final LocalizedText DEAD = LocalizedText.of(
            "could not be processed: see the dead letters",
            "no se pudo procesar: ver los mensajes muertos",
            "não foi possível processar: ver as mensagens mortas");

    private final Ledger ledger;
    private final UnderstanderChain understanders;
    private final FactGatherer facts;
    private final Router router;
    private final Later later;
    private final Runnable asked;
    private final Set<String> rulesets = ConcurrentHashMap.newKeySet();

    Decider(
            Ledger ledger,
            UnderstanderChain understanders,
            FactGatherer facts,
            Router router,
            Later later,
            Runnable asked) {
        this.ledger = ledger;
        this.understanders = understanders;
        this.facts = facts;
        this.router = router;
        this.later = later;
        this.asked = asked;
    }

    /** Decides a post once what fell due before it was asked; a post that cannot be decided becomes a dead letter. */
    CompletionStage<Decision> decide(Inbox row) {
        return later.then(later.untilStored(() -> fireBefore(row)), fired -> decideNow(row));
    }

    private CompletionStage<Decision> decideNow(Inbox row) {
        Post post = row.post();
        return later.untilStored(() -> {
            row.joined().forEach(alias -> ledger.join(post.tenant(), alias, row.conversation()));
            Memory memory = ledger.memory(post.tenant(), row.conversation());
            boolean edited = post.revision() > 0 && ledger.decision(post.tenant(), post.id()) != null;
            Verdict verdict;
            try {
                verdict = judge(row, memory, null, !edited);
            } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
                return CompletableFuture.completedFuture(bury(row, e));
            }
            return store(verdict)
                    .thenApply(stored -> verdict.judgment().decision())
                    .exceptionallyCompose(fault -> refused(row, fault));
        });
    }

    /** A decision that this ledger can never store makes its post a dead letter. */
    private CompletionStage<Decision> refused(Inbox row, Throwable fault) {
        Throwable why = fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
        return why instanceof PermanentException && !(why instanceof Ledger.Fenced)
                ? CompletableFuture.supplyAsync(() -> bury(row, why), later.workers())
                : CompletableFuture.failedFuture(why);
    }

    /** What fell due before a post is asked before it and, where it joins conversations, in each by itself. */
    private CompletionStage<Integer> fireBefore(Inbox row) {
        TenantId tenant = row.post().tenant();
        Instant clock = row.clock();
        if (clock == null) {
            return CompletableFuture.completedFuture(0);
        }
        CompletionStage<Integer> fired = CompletableFuture.completedFuture(0);
        for (ConversationId alias : row.joined()) {
            fired = later.then(fired, before -> fire(tenant, alias, clock));
        }
        return later.then(fired, before -> fire(tenant, row.conversation(), clock));
    }

    /** Has a conversation a timer that is due? */
    boolean waiting(TenantId tenant, ConversationId conversation, Instant now) {
        List<Ledger.Timer> timers = ledger.memory(tenant, conversation).timers();
        return !timers.isEmpty() && !timers.get(0).due().isAfter(now);
    }

    /** Asks the rules of every timer of a conversation that is due; how many there were. */
    CompletionStage<Integer> fire(TenantId tenant, ConversationId conversation, Instant now) {
        List<Ledger.Timer> timers = ledger.memory(tenant, conversation).timers();
        CompletionStage<Integer> fired = CompletableFuture.completedFuture(0);
        for (Ledger.Timer timer : timers) {
            if (timer.due().isAfter(now)) {
                break;
            }
            fired = later.then(
                    fired,
                    before -> later.untilStored(() -> store(judge(timer, ledger.memory(tenant, conversation))))
                            .thenApply(stored -> before + 1));
        }
        return fired;
    }

    /** A timer of a text that was edited or deleted since asks nothing; neither does one whose rules cannot be asked. */
    private Verdict judge(Ledger.Timer timer, Memory memory) {
        Inbox row = timer.row();
        Decision latest = ledger.decision(row.post().tenant(), row.post().id());
        if (latest != null && latest.revision() > row.post().revision()) {
            return silent(timer, memory);
        }
        try {
            return judge(row, memory, timer, false);
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            refuseInterrupted(e);
            LOG.warn("SCCC-2002 timer of rule {} on {} failed: {}", timer.rule(), row.post(), why(e));
            return silent(timer, memory);
        }
    }

    private Verdict silent(Ledger.Timer timer, Memory memory) {
        Inbox row = timer.row();
        Party about = Party.of(row.post(), memory.conversation());
        Route route = Route.noRule(router.ruleset(), List.of());
        Decision decision =
                new Decision(row.seq(), row.post().id(), row.post().revision(), about, route, List.of(), timer.due());
        Memory.Customer before = memory.customer(about.key());
        Memory.Change change = change(row, about, before, route, memory, timer, false, List.of());
        Judgment judgment = new Judgment(row, Understanding.NONE, Facts.empty(), decision, null, timer.rule());
        return new Verdict(judgment, change, List.of(), timer);
    }

    private CompletionStage<Integer> store(Verdict verdict) {
        keepRuleset(
                verdict.row().post().tenant(),
                verdict.judgment().decision().route().ruleset());
        return ledger.decide(verdict).thenApply(works -> {
            if (works > 0) {
                asked.run();
            }
            return works;
        });
    }

    /** Rules may be loaded anew while the center runs: each set's text is kept before the first decision it makes. */
    private void keepRuleset(TenantId tenant, String hash) {
        String kept = tenant + " " + hash;
        String text = rulesets.contains(kept) ? null : router.rulesetText(hash);
        if (text != null) {
            ledger.keepRuleset(tenant, hash, text);
            rulesets.add(kept);
        }
    }

    private Verdict judge(Inbox row, Memory memory, Ledger.@Nullable Timer timer, boolean counts) {
        Post post = row.post();
        Party about = Party.of(post, memory.conversation());
        TextFeatures text = TextFeatures.of(post.text());
        Understanding understanding = understanders.understand(post, text);
        Instant at = timer == null ? row.clock() : timer.due();
        FactGatherer.Gathered gathered = facts.gather(row, text, understanding, memory, about, at);
        if (timer != null) {
            gathered.facts().put(Fact.TIMER, timer.rule());
        }
        Route route = post.deleted() ? deleted() : router.route(gathered.facts());
        Memory.Customer before = memory.customer(about.key());
        Planner planner = new Planner(
                row,
                about,
                before,
                route,
                understanding.language(),
                gathered.content(),
                at,
                Planner.Before.of(memory, before, key -> ledger.work(post.tenant(), key)));
        boolean speaks = timer == null || !route.rules().isEmpty();
        List<String> settled = List.of();
        if (speaks) {
            settled = planner.settle(memory);
            planner.plan();
        }
        Level reached = Planner.reached(before.level(), route.level());
        Memory.Customer after = speaks ? planner.customer().at(reached, counts ? 1 : 0) : before;
        Decision decision = new Decision(row.seq(), post.id(), post.revision(), about, route, asked(planner), at);
        Judgment judgment = new Judgment(
                row,
                understanding,
                gathered.facts(),
                decision,
                speaks ? hop(before.level(), reached, route) : null,
                timer == null ? null : timer.rule());
        Memory.Change change = change(row, about, after, route, memory, timer, counts, settled);
        return new Verdict(judgment, change, planner.works(), timer);
    }

    private static List<Decision.Asked> asked(Planner planner) {
        return planner.works().stream()
                .map(work -> new Decision.Asked(work.request().kind(), work.key()))
                .toList();
    }

    private static Judgment.@Nullable Hop hop(@Nullable Level before, Level reached, Route route) {
        if (before == null || before == reached) {
            return null;
        }
        return new Judgment.Hop(
                before, reached, route.rules().isEmpty() ? "" : route.rules().get(0));
    }

    private static Memory.Change change(
            Inbox row,
            Party about,
            Memory.Customer after,
            Route route,
            Memory memory,
            Ledger.@Nullable Timer fired,
            boolean counts,
            List<String> settled) {
        Post post = row.post();
        boolean company = post.byCompany();
        List<Ledger.Timer> set = new ArrayList<>();
        Instant posted = post.postedAt();
        if (fired == null && posted != null && row.plausible() && !company) {
            route.timers()
                    .forEach(timer -> set.add(new Ledger.Timer(about, timer.rule(), row, posted.plus(timer.after()))));
        }
        boolean answers = fired == null && !post.deleted();
        boolean answersAll = answers && company && row.answers() == null && answering(post);
        List<String> answered = answers ? answered(row, about, memory) : List.of();
        return new Memory.Change(
                row.seq(),
                counts,
                company,
                FactGatherer.side(post),
                about.key(),
                after,
                answered,
                answersAll,
                settled,
                set,
                fired);
    }

    /** Does a post follow others? One that begins a conversation answers nobody, however late it arrives. */
    private static boolean answering(Post post) {
        return post.inReplyTo() != null
                || (post.threadId() != null && post.kind().threadIsDialog());
    }

    /** Whom a post answers: the company the customer it replies to; in a community, everybody else who asked. */
    private static List<String> answered(Inbox row, Party about, Memory memory) {
        Post post = row.post();
        String one = row.answers();
        if (post.byCompany() || post.kind() == PostKind.ANSWER) {
            if (one != null) {
                return List.of(one);
            }
        }
        if (post.kind() != PostKind.ANSWER || post.byCompany()) {
            return List.of();
        }
        List<String> others = new ArrayList<>();
        memory.customers((key, customer) -> {
            if (!key.equals(about.key())) {
                others.add(key);
            }
        });
        return others;
    }

    private Route deleted() {
        return ignored(DELETED);
    }

    private Route ignored(LocalizedText why) {
        return new Route(
                Level.IGNORE, 0, null, List.of(), null, List.of(), List.of(), why, List.of(), router.ruleset());
    }

    /** The decision on a post of somebody who was erased since they wrote it: nothing of it is kept. */
    Decision erased(Post post, ConversationId conversation) {
        Party about = Party.of(post, conversation);
        return new Decision(0, post.id(), post.revision(), about, ignored(ERASED), List.of(), null);
    }

    private Decision bury(Inbox row, Throwable error) {
        refuseInterrupted(error);
        Post post = row.post();
        LOG.warn("SCCC-2001 {} is a dead letter: {}", post, why(error));
        LOG.trace("SCCC-2001 {}", post, error);
        ledger.bury(
                row,
                new DeadLetter(
                        post.tenant(),
                        row.seq(),
                        post.id(),
                        row.position().isEmpty() ? post.id().toString() : row.position(),
                        row.line(),
                        "SCCC-2001",
                        "deciding it failed with " + why(error),
                        beginning(post.text())));
        return dead(row.seq(), post, row.conversation(), row.clock());
    }

    private static String beginning(String text) {
        int end = Math.min(text.length(), BEGINNING);
        return text.substring(0, end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end);
    }

    /** What a fault of our own kind tells, which has no people's words; of any other only its name. */
    private static String why(Throwable error) {
        return error instanceof ScccException ? name(error) + ": " + error.getMessage() : name(error);
    }

    private static String name(Throwable error) {
        return error.getClass().getName();
    }

    /** A center that closes interrupts its workers: that is no fault of the post. */
    private static void refuseInterrupted(Throwable error) {
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("interrupted while deciding; the post stays undecided", error);
        }
    }

    /** The decision that says that a post is a dead letter. */
    Decision dead(long seq, Post post, ConversationId conversation, @Nullable Instant at) {
        Route route = new Route(
                Level.FACILITATE, 0, null, List.of(), null, List.of(), List.of(), DEAD, List.of(), router.ruleset());
        return new Decision(seq, post.id(), post.revision(), Party.of(post, conversation), route, List.of(), at);
    }
}
