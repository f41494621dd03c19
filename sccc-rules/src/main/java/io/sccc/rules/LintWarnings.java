package io.sccc.rules;

import io.sccc.core.model.ActionSpec;
import io.sccc.core.model.Fact;
import io.sccc.core.model.LocalizedText;
import io.sccc.rules.Condition.Comparison;
import io.sccc.rules.Condition.Not;
import io.sccc.rules.Condition.OneOf;
import io.sccc.rules.Condition.Operator;
import io.sccc.rules.Condition.OrUnknown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is probably not meant. */
final class LintWarnings {

    /** As many names are looked for among the others; more would take long and help nobody. */
    private static final int MOST_NEAR = 50;

    private static final List<String> LANGUAGES = List.of("es", "pt", "en");
    private static final Set<Fact<?>> UNSUPPLIED =
            Set.of(Fact.BUSINESS_HOURS, Fact.AGENT_LOAD, Fact.TOPIC_AUTHORS_15M, Fact.COST, Fact.CRISIS);
    /** What the network does not tell of an author whom it does not name. */
    private static final List<Fact<?>> OF_KNOWN_AUTHORS =
            List.of(Fact.AUTHOR_FOLLOWERS, Fact.AUTHOR_VERIFIED, Fact.AUTHOR_RANK);
    /** What is so whenever a timer asks: the post was decided by then, and the company's own posts set none. */
    private static final Region LATER = Region.of(List.of(
            new OrUnknown(new Not(new OneOf(Fact.CONVERSATION_LEVEL, List.of("none")))),
            new OrUnknown(new Comparison(Fact.CONVERSATION_POSTS, Operator.AT_LEAST, 1)),
            new OrUnknown(new Comparison(Fact.CONVERSATION_CUSTOMER_POSTS, Operator.AT_LEAST, 1)),
            new OrUnknown(new Not(new OneOf(Fact.AUTHOR_ROLE, List.of("agent", "brand"))))));

    private static final Demand NAMED = new Demand.Texts(Fact.AUTHOR_KNOWN, Set.of("true"), false, false);

    private final LintReport report;
    private final LintKeywords keywords;
    private final LintValues values;

    LintWarnings(LintReport report) {
        this.report = report;
        keywords = new LintKeywords(report);
        values = new LintValues(report);
    }

    void of(RuleFiles files, boolean readable) {
        files.ignored()
                .forEach(file -> report.warn(
                        LintReport.IGNORED,
                        new RuleSpec.Place(Quote.path(file), 1),
                        null,
                        "is no rule file and was not read",
                        "Rename it to .yaml or .csv if it holds rules, or move it away"));
        if (readable) {
            List<Overlay.Idle> idle = files.idle();
            for (int i = 0; i < idle.size(); i++) {
                idle(idle.get(i), i < MOST_NEAR ? files.rules() : List.of());
            }
            files.rules().forEach(this::of);
            groups(files.rules(), files.groups());
            values.compare();
            new LintPairs(files.rules(), report).compare();
        }
    }

    private void idle(Overlay.Idle idle, List<RuleSpec> rules) {
        RuleSpec.Place there = idle.there();
        String id = Quote.of(idle.rule().id());
        String meant = NearMiss.of(
                idle.rule().id(),
                rules.stream()
                        .filter(it -> !it.equals(idle.rule()))
                        .map(RuleSpec::id)
                        .toList());
        String found = meant == null ? "" : "Did you mean " + Quote.of(meant) + "? ";
        warn(
                LintReport.OVERRIDES,
                idle.rule(),
                there == null
                        ? "overrides or disables " + id + ", but there is no other rule of this id"
                        : "overrides or disables a rule of its own file, at " + there,
                there == null
                        ? found + "Name what it overlays before it, as in --rules default,my-rules"
                        : "Keep one of them");
    }

    private void groups(List<RuleSpec> rules, Set<String> declared) {
        if (declared.size() > MOST_NEAR) {
            return;
        }
        Map<String, RuleSpec> strays = new LinkedHashMap<>();
        for (RuleSpec rule : rules) {
            RuleSpec.Group group = rule.group();
            if (group != null && !declared.contains(group.name()) && strays.size() < MOST_NEAR) {
                strays.putIfAbsent(group.name(), rule);
            }
        }
        strays.forEach((name, rule) -> group(name, rule, declared));
    }

    private void group(String name, RuleSpec first, Set<String> declared) {
        String meant = NearMiss.misspelled(name, declared);
        if (meant != null) {
            warn(
                    LintReport.VALUE,
                    first,
                    "group " + Quote.of(name) + " is declared nowhere and is almost " + Quote.of(meant),
                    "If the same is meant, write " + Quote.of(meant) + "; otherwise declare it below groups:");
        }
    }

    private void warn(String code, RuleSpec rule, String why, String fix) {
        report.warn(code, rule, why, fix);
    }

    private void of(RuleSpec rule) {
        if (rule.conditions().isEmpty()) {
            warn(
                    LintReport.ALWAYS,
                    rule,
                    "matches every post: it has no conditions",
                    "Add a when, or give it the smallest priority if it is meant for the rest");
        }
        if (rule.reason().byLanguage().isEmpty()) {
            warn(
                    LintReport.REASON,
                    rule,
                    "has no reason; one is made of its conditions",
                    "Add reason: {en: ..., es: ..., pt: ...}");
        } else {
            languages(rule, rule.reason(), "reason");
        }
        if (rule.tests().isEmpty()) {
            String where = rule.place().file().toLowerCase(Locale.ROOT).endsWith(".csv")
                    ? "Write them into a YAML file beside the table, as tests: [{rule: " + rule.id()
                            + ", given: {...}, expect: {...}}]"
                    : "Add tests: with a post it is for and one it is not for";
            warn(LintReport.TESTS, rule, "has no tests", where);
        }
        rule.actions().forEach(action -> action(rule, action));
        unused(rule);
        contradictions(rule);
        keywords.of(rule);
        values.of(rule);
    }

