package io.sccc.rules;

import io.sccc.core.model.Level;
import io.sccc.core.model.LocalizedText;
import io.sccc.core.model.Route;
import io.sccc.rules.Condition.Truth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a post was routed as it was, for people, in English, Spanish and Portuguese.
 *
 * @param route the route
 * @param matched the rules that matched, the deciding one first
 * @param nearly up to five rules with a level of which one or two conditions did not hold: those of which something held,
 *     or any where nothing did of all; those that would have taken the post further come first, the nearest level before
 *     the others
 * @param obstacles for each level, why it was not reached, or that it was: the rule that came nearest, or that none did
 * @param ways for each level that was not reached, what would have made it so: up to three rules that would have decided,
 *     with what they lacked; empty when none would have by two changes or fewer
 * @param steps what became of each rule that matched, in order of precedence
 * @param known what was known, in the order of the vocabulary; of people's words only that they are there
 * @param unknown what some rule asks about and nobody supplied
 */
public record Explanation(
        Route route,
        List<Match> matched,
        List<Match> nearly,
        Map<Level, LocalizedText> obstacles,
        Map<Level, List<LocalizedText>> ways,
        List<Step> steps,
        List<Known> known,
        List<Asked> unknown) {

    /** Copies the collections. */
    public Explanation {
        matched = List.copyOf(matched);
        nearly = List.copyOf(nearly);
        obstacles = Map.copyOf(obstacles);
        ways = Map.copyOf(ways);
        steps = List.copyOf(steps);
        known = List.copyOf(known);
        unknown = List.copyOf(unknown);
    }

    /** What would have made the route one of this level, the least change first; empty when it is, or nothing little would. */
    public List<LocalizedText> toReach(Level level) {
        return ways.getOrDefault(level, List.of());
    }

    /** Why the route is not of this level; says so when it is. */
    public LocalizedText whyNot(Level level) {
        return obstacles.getOrDefault(level, LocalizedText.EMPTY);
    }

    /** All of it, as lines of text in {@code es} or {@code pt}; in English for every other language. */
    public String text(String lang) {
        return Explanations.text(this, lang);
    }

    /** The route's level and rules; no value of a fact. */
    @Override
    public String toString() {
        return "Explanation[" + route.level() + " by " + route.rules() + "]";
    }

    /**
     * A rule and what was seen of its conditions.
     *
     * @param rule its id
     * @param level where it leads; null when it only adds tags and actions
     * @param priority its priority
     * @param reason why it is there
     * @param lines its conditions: all of a rule that matched, those that did not hold of one that nearly did
     */
    public record Match(String rule, @Nullable Level level, int priority, LocalizedText reason, List<Line> lines) {

        /** Copies the list. */
        public Match {
            lines = List.copyOf(lines);
        }

        /** What of it does not hold, with what was seen and what is needed, in one sentence; empty when all holds. */
        public LocalizedText missing() {
            List<Line> failed =
                    lines.stream().filter(line -> line.truth() != Truth.TRUE).toList();
            return failed.isEmpty() ? LocalizedText.EMPTY : Explanations.missing(this, failed);
        }
    }

    /**
     * One condition and the value it met.
     *
     * @param condition the condition in words: of several alternatives those that hold, or else the first five and how
     *     many more there are
     * @param fact the name of the fact
     * @param truth whether it held
     * @param value the value seen; says so when it is unknown
     * @param needed the value needed
     */
    public record Line(LocalizedText condition, String fact, Truth truth, LocalizedText value, LocalizedText needed) {

        /** The condition in English; no value. */
        @Override
        public String toString() {
            return condition.bestFor("en") + " is " + truth;
        }
    }

    /** What became of a rule that matched. */
    public enum Part {
        /** It decides level, queue and reason. */
        DECIDES,
        /** Another one decides; it adds its tags and, at the same level, actions that are not there yet. */
        GIVES_WAY,
        /** It leads nowhere and adds tags and actions. */
        ADDS,
        /** Another rule of its group comes first, so that it does not count. */
        OUTDONE
    }

    /**
     * One step of the resolution.
     *
     * @param rule a rule that matched
     * @param part what became of it
     * @param by the rule that it gave way to or was outdone by; null when it was neither
     * @param why the same in words
     */
    public record Step(String rule, Part part, @Nullable String by, LocalizedText why) {}

    /**
     * A fact that was known.
     *
     * @param fact its name
     * @param label what people call it
     * @param value its value as people say it
     */
    public record Known(String fact, LocalizedText label, LocalizedText value) {

        /** Its name; no value. */
        @Override
        public String toString() {
            return "Known[" + fact + "]";
        }
    }

    /**
     * A fact that rules ask about and nobody supplied.
     *
     * @param fact its name
     * @param label what people call it
     */
    public record Asked(String fact, LocalizedText label) {}
}
