package io.sccc.core.ledger;

import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.Event;
import io.sccc.core.model.Event.Head;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Party;
import io.sccc.core.model.Post;
import io.sccc.core.model.Route;
import io.sccc.core.model.Understanding;
import io.sccc.core.spi.Judgment;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Memory;
import io.sccc.core.spi.Verdict;
import io.sccc.core.spi.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The events that a decision is: pure, so that every ledger writes the same ones. */
final class DecisionEvents {

    private static final Map<String, Fact<String>> TOLD =
            Map.of("brand", Fact.BRAND, "country", Fact.COUNTRY, "party", Fact.PARTY);

    private DecisionEvents() {}

    /** Events in order, each waiting for its head; {@code asked} are the actions that were not asked before. */
    static List<Function<Head, Event>> of(Verdict verdict, Memory.Customer before, List<Work> asked) {
        List<Function<Head, Event>> events = new ArrayList<>();
        Judgment judgment = verdict.judgment();
        Party about = judgment.decision().about();
        Post post = verdict.row().post();
        Route route = judgment.decision().route();
        Ledger.Timer timer = verdict.timer();
        if (timer != null) {
            boolean matched = !route.rules().isEmpty();
            events.add(head -> new Event.TimerFired(head, about, timer.rule(), matched));
        } else {
            Set<String> hashtags = judgment.facts().get(Fact.HASHTAGS);
            events.add(head -> new Event.Understood(
                    head, post.id(), judgment.understanding(), hashtags == null ? Set.of() : hashtags));
            talk(verdict, before, events);
        }
        if (timer == null || !route.rules().isEmpty()) {
            Map<String, String> told = told(post, judgment.facts());
            Double cost = judgment.facts().get(Fact.COST);
            events.add(head -> new Event.Routed(
                    head,
                    post.id(),
                    about,
                    route.level(),
                    route.rules(),
                    route.queue(),
                    judgment.byTimer(),
                    told,
                    cost));
        }
        Judgment.Hop hop = judgment.hop();
        if (hop != null) {
            events.add(
                    head -> new Event.LevelChanged(head, about, hop.from(), hop.to(), hop.rule(), judgment.byTimer()));
        }
        for (Work work : asked) {
            Work.Request request = work.request();
            events.add(head -> new Event.ActionAsked(head, request.about(), request.kind(), work.key()));
            if (work.state() == Ledger.WorkState.FAILED) {
                events.add(
                        head -> new Event.ActionFailed(head, request.about(), request.kind(), work.key(), work.note()));
            }
        }
        return events;
    }

    /** What facts tell that numbers are told apart by and the post does not: an event has it once. */
    private static Map<String, String> told(Post post, Facts facts) {
        Map<String, String> told = new TreeMap<>();
        TOLD.forEach((name, fact) -> {
            String value = facts.get(fact);
            if (value != null && !value.isBlank() && post.attributes().get(name) == null) {
                told.put(name, Event.Told.cut(value));
            }
        });
        return told;
    }

    private static void talk(Verdict verdict, Memory.Customer before, List<Function<Head, Event>> events) {
        Post post = verdict.row().post();
        Memory.Change change = verdict.change();
        if (post.deleted()) {
            events.add(head -> new Event.PostDeleted(head, post.id()));
        }
        if (change.company() && change.answersAll()) {
            events.add(head -> new Event.AgentReplied(head, post.id(), null));
        } else if (change.company()) {
            change.answers().forEach(key -> events.add(head -> new Event.AgentReplied(head, post.id(), key)));
        }
        boolean helped = before.agentReplied() || !before.offered().isEmpty();
        if (helped && verdict.judgment().understanding().is(Understanding.PRAISE)) {
            events.add(head ->
                    new Event.Thanked(head, verdict.judgment().decision().about(), post.id()));
        }
    }

    /** The event that an action was asked by the host is. */
    static Function<Head, Event> asked(Work work) {
        Work.Request request = work.request();
        return head -> new Event.ActionAsked(head, request.about(), request.kind(), work.key());
    }

    /** The events that an action's end is; {@code caseId} is the CRM's id of the case it is about, or what was made. */
    static List<Function<Head, Event>> ended(Work work, @Nullable Outcome outcome, String caseId) {
        Work.Request request = work.request();
        Party about = request.about();
        String target = work.target() == null ? "" : work.target();
        List<Function<Head, Event>> events = new ArrayList<>();
        boolean again = outcome instanceof Outcome.AlreadyDone;
        switch (work.state()) {
            case DONE -> {
                events.add(head -> new Event.ActionDone(head, about, request.kind(), work.key(), target, again));
                effect(work, caseId, events);
            }
            case FAILED ->
                events.add(head -> new Event.ActionFailed(head, about, request.kind(), work.key(), work.note()));
            case PARKED ->
                events.add(head -> new Event.ActionParked(head, about, request.kind(), work.key(), work.note()));
            case DEFERRED -> {
                if (outcome instanceof Outcome.Deferred put) {
                    events.add(head -> new Event.ActionDeferred(head, about, request.kind(), work.key(), put.until()));
                }
            }
            case ASKED -> {
                // it will be tried again: nothing happened yet
            }
        }
        return events;
    }

    private static void effect(Work work, String target, List<Function<Head, Event>> events) {
        Party about = work.request().about();
        switch (work.request().kind()) {
            case OPEN_CASE -> events.add(head -> new Event.CaseOpened(head, about, work.key(), target));
            case APPEND_TO_CASE -> events.add(head -> new Event.CaseAppended(head, about, work.key(), target));
            case REOPEN_CASE -> events.add(head -> new Event.CaseReopened(head, about, work.key(), target));
            case CLOSE_CASE -> {
                String why = work.action() instanceof Action.CloseCase close ? close.why() : null;
                events.add(head -> new Event.CaseClosed(head, about, work.key(), target, why));
            }
            case ASSIGN -> events.add(head -> new Event.Assigned(head, about, target));
            case SUGGEST_CONTENT -> {
                String content = work.action() instanceof Action.SuggestContent offer ? offer.contentId() : target;
                events.add(head -> new Event.ContentOffered(head, about, content));
            }
            default -> {
                // ActionDone says all there is to say
            }
        }
    }

    /** The action that opened the case which an action is about; its own key where it is about none. */
    static ActionKey caseOf(Work work) {
        if (work.action() instanceof Action.AppendToCase append) {
            return append.openCase().key();
        }
        if (work.action() instanceof Action.ReopenCase reopen) {
            return reopen.closedCase().key();
        }
        return work.action() instanceof Action.CloseCase close
                ? close.openCase().key()
                : work.key();
    }
}
