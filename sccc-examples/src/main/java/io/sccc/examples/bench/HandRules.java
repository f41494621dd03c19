package io.sccc.examples.bench;

import io.sccc.examples.bench.RuleEngine.Event;
import io.sccc.examples.bench.RuleEngine.Hits;
import io.sccc.examples.bench.RuleEngine.Post;
import io.sccc.examples.bench.RuleWorkload.Plain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The rules without a rule engine: what a programmer would write who knows them, and what one would who does not. */
final class HandRules {

    private static final Plain[] NONE = {};

    private HandRules() {}

    /** An index by topic, by hashtag and by channel and language, and then the rest of each rule. */
    static RuleEngine index(List<Plain> rules) {
        Map<String, Plain[]> byTopic = new HashMap<>();
        Map<String, Plain[]> byTag = new HashMap<>();
        Map<String, Map<String, Plain[]>> byChannel = new HashMap<>();
        List<Plain> others = new ArrayList<>();
        for (Plain rule : rules) {
            if (rule.topic() != null) {
                add(rule.topic(), rule, byTopic);
            } else if (rule.hashtag() != null) {
                add(rule.hashtag(), rule, byTag);
            } else if (rule.channel() != null && rule.language() != null) {
                add(rule.language(), rule, byChannel.computeIfAbsent(rule.channel(), none -> new HashMap<>()));
            } else {
                others.add(rule);
            }
        }
        Plain[] rest = others.toArray(NONE);
        return (post, hits) -> {
            Event event = post.event();
            for (String topic : event.topics()) {
                test(byTopic.getOrDefault(topic, NONE), event, hits);
            }
            for (String tag : event.hashtags()) {
                test(byTag.getOrDefault(tag, NONE), event, hits);
            }
            Map<String, Plain[]> byLanguage = byChannel.get(event.channel());
            if (byLanguage != null) {
                test(byLanguage.getOrDefault(event.language(), NONE), event, hits);
            }
            test(rest, event, hits);
        };
    }

    private static void add(String key, Plain rule, Map<String, Plain[]> index) {
        index.merge(key, new Plain[] {rule}, (some, more) -> {
            Plain[] all = java.util.Arrays.copyOf(some, some.length + 1);
            all[some.length] = more[0];
            return all;
        });
    }

    /** What the index has looked up is not asked again. */
    private static void test(Plain[] rules, Event event, Hits hits) {
        for (Plain rule : rules) {
            if ((rule.channel() == null || rule.channel().equals(event.channel()))
                    && (rule.language() == null || rule.language().equals(event.language()))
                    && (rule.tier() == null || rule.tier().equals(event.tier()))
                    && !(event.sentiment() > rule.sentimentAtMost())
                    && !(event.followers() < rule.followersAtLeast())
                    && !(event.conversations() < rule.conversationsAtLeast())) {
                hits.add(rule.number());
            }
        }
    }

    /** Every rule asked, each a list of predicates. */
    static RuleEngine predicates(List<Plain> rules) {
        List<Predicate<Event>> tests = rules.stream().map(HandRules::test).toList();
        return (Post post, Hits hits) -> {
            for (int i = 0; i < tests.size(); i++) {
                if (tests.get(i).test(post.event())) {
                    hits.add(i);
                }
            }
        };
    }

    private static Predicate<Event> test(Plain rule) {
        return PlainTests.of(rule).stream().map(PlainTests.Test::test).reduce(event -> true, Predicate::and);
    }
}
