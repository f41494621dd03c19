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
 */
public record Explanation(Route route, List<Match> matched, List<Match> nearly, Map<Level, LocalizedText> obstacles) {

    /** Copies the collections. */
    public Explanation {
        matched = List.copyOf(matched);
        nearly = List.copyOf(nearly);
        obstacles = Map.copyOf(obstacles);
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
}
