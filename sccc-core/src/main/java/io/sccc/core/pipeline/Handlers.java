package io.sccc.core.pipeline;

import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.PostId;
import io.sccc.core.spi.ActionHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds the one handler for an action, and tells at build time where there is none or more than one. */
final class Handlers {

    private final List<ActionHandler> handlers;
    private final AccountId crm;
    private final AccountId community;
    private final Map<Pair, List<ActionHandler>> found = new ConcurrentHashMap<>();

    private record Pair(ActionKind kind, AccountId account) {}

    Handlers(List<ActionHandler> handlers, AccountId crm, AccountId community) {
        this.handlers = new ArrayList<>(handlers);
        this.handlers.add(new Recorded());
        this.crm = crm;
        this.community = community;
    }

    /** The account on which an action about a post has its effect. */
    AccountId account(ActionKind kind, PostId post) {
        return switch (kind.target()) {
            case NETWORK, CENTER -> post.accountId();
            case COMMUNITY -> community;
            case CRM -> crm;
        };
    }

    /** The handler; null when nobody handles it. */
    @Nullable
    ActionHandler of(ActionKind kind, PostId post) {
        List<ActionHandler> own = all(kind, account(kind, post));
        return own.isEmpty() ? null : own.get(0);
    }

    private List<ActionHandler> all(ActionKind kind, AccountId account) {
        return found.computeIfAbsent(new Pair(kind, account), pair -> {
            List<ActionHandler> own = handlers.stream()
                    .filter(handler -> handler.handles(kind, account))
                    .toList();
            boolean ours = own.size() > 1 && own.get(own.size() - 1) instanceof Recorded;
            return ours ? own.subList(0, own.size() - 1) : own;
        });
    }

    /** Pairs of action and account that two handlers claim, in words. */
    List<String> clashes(Set<AccountId> accounts) {
        List<String> clashes = new ArrayList<>();
        each(accounts, (kind, account) -> {
            List<ActionHandler> own = all(kind, account);
            if (own.size() > 1) {
                clashes.add("%s on %s is handled by both %s and %s"
                        .formatted(kind.label(), account, name(own.get(0)), name(own.get(1))));
            }
        });
        return clashes;
    }

    /** Kinds of action that nobody handles on some account, in words. */
    Set<String> missing(Set<AccountId> accounts) {
        Set<String> missing = new TreeSet<>();
        each(accounts, (kind, account) -> {
            if (all(kind, account).isEmpty()) {
                missing.add(kind.label() + " on " + account);
            }
        });
        return missing;
    }

    private void each(Set<AccountId> accounts, java.util.function.BiConsumer<ActionKind, AccountId> visit) {
        for (ActionKind kind : ActionKind.values()) {
            switch (kind.target()) {
                case NETWORK, CENTER -> accounts.forEach(account -> visit.accept(kind, account));
                case COMMUNITY -> visit.accept(kind, community);
                case CRM -> visit.accept(kind, crm);
            }
        }
    }

    private static String name(ActionHandler handler) {
        return handler.getClass().getName();
    }

    /** Handles what has its effect in the center itself: the event is the effect. */
    private static final class Recorded implements ActionHandler {

        @Override
        public boolean handles(ActionKind kind, AccountId account) {
            return kind.target() == ActionKind.Target.CENTER;
        }

        @Override
        public Outcome handle(Action action, ActionKey key) {
            return new Outcome.Sent(action instanceof Action.Assign assign ? assign.queue() : key.value());
        }

        @Override
        public Outcome reconcile(Action action, ActionKey key) {
            return handle(action, key);
        }
    }
}
