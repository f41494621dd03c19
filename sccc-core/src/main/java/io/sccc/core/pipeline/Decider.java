package io.sccc.core.pipeline;

import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Decision;
import io.sccc.core.model.Fact;
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
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Memory;
import io.sccc.core.spi.Router;
import io.sccc.core.spi.Verdict;
import io.sccc.core.spi.Work;
import io.sccc.core.understand.TextFeatures;
import io.sccc.core.understand.UnderstanderChain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides posts and timers: understand, gather facts, route, plan, store. Called on a worker, serially for one
 * conversation.
 */
final class Decider {

    private static final Logger LOG = LoggerFactory.getLogger(Decider.class);
    private static final LocalizedText DELETED =
            LocalizedText.of("deleted by its author", "borrado por su autor", "apagado pelo autor");
    private static final LocalizedText DEAD = LocalizedText.of(
            "could not be processed: see the dead letters",
            "no se pudo procesar: ver los mensajes muertos",
            "não foi possível processar: ver as mensagens mortas");

    private final Ledger ledger;
    private final UnderstanderChain understanders;
    private final FactGatherer facts;
    private final Router router;
    private final Consumer<Work> actor;

    Decider(
            Ledger ledger,
            UnderstanderChain understanders,
            FactGatherer facts,
            Router router,
            Consumer<Work> actor) {
        this.ledger = ledger;
        this.understanders = understanders;
        this.facts = facts;
        this.router = router;
        this.actor = actor;
    }

    /** Decides a post; a post that cannot be decided becomes a dead letter. */
    Decision decide(Inbox row) {
        Post post = row.post();
        row.joined().forEach(alias -> ledger.join(post.tenant(), alias, row.conversation()));
        if (row.clock() != null) {
            fire(post.tenant(), row.conversation(), row.clock());
        }
        Verdict verdict;
        try {
            verdict = judge(row, null);
        } catch (RuntimeException e) {
            return bury(row, e);
        }
        store(verdict);
        return verdict.decision();
    }

    /** Has the conversation of a row a timer that is due? */
    boolean waiting(Inbox row, @Nullable Instant now) {
        if (now == null) {
            return false;
        }
        List<Ledger.Timer> timers =
                ledger.memory(row.post().tenant(), row.conversation()).timers();
        return !timers.isEmpty() && !timers.get(0).due().isAfter(now);
    }

    /** Asks the rules of every timer of a conversation that is due. */
    void fire(TenantId tenant, ConversationId conversation, Instant now) {
        Memory memory = ledger.memory(tenant, conversation);
        for (Ledger.Timer timer : memory.timers()) {
            if (timer.due().isAfter(now)) {
                return;
            }
            store(judge(timer.row(), timer));
        }
    }

    private void store(Verdict verdict) {
        ledger.decide(verdict);
        verdict.work().forEach(actor);
    }

    private Verdict judge(Inbox row, Ledger.@Nullable Timer timer) {
        Post post = row.post();
        Memory memory = ledger.memory(post.tenant(), row.conversation());
        Party about = Party.of(post, memory.conversation());
        TextFeatures text = TextFeatures.of(post.text());
        Understanding understanding = understanders.understand(post, text);
        FactGatherer.Gathered gathered = facts.gather(row, text, understanding, memory, about);
        if (timer != null) {
            gathered.facts().put(Fact.TIMER, timer.rule());
        }
        Route route = post.deleted() ? deleted() : router.route(gathered.facts());
        Instant at = timer == null ? row.clock() : timer.due();
        Memory.Customer before = memory.customer(about.key());
        Planner planner =
                new Planner(row, about, before, route, understanding.language(), gathered.content(), at);
        planner.plan();
        boolean speaks = timer == null || !route.rules().isEmpty();
        Level reached = Planner.reached(before.level(), route.level());
        Memory.Customer after = speaks ? planner.customer().at(reached, timer == null ? 1 : 0) : before;
        Decision decision = new Decision(row.seq(), post.id(), post.revision(), about, route, asked(planner), at);
        return new Verdict(
                row,
                understanding,
                gathered.facts(),
                decision,
                change(row, about, after, route, memory, timer),
                planner.works(),
                speaks ? hop(before.level(), reached, route) : null,
                timer);
    }

    private static List<Decision.Asked> asked(Planner planner) {
        return planner.works().stream()
                .map(work -> new Decision.Asked(work.request().kind(), work.key()))
                .toList();
    }

    private static Verdict.@Nullable Hop hop(@Nullable Level before, Level reached, Route route) {
        if (before == null || before == reached) {
            return null;
        }
        return new Verdict.Hop(
                before, reached, route.rules().isEmpty() ? "" : route.rules().get(0));
    }

    private static Memory.Change change(
            Inbox row, Party about, Memory.Customer after, Route route, Memory memory, Ledger.@Nullable Timer fired) {
        Post post = row.post();
        boolean company = post.byCompany();
        List<Ledger.Timer> set = new ArrayList<>();
        Instant posted = post.postedAt();
        if (fired == null && posted != null && row.plausible()) {
            route.timers()
                    .forEach(timer -> set.add(new Ledger.Timer(about, timer.rule(), row, posted.plus(timer.after()))));
        }
        boolean answersAll = fired == null && company && row.answers() == null;
        List<String> answers = fired == null ? answered(row, about, memory) : List.of();
        return new Memory.Change(
                row.seq(),
                fired == null,
                company,
                FactGatherer.side(post),
                about.key(),
                after,
                answers,
                answersAll,
                set,
                fired);
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
        return new Route(
                Level.IGNORE, 0, null, List.of(), null, List.of(), List.of(), DELETED, List.of(), router.ruleset());
    }

    private Decision bury(Inbox row, RuntimeException error) {
        Post post = row.post();
        LOG.warn("SCCC-2001 {} is a dead letter: {}", post, error.getClass().getName());
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
                        "deciding it failed with " + error.getClass().getName(),
                        post.text().substring(0, Math.min(post.text().length(), 4096))));
        Route route = new Route(
                Level.FACILITATE, 0, null, List.of(), null, List.of(), List.of(), DEAD, List.of(), router.ruleset());
        return new Decision(
                row.seq(), post.id(), post.revision(), Party.of(post, row.conversation()), route, List.of(), row.clock());
    }
}