    private void action(RuleSpec rule, ActionSpec action) {
        if (!action.text().byLanguage().isEmpty()) {
            languages(rule, action.text(), action.kind().label());
        }
    }

    private void languages(RuleSpec rule, LocalizedText text, String what) {
        List<String> missing =
                LANGUAGES.stream().filter(lang -> text.in(lang) == null).toList();
        if (!missing.isEmpty()) {
            warn(
                    LintReport.LANGUAGE,
                    rule,
                    what + " has no words in " + String.join(", ", missing),
                    "Add them: people are answered in their own language only");
        }
    }

    private void unused(RuleSpec rule) {
        if (rule.level() == null && (rule.queue() != null || rule.sla() != null)) {
            warn(
                    LintReport.UNUSED,
                    rule,
                    "has a queue or sla but no level, so they are never used",
                    "Add a level, or remove them");
        }
        boolean unanswered = rule.conditions().stream().anyMatch(it -> it.fact().equals(Fact.UNANSWERED));
        if (unanswered && rule.after() == null) {
            warn(
                    LintReport.UNUSED,
                    rule,
                    "asks unanswered at once, when nobody can have answered",
                    "Add after: 72h, to ask later");
        }
        if (rule.conditions().stream().anyMatch(LintWarnings::comparesText)) {
            warn(LintReport.UNUSED, rule, "compares the whole text", "Use keywords to look for words in it");
        }
    }

    private static boolean comparesText(Condition condition) {
        if (condition instanceof Not it) {
            return comparesText(it.condition());
        }
        return condition instanceof OneOf it && it.fact().equals(Fact.TEXT);
    }

    private void contradictions(RuleSpec rule) {
        Region region = Region.of(rule.asked());
        List<Fact<?>> impossible = region.impossible();
        impossible.forEach(fact -> never(rule, fact));
        rule.conditions().stream()
                .filter(it -> !impossible.contains(it.fact()))
                .filter(LintWarnings::isVacuous)
                .findFirst()
                .ifPresent(it -> warn(
                        LintReport.ALWAYS,
                        rule,
                        "asks " + it.fact() + " in a way that every value passes",
                        "A list means any of: use {all: [...]} for a range, or remove the condition"));
        if (impossible.isEmpty()) {
            strangers(rule, region);
            later(rule, region);
        }
        region.demands().forEach((fact, demand) -> {
            if (UNSUPPLIED.contains(fact) && !demand.unknown()) {
                warn(
                        LintReport.UNSUPPLIED,
                        rule,
                        "asks " + fact + ", which no source of this version supplies: until the application does, it"
                                + " never matches",
                        "Supply the fact, or let an unknown value pass: {any: [...], unknown: true}");
            }
        });
    }

    private static boolean isVacuous(Condition condition) {
        Demand demand = Demand.of(condition);
        return demand != null && demand.everyValue();
    }

    private void never(RuleSpec rule, Fact<?> fact) {
        boolean one = rule.asked().stream().filter(it -> it.fact().equals(fact)).count() == 1;
        warn(
                LintReport.NEVER,
                rule,
                one
                        ? "can never match: no value that " + fact + " can have passes its condition"
                        : "can never match: its conditions on " + fact + " exclude each other",
                one ? "Mend the value" : "Use any instead of all, or mend the values");
    }

    private void strangers(RuleSpec rule, Region region) {
        Demand known = region.of(Fact.AUTHOR_KNOWN);
        if (known == null || known.unknown() || known.meets(NAMED)) {
            return;
        }
        for (Fact<?> fact : OF_KNOWN_AUTHORS) {
            Demand demand = region.of(fact);
            if (demand != null && !demand.unknown()) {
                warn(
                        LintReport.NEVER,
                        rule,
                        "can never match: of an author who is not known, " + fact + " is unknown",
                        "Remove author.known: false, or the condition on " + fact);
            }
        }
    }

    private void later(RuleSpec rule, Region region) {
        if (rule.after() == null) {
            return;
        }
        LATER.demands().forEach((fact, demand) -> {
            Demand asked = region.of(fact);
            if (asked != null && !asked.meets(demand)) {
                warn(
                        LintReport.NEVER,
                        rule,
                        fact.equals(Fact.AUTHOR_ROLE)
                                ? "can never match: posts of the company set no timers"
                                : "can never match: when its timer asks, the post itself counts, and " + fact
                                        + " is not so any more",
                        "Remove after, or the condition on " + fact);
            }
        });
        Arrival.tooEarly(region)
                .forEach(fact -> warn(
                        LintReport.TOO_EARLY,
                        rule,
                        "waits only after posts that come when " + fact
                                + " is so already: what the post itself leads to" + " comes too late to set the timer",
                        fact.equals(Fact.CONTENT_OFFERED)
                                ? "Ask what leads to it, such as content.found: true; if only a customer's later posts are"
                                        + " meant, add conversation.customer_posts: \">= 1\""
                                : "Ask what leads to it; if only a customer's later posts are meant, add"
                                        + " conversation.customer_posts: \">= 1\""));
    }
}
