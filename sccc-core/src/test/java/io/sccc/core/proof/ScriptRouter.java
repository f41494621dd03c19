package io.sccc.core.proof;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.ActionSpec;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import io.sccc.core.model.LocalizedText;
import io.sccc.core.model.Route;
import io.sccc.core.spi.Router;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Does what the words of a post say; {@code wait} asks again 72 hours after the post and then opens a case. */
final class ScriptRouter implements Router {

    static final Duration PATIENCE = Duration.ofHours(72);
    private static final String HASH = "script-1";
    private static final LocalizedText WHY = LocalizedText.of("because", "porque sí", "porque sim");

    @Override
    public Route route(Facts facts) {
        if (facts.get(Fact.TIMER) != null) {
            return Boolean.TRUE.equals(facts.get(Fact.UNANSWERED))
                    ? route(Level.CRM, "unanswered", ActionKind.OPEN_CASE)
                    : quiet(List.of());
        }
        String text = String.valueOf(facts.get(Fact.TEXT));
        if (text.contains("poison")) {
            throw new IllegalStateException("poison");
        }
        if (text.contains("case")) {
            return route(Level.CRM, "case", ActionKind.OPEN_CASE, ActionKind.ASSIGN);
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
        if (text.contains("assign")) {
            return route(Level.COMMUNITY, "assign", ActionKind.ASSIGN);
        }
        return quiet(text.contains("wait") ? List.of(new Route.Timer("unanswered", PATIENCE)) : List.of());
    }

    private static Route route(Level level, String rule, ActionKind... kinds) {
        List<ActionSpec> specs = Arrays.stream(kinds)
                .map(kind -> new ActionSpec(kind, kind.speaks() ? WHY : LocalizedText.EMPTY, Map.of()))
                .toList();
        return new Route(level, 1, "first", List.of(), null, specs, List.of(rule), WHY, List.of(), HASH);
    }

    private static Route quiet(List<Route.Timer> timers) {
        return Route.noRule(HASH, timers);
    }

    @Override
    public String ruleset() {
        return HASH;
    }

    @Override
    public String rulesetText() {
        return "scripted";
    }
}
