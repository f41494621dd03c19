package io.sccc.metrics.center;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Event;
import io.sccc.core.model.Level;
import io.sccc.metrics.alert.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What waits for the company, which answers helped, how cases end. Not thread-safe. */
final class AlertDesk {

    /** An answer without a person helped when no case was opened in its conversation for so long. */
    private static final Duration SOON = Duration.ofDays(1);

    private static final int MOST = 50_000;

    private final Consumer<Signal> out;
    private final Map<String, Map<ConversationId, Instant>> waiting = new TreeMap<>();
    /** The queue each waits in; when there are too many, no more are counted. */
    private final Map<ConversationId, String> queues = new HashMap<>();

    private final Bounded<ConversationId, String> deciding = new Bounded<>(MOST);
    private final Bounded<String, String> openedBy = new Bounded<>(MOST);
    private final Bounded<ConversationId, Offer> offered = new Bounded<>(MOST);
    private final Deque<Offer> offers = new ArrayDeque<>();

    /** Nobody waits for answers that cannot be seen, as in a recorded run: so far none were. */
    private boolean answers;

    private static final class Offer {
        private final Instant due;
        private boolean failed;

        Offer(Instant due) {
            this.due = due;
        }
    }

    AlertDesk(Consumer<Signal> out) {
        this.out = out;
    }

    void on(Event event) {
        ConversationId conversation = event.conversation();
        if (conversation == null) {
            return;
        }
        if (event instanceof Event.Routed routed) {
            routed(routed, conversation);
        } else if (event instanceof Event.AgentReplied) {
            answers = true;
            served(conversation);
        } else if (event instanceof Event.CaseOpened opened) {
            opened(opened, conversation);
        } else if (event instanceof Event.CaseClosed closed) {
            served(conversation);
            closed(closed);
        } else if (event instanceof Event.ContentOffered
                || (event instanceof Event.ActionDone done && done.kind() == ActionKind.ASK_COMMUNITY)) {
            offered(conversation, event.at());
        }
    }

    private void routed(Event.Routed event, ConversationId conversation) {
        if (event.level() != Level.CRM) {
            return;
        }
        if (!event.rules().isEmpty()) {
            deciding.put(conversation, event.rules().get(0));
        }
        if (event.at() != null && queues.size() < MOST && !queues.containsKey(conversation)) {
            String scope = event.queue() == null ? "queue none" : "queue " + event.queue();
            queues.put(conversation, scope);
            waiting.computeIfAbsent(scope, key -> new LinkedHashMap<>()).put(conversation, event.at());
        }
    }

    private void served(ConversationId conversation) {
        String scope = queues.remove(conversation);
        if (scope != null) {
            waiting.getOrDefault(scope, Map.of()).remove(conversation);
        }
    }

    private void opened(Event.CaseOpened event, ConversationId conversation) {
        String rule = deciding.get(conversation);
        if (rule != null) {
            openedBy.put(event.caseId(), rule);
        }
        Offer offer = offered.remove(conversation);
        if (offer != null) {
            offer.failed = true;
        }
    }

    private void closed(Event.CaseClosed event) {
        String rule = openedBy.remove(event.caseId());
        if (rule != null && event.at() != null) {
            out.accept(new Signal.CasesClosed(event.at(), rule, 1, Cases.notAnIssue(event.why()) ? 1 : 0));
        }
    }

    private void offered(ConversationId conversation, @Nullable Instant at) {
        if (at != null && !offered.containsKey(conversation)) {
            Offer offer = new Offer(at.plus(SOON));
            offered.put(conversation, offer);
            offers.add(offer);
        }
    }

    /** The end of a pane. */
    void pane(Instant end) {
        long attempts = 0;
        long deflected = 0;
        while (!offers.isEmpty() && !offers.getFirst().due.isAfter(end)) {
            attempts++;
            deflected += offers.removeFirst().failed ? 0 : 1;
        }
        if (attempts > 0) {
            offered.values().removeIf(offer -> !offer.due.isAfter(end));
            out.accept(new Signal.Deflection(end, "all", attempts, deflected));
        }
        if (answers) {
            waiting.forEach((scope, who) -> out.accept(new Signal.Backlog(end, scope, who.size(), oldest(who, end))));
        }
    }

    private static Duration oldest(Map<ConversationId, Instant> waiting, Instant end) {
        return waiting.isEmpty()
                ? Duration.ZERO
                : Duration.between(waiting.values().iterator().next(), end);
    }
}
