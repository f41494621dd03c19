package io.sccc.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.core.model.Level;
import io.sccc.core.model.LocalizedText;
import io.sccc.rules.Explanation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The record of a decision, for programs; words in one language. */
final class ExplainJson {

    /** What the row of the decision tells as it is. */
    private static final List<String> AS_DECIDED = List.of("priority", "queue", "sla", "tags");

    private final String conversation;
    private final String lang;

    ExplainJson(String conversation, String lang) {
        this.conversation = conversation;
        this.lang = lang;
    }

    Map<String, @Nullable Object> of(Told all) {
        JsonNode decision = all.decision();
        Explanation now = all.now();
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("conversation_id", conversation);
        told.put("author", decision.path("author").textValue());
        told.put("post_id", decision.path("post_id").asText());
        told.put("level", decision.path("level").asText());
        AS_DECIDED.forEach(key -> told.put(key, decision.path(key)));
        told.put("reason", say(now.route().reason()));
        told.put("at", decision.path("at").textValue());
        told.put("ruleset", decision.path("ruleset").asText());
        told.put(
                "matched",
                Stream.concat(now.matched().stream(), all.post().matched().stream())
                        .map(Explanation.Match::rule)
                        .distinct()
                        .toList());
        told.put("steps", now.steps().stream().map(this::step).toList());
        told.put("nearly", all.post().nearly().stream().map(this::nearly).toList());
        told.put("why_not", whyNot(all));
        told.put("to_reach", toReach(all));
        told.put("facts", all.facts());
        told.put("unknown", now.unknown().stream().map(Explanation.Asked::fact).toList());
        told.put("actions", all.story().actions());
        told.put("cost", all.facts().path("cost"));
        told.put("hops", all.story().hops());
        told.put("by_timer", all.timer() != null);
        told.put("post_level", all.post().route().level().name());
        told.put("waiting", all.waiting().stream().map(ExplainJson::waiting).toList());
        return told;
    }

    private static Map<String, @Nullable Object> waiting(Told.Waiting waiting) {
        Level level = waiting.rule().level();
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("rule", waiting.rule().rule());
        told.put("level", level == null ? null : level.name());
        told.put("after", waiting.timer().after().toString());
        told.put("due", waiting.due() == null ? null : waiting.due().toString());
        return told;
    }

    private String say(LocalizedText words) {
        return words.bestFor(lang);
    }

    private Map<String, @Nullable Object> step(Explanation.Step step) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("rule", step.rule());
        told.put("part", step.part().name().toLowerCase(Locale.ROOT));
        told.put("by", step.by());
        told.put("why", say(step.why()));
        return told;
    }

    private Map<String, @Nullable Object> nearly(Explanation.Match match) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("rule", match.rule());
        told.put("level", match.level() == null ? null : match.level().name());
        told.put("failed", match.lines().stream().map(this::failed).toList());
        return told;
    }

    private Map<String, String> failed(Explanation.Line line) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("condition", say(line.condition()));
        told.put("value", say(line.value()));
        told.put("needed", say(line.needed()));
        return told;
    }

    /** Of the post when it came; the level that it had then is told in post_level. */
    private Map<String, String> whyNot(Told all) {
        Map<String, String> told = new LinkedHashMap<>();
        for (Level level : Level.values()) {
            if (level != all.now().route().level()) {
                told.put(level.name(), say(all.post().whyNot(level)));
            }
        }
        return told;
    }

    private Map<String, List<String>> toReach(Told all) {
        Map<String, List<String>> told = new LinkedHashMap<>();
        for (Level level : Level.values()) {
            if (level != all.now().route().level()) {
                told.put(
                        level.name(),
                        all.post().toReach(level).stream().map(this::say).toList());
            }
        }
        return told;
    }
}
