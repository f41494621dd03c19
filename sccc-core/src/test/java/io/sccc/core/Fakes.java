package io.sccc.core;

import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.ActionSpec;
import io.sccc.core.model.Author;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import io.sccc.core.model.LocalizedText;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.Route;
import io.sccc.core.spi.ActionHandler;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import io.sccc.core.spi.PostSource;
import io.sccc.core.spi.Router;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Small parts for tests of the center: real objects that do what a script says. */
final class Fakes {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final Duration SOON = Duration.ofSeconds(60);
    static final LocalizedText WHY = LocalizedText.of("because", "porque sí", "porque sim");

    private Fakes() {}

    /** A customer's post on network {@code net}. */
    static io.sccc.core.model.PostBuilder post(String id, String author, String text) {
        return Post.builder(PostId.of("net", id))
                .author(Author.of(author))
                .authorRole(AuthorRole.CUSTOMER)
                .text(text);
    }

    static Route route(Level level, String rule, ActionKind... kinds) {
        List<ActionSpec> specs = Arrays.stream(kinds)
                .map(kind -> new ActionSpec(kind, kind.speaks() ? WHY : LocalizedText.EMPTY, Map.of()))
                .toList();
        return new Route(level, 1, null, List.of(), null, specs, List.of(rule), WHY, List.of(), "r1");
    }

    static Route quiet() {
        return Route.noRule("r1", List.of());
    }

    /** A rule that wants to be asked again after 72 hours. */
    static Route quietWithTimer() {
        return Route.noRule("r1", List.of(new Route.Timer("unanswered", Duration.ofHours(72))));
    }

    static Router router(Function<Facts, Route> script) {
        return new Router() {
            @Override
            public Route route(Facts facts) {
                return script.apply(facts);
            }

            @Override
            public String ruleset() {
                return "r1";
            }

            @Override
            public String rulesetText() {
                return "scripted";
            }
        };
    }

    /** Words in the text say what happens: case, append, close, reopen, reply, lead, wait; a due timer opens a case. */
    static Router wordy() {
        return router(facts -> {
            if (facts.get(Fact.TIMER) != null) {
                return Boolean.TRUE.equals(facts.get(Fact.UNANSWERED))
                        ? route(Level.CRM, "unanswered", ActionKind.OPEN_CASE)
                        : quiet();
            }
            String text = String.valueOf(facts.get(Fact.TEXT));
            if (text.contains("case")) {
                return route(Level.CRM, "case", ActionKind.OPEN_CASE);
            }
            if (text.contains("close")) {
                return route(Level.FACILITATE, "close", ActionKind.CLOSE_CASE);
            }
            if (text.contains("reopen")) {
                return route(Level.CRM, "reopen", ActionKind.REOPEN_CASE);
            }
            if (text.contains("reply")) {
                return route(Level.COMMUNITY, "reply", ActionKind.REPLY);
            }
            if (text.contains("lead")) {
                return route(Level.CRM, "lead", ActionKind.CREATE_LEAD);
            }
            return text.contains("wait") ? quietWithTimer() : quiet();
        });
    }

    /** A call of a handler. */
    record Call(Action action, ActionKey key) {}

    /** Handles everything, remembers calls, answers by a script. */
    static final class Handler implements ActionHandler {

        final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
        private final BiFunction<Action, Integer, Outcome> script;

        Handler() {
            this((action, call) -> new Outcome.Sent("id-" + call));
        }

        /** The script gets the action and the number of the call, from 1. */
        Handler(BiFunction<Action, Integer, Outcome> script) {
            this.script = script;
        }

        @Override
        public boolean handles(ActionKind kind, AccountId account) {
            return kind.target() != ActionKind.Target.CENTER;
        }

        @Override
        public Outcome handle(Action action, ActionKey key) {
            int number;
            synchronized (calls) {
                calls.add(new Call(action, key));
                number = calls.size();
            }
            return script.apply(action, number);
        }

        List<ActionKind> kinds() {
            return List.copyOf(calls).stream().map(call -> call.action().kind()).toList();
        }
    }

    /** Yields arrivals page by page from memory. */
    record Source(String name, boolean recorded, List<? extends Arrival> arrivals, int size) implements PostSource {

        static Source recorded(List<Post> posts, int size) {
            return new Source(
                    "file", true, posts.stream().map(Arrival.Received::new).toList(), size);
        }

        @Override
        public Page<Arrival> fetch(Cursor cursor) {
            int from = cursor.atStart() ? 0 : Integer.parseInt(cursor.value());
            int to = Math.min(arrivals.size(), from + size);
            return new Page<>(List.copyOf(arrivals.subList(from, to)), new Cursor("" + to), to < arrivals.size());
        }
    }
}
