package io.sccc.examples.bench;

import io.sccc.examples.bench.RuleEngine.Event;
import io.sccc.examples.bench.RuleWorkload.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The conditions of a rule one by one, for engines that take them so. */
final class PlainTests {

    private PlainTests() {}

    /**
     * One condition.
     *
     * @param id the same for equal conditions
     * @param field the number of the field it compares, from 0
     * @param equal the value the field must have; null when it is compared otherwise
     */
    record Test(
            String id,
            int field,
            Predicate<Event> test,
            @Nullable String equal,
            @Nullable Function<Event, @Nullable String> get) {}

    /** Equalities first: they are what Drools can look up. */
    static List<Test> of(Plain rule) {
        List<Test> tests = new ArrayList<>();
        addEqual("channel", 0, rule.channel(), Event::channel, tests);
        addEqual("language", 1, rule.language(), Event::language, tests);
        addEqual("tier", 2, rule.tier(), Event::tier, tests);
        addWord("topic", 3, rule.topic(), Event::topics, tests);
        addWord("hashtag", 4, rule.hashtag(), Event::hashtags, tests);
        double sentiment = rule.sentimentAtMost();
        add("sentiment", 5, sentiment, event -> event.sentiment() <= sentiment, tests);
        double followers = rule.followersAtLeast();
        add("followers", 6, followers, event -> event.followers() >= followers, tests);
        double conversations = rule.conversationsAtLeast();
        add("conversations", 7, conversations, event -> event.conversations() >= conversations, tests);
        return tests;
    }

    private static void addEqual(
            String name, int field, @Nullable String value, Function<Event, @Nullable String> get, List<Test> tests) {
        if (value != null) {
            tests.add(new Test(name + " " + value, field, event -> value.equals(get.apply(event)), value, get));
        }
    }

    private static void addWord(
            String name, int field, @Nullable String value, Function<Event, List<String>> get, List<Test> tests) {
        if (value != null) {
            tests.add(new Test(
                    name + " " + value, field, event -> get.apply(event).contains(value), null, null));
        }
    }

    private static void add(String name, int field, double value, Predicate<Event> test, List<Test> tests) {
        if (!Double.isNaN(value)) {
            tests.add(new Test(name + " " + value, field, test, null, null));
        }
    }
}
