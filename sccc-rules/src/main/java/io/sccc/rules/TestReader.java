package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import io.sccc.core.model.Sentiment;
import io.sccc.core.understand.MaskedText;
import io.sccc.core.understand.Masker;
import io.sccc.rules.FaultList.In;
import io.sccc.rules.RuleSpec.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code tests} of a rule. */
final class TestReader {

    private static final List<String> KEYS = List.of("name", "given", "expect");
    private static final List<String> EXPECT = List.of("level", "rule", "matches", "queue", "tags", "actions");

    private static final byte[] MASK = "pseudonyms of tests matter to nobody".getBytes(StandardCharsets.UTF_8);

    private final Vocabulary vocabulary;
    private final String rule;
    private final boolean timer;
    private final In in;

    /**
     * @param rule whose tests
     * @param timer whether the rule is asked by a timer
     */
    TestReader(Vocabulary vocabulary, String rule, boolean timer, In in) {
        this.vocabulary = vocabulary;
        this.rule = rule;
        this.timer = timer;
        this.in = in;
    }

    List<RuleSpec.Test> read(Node tests) {
        List<RuleSpec.Test> read = new ArrayList<>();
        if (!tests.isList()) {
            in.add(
                    FaultList.TEST,
                    tests,
                    "tests is " + tests.words() + ", not a list",
                    "Write \"- given: {...}\" and \"expect: {...}\" below tests:");
            return read;
        }
        for (Node item : tests.items()) {
            RuleSpec.Test test = test(item);
            if (test != null) {
                read.add(test);
            }
        }
        return read;
    }

    private RuleSpec.@Nullable Test test(Node item) {
        Mapping mapping = Mapping.of(item, "test", KEYS, FaultList.TEST, in);
        if (mapping == null) {
            return null;
        }
        Node given = mapping.get("given");
        Node expect = mapping.get("expect");
        if (given == null || expect == null) {
            in.add(
                    FaultList.TEST,
                    item,
                    "a test has no " + (given == null ? "given" : "expect"),
                    "Write given: {fact: value} and expect: {level: ...}");
            return null;
        }
        Node name = mapping.get("name");
        String called = name == null ? null : Literals.text(name, "name of a test", FaultList.TEST, in);
        Place place = new Place(in.file(), item.line());
        return expect(called == null ? rule + " at " + place : called, place, facts(given), expect);
    }

    private Facts facts(Node given) {
        Facts facts = Facts.empty();
        if (!given.isMapping()) {
            in.add(FaultList.TEST, given, "given is " + given.words() + ", not a mapping", "Write {fact: value, ...}");
            return facts;
        }
        Mapping.each(given, "given", in, (key, value) -> {
            Fact<?> fact = key.text().equals("timer") ? Fact.TIMER : vocabulary.named(key.text());
            if (fact == null) {
                in.add(
                        FaultList.FIELD,
                        key,
                        "field " + Quote.of(key.text()) + " of given is not known",
                        NearMiss.fix(key.text(), vocabulary.names(), "See the list of facts"));
            } else if (fact.equals(Fact.KEYWORDS)) {
                in.add(
                        FaultList.TEST,
                        key,
                        "field \"keywords\" of given is read from the text",
                        "Give the text: text: \"...\"");
            } else {
                put(facts, fact, value);
            }
        });
        String text = facts.get(Fact.TEXT);
        if (text != null && !facts.knows(Fact.PERSONAL_DATA)) {
            MaskedText masked = Masker.withKey(MASK).mask(text);
            facts.put(Fact.TEXT, masked.text());
            facts.put(
                    Fact.PERSONAL_DATA,
                    masked.found().stream().map(it -> it.kind().label()).collect(Collectors.toSet()));
        }
        if (timer && facts.knows(Fact.UNANSWERED) && !facts.knows(Fact.TIMER)) {
            facts.put(Fact.TIMER, rule);
        }
        return facts;
    }

    @SuppressWarnings("unchecked")
    private void put(Facts facts, Fact<?> fact, Node value) {
        String what = "field " + Quote.of(fact.name()) + " of given";
        switch (fact.type()) {
            case TEXT -> facts.put((Fact<String>) fact, Literals.text(value, what, 10_000, FaultList.TEST, in));
            case FLAG -> facts.put((Fact<Boolean>) fact, Literals.flag(value, what, FaultList.TEST, in));
            case WORDS -> {
                boolean none = value.isList() && value.items().isEmpty();
                Set<String> words = none ? Set.of() : new HashSet<>(Literals.texts(value, what, FaultList.TEST, in));
                facts.put((Fact<Set<String>>) fact, words);
            }
            case NUMBER -> facts.put((Fact<Double>) fact, number(fact, value, what));
        }
    }

    private @Nullable Double number(Fact<?> fact, Node value, String what) {
        String text = Literals.text(value, what, FaultList.TEST, in);
        if (text == null) {
            return null;
        }
        Sentiment word = fact.equals(Fact.SENTIMENT) ? Sentiment.named(text) : null;
        if (word != null) {
            return switch (word) {
                case NEGATIVE -> -1.0;
                case NEUTRAL -> 0.0;
                case POSITIVE -> 1.0;
            };
        }
        return Literals.number(fact, value, text, what, in);
    }

    private RuleSpec.@Nullable Test expect(String name, Place place, Facts given, Node node) {
        Mapping expect = Mapping.of(node, "expect", EXPECT, FaultList.TEST, in);
        if (expect == null) {
            return null;
        }
        if (expect.isEmpty()) {
            in.add(FaultList.TEST, node, "expect says nothing", "Write level, rule, matches, queue, tags or actions");
        }
        return new RuleSpec.Test(
                name,
                place,
                given,
                level(expect),
                text(expect, "rule"),
                matches(expect),
                text(expect, "queue"),
                list(expect, "tags"),
                list(expect, "actions"));
    }

    private @Nullable Level level(Mapping expect) {
        Node level = expect.get("level");
        return level == null ? null : RuleReader.level(level, in);
    }

    private @Nullable Boolean matches(Mapping expect) {
        Node matches = expect.get("matches");
        return matches == null ? null : Literals.flag(matches, "matches", FaultList.TEST, in);
    }

    private @Nullable String text(Mapping expect, String key) {
        Node value = expect.get(key);
        return value == null ? null : Literals.text(value, key, FaultList.TEST, in);
    }

    private @Nullable List<String> list(Mapping expect, String key) {
        Node value = expect.get(key);
        if (value == null) {
            return null;
        }
        if (value.isList() && value.items().isEmpty()) {
            return List.of();
        }
        return Literals.texts(value, key, FaultList.TEST, in).stream()
                .map(it -> it.toLowerCase(Locale.ROOT))
                .toList();
    }
}
