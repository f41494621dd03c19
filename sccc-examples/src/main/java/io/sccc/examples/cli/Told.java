package io.sccc.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Route;
import io.sccc.examples.file.StoredFacts;
import io.sccc.rules.DroolsRouter;
import io.sccc.rules.Explanation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A story with the rules' own words.
 *
 * @param story what is kept
 * @param post why the post went where it went when it came
 * @param timer why it went further later; null when it did not
 * @param waiting rules that the post's timers ask, but for those that have changed its level already
 */
record Told(Story story, Explanation post, @Nullable Explanation timer, List<Waiting> waiting) {

    /**
     * A rule that is asked again.
     *
     * @param rule what it asks and leads to
     * @param timer how long after the post
     * @param due about when; null when the post told no time
     */
    record Waiting(
            Explanation.Match rule,
            Route.Timer timer,
            @Nullable Instant due) {

        /** Is it asked only whether somebody has answered? */
        boolean unanswered() {
            return rule.lines().stream().anyMatch(line -> line.fact().equals(Fact.UNANSWERED.name()));
        }
    }

    static Told of(Story story) {
        DroolsRouter router = router(story.rules());
        Facts facts = StoredFacts.read(story.facts());
        Explanation post = router.explain(facts);
        Story.Later later = story.later();
        Explanation timer = null;
        if (later != null) {
            Facts then = StoredFacts.read(later.facts())
                    .put(Fact.TIMER, later.decision().path("timer").asText());
            timer = router(later.rules()).explain(then);
        }
        return new Told(story, post, timer, waiting(router, facts, post, story));
    }

    private static DroolsRouter router(String rules) {
        return DroolsRouter.builder().ruleset(rules).build();
    }

    /** Posts of the company and posts without a time set no timers. */
    private static List<Waiting> waiting(DroolsRouter router, Facts facts, Explanation post, Story story) {
        String at = story.decision().path("at").textValue();
        String role = facts.get(Fact.AUTHOR_ROLE);
        if (at == null || "agent".equals(role) || "brand".equals(role)) {
            return List.of();
        }
        Set<String> fired = new HashSet<>();
        for (JsonNode hop : story.hops()) {
            if (hop.path("cause").asText().equals("timer")) {
                fired.add(hop.path("rule").asText());
            }
        }
        List<Waiting> waiting = new ArrayList<>();
        for (Route.Timer timer : post.route().timers()) {
            if (!fired.contains(timer.rule())) {
                Explanation.Match rule = Objects.requireNonNull(router.explain(facts, timer.rule()));
                waiting.add(new Waiting(rule, timer, Instant.parse(at).plus(timer.after())));
            }
        }
        return waiting;
    }

    /** The decision that counts: the timer's, where one went further. */
    JsonNode decision() {
        Story.Later later = story.later();
        return later == null ? story.decision() : later.decision();
    }

    /** Why that was decided. */
    Explanation now() {
        return timer == null ? post : timer;
    }

    /** What was known then. */
    JsonNode facts() {
        Story.Later later = story.later();
        return later == null ? story.facts() : later.facts();
    }
}
