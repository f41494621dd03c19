package io.sccc.rules;

import io.sccc.core.model.ActionSpec;
import io.sccc.core.model.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rules that stand in each other's way, by what their conditions mean. A rule is compared only with rules that can be
 * found under a value they share, so that thousands of rules take no time; the work is bounded all the same.
 *
 * <p>Why not all pairs: a set of ten thousand rules has fifty million of them. A rule that matches whenever another does
 * has, for each fact it asks about, a value of that other rule; so each is kept under the values of its rarest condition,
 * and looked for under a value of every condition.
 */
final class LintPairs {

    private static final int MOST = 2_000_000;
    private static final int MOST_A_RULE = 2_000;
    private static final int MOST_CONFLICTS = 100;
    private static final int MOST_TOLD = 3;
    /** So many words are looked up in the time of one pair. */
    private static final int WORDS = 16;

    private final LintReport report;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> uses = new HashMap<>();
    private long work;
    private boolean cut;

    /** A rule, its place in the order of precedence, and what it lets through. */
    private record Entry(RuleSpec rule, int at, Region region, int size) {

        boolean leads() {
            return rule.level() != null && rule.after() == null;
        }
    }

    LintPairs(Collection<RuleSpec> all, LintReport report) {
        this.report = report;
        for (RuleSpec rule : all.stream().sorted(Rule.PRECEDENCE).toList()) {
            Region region = Region.of(rule.asked());
            if (region.impossible().isEmpty()) {
                entries.add(new Entry(rule, entries.size(), region, region.size()));
                region.demands().forEach((fact, demand) -> names(fact, demand).forEach(name -> uses.merge(
                        name, 1, Integer::sum)));
            }
        }
    }

    private static List<String> names(Fact<?> fact, Demand demand) {
        return demand.names().stream().map(name -> fact + "=" + name).toList();
    }

    /** How much was compared: pairs, and as much again for those of many words. */
    long work() {
        return work;
    }

    /** Warns of every rule that has a rule before it which matches whenever it does, and of those only ids put in order. */
    void compare() {
        Map<String, List<Entry>> wider = new HashMap<>();
        entries.forEach(entry -> anchor(entry)
                .forEach(name -> wider.computeIfAbsent(name, key -> new ArrayList<>())
                        .add(entry)));
        entries.forEach(entry -> wider(entry, wider));
        Map<Integer, List<Entry>> byPriority = new HashMap<>();
        entries.stream().filter(Entry::leads).forEach(entry -> byPriority
                .computeIfAbsent(entry.rule.priority(), priority -> new ArrayList<>())
                .add(entry));
        byPriority.values().stream().filter(all -> all.size() > 1).forEach(this::conflicts);
        if (cut) {
            RuleSpec last = entries.get(entries.size() - 1).rule;
            report.warn(
                    LintReport.COMPARED,
                    last.place(),
                    null,
                    "has so many rules alike that not all pairs of rules were compared",
                    "Look over fewer rules at a time, or let one rule list several values");
        }
    }

    /** Under which names a rule is kept: those of its rarest condition; under none when it asks nothing. */
    private List<String> anchor(Entry entry) {
        List<String> rarest = List.of("");
        long fewest = Long.MAX_VALUE;
        for (Map.Entry<Fact<?>, Demand> one : entry.region.demands().entrySet()) {
            List<String> names = names(one.getKey(), one.getValue());
            long all = names.stream().mapToLong(name -> uses.getOrDefault(name, 0)).sum();
            if (all < fewest) {
                fewest = all;
                rarest = names;
            }
        }
        return rarest;
    }

    private void wider(Entry entry, Map<String, List<Entry>> kept) {
        Set<String> names = new HashSet<>();
        names.add("");
        entry.region.demands().forEach((fact, demand) -> {
            names.add(fact + "=");
            demand.namesOfWider().forEach(name -> names.add(fact + "=" + name));
        });
        long until = work + MOST_A_RULE;
        for (String name : names) {
            for (Entry other : kept.getOrDefault(name, List.of())) {
                if (other.at >= entry.at || isOver(until)) {
                    break;
                }
                work += 1 + (other.region.demands().size() > entry.region.demands().size() ? 0 : entry.size / WORDS);
                if (Objects.equals(entry.rule.after(), other.rule.after())
                        && entry.region.isWithin(other.region)
                        && warn(entry, other)) {
                    return;
                }
            }
        }
    }

    private boolean isOver(long until) {
        boolean over = work >= Math.min(MOST, until);
        cut |= over;
        return over;
    }

    private boolean warn(Entry entry, Entry other) {
        RuleSpec rule = entry.rule;
        RuleSpec before = other.rule;
        if (other.region.isWithin(entry.region) && !entry.region.demands().isEmpty()) {
            same(rule, before);
            return true;
        }
        if (rule.after() != null) {
            return false;
        }
        if (isExclusive(before)) {
            return Objects.equals(before.group(), rule.group()) && outdone(rule, before);
        }
        if (rule.level() != null && before.level() != null) {
            return rule.level() == before.level() ? idle(rule, before) : shadowed(rule, before);
        }
        return false;
    }

    /** Is only one rule of its group counted? Then it may be left out itself, and outdoes only rules of its group. */
    private static boolean isExclusive(RuleSpec rule) {
        return rule.group() != null && rule.group().hit() == HitPolicy.FIRST;
    }

    private boolean outdone(RuleSpec rule, RuleSpec by) {
        report.warn(
                LintReport.SHADOWED,
                rule,
                "never counts: whenever it matches, rule " + by.id() + " at " + by.place()
                        + " matches too, and of their group only the first counts",
                "Give it a larger priority than " + by.priority() + ", take it out of the group, or remove it");
        return true;
    }

    private void same(RuleSpec rule, RuleSpec before) {
        String where = "has the same conditions as rule " + before.id() + " at " + before.place();
        if (rule.level() != null && before.level() != null && rule.level() != before.level()) {
            report.warn(
                    LintReport.CONTRADICTS,
                    rule,
                    where + " and contradicts it: that leads to " + before.level() + " and comes first, this to "
                            + rule.level() + " and never decides",
                    "Remove the one that is wrong, or tell the two apart by a condition");
        } else if (adds(rule, before) || differ(rule.queue(), before.queue())) {
            report.warn(LintReport.SAME, rule, where, "Join the two rules into one");
        } else {
            report.warn(LintReport.SAME, rule, where + " and adds nothing to it (duplicate)", "Remove one of them");
        }
    }

    private boolean shadowed(RuleSpec rule, RuleSpec by) {
        report.warn(
                LintReport.SHADOWED,
                rule,
                "never decides: whenever it matches, rule " + by.id() + " at " + by.place()
                        + " matches too, comes first and leads to " + by.level(),
                rule.priority() == by.priority()
                        ? "Give it a larger priority than " + by.priority()
                                + ": at equal priority the smaller id comes first; or remove it"
                        : "Give it a larger priority than " + by.priority() + ", or remove it");
        return true;
    }

    /** A rule of the same level can still add tags and actions; what it says of queue and time is not heard. */
    private boolean idle(RuleSpec rule, RuleSpec by) {
        boolean unheard = differ(rule.queue(), by.queue()) || (rule.sla() != null && !rule.sla().equals(by.sla()));
        if (!unheard && adds(rule, by)) {
            return false;
        }
        report.warn(
                LintReport.SHADOWED,
                rule,
                "never decides: whenever it matches, rule " + by.id() + " at " + by.place()
                        + " matches too and comes first" + (unheard ? ", so its queue and sla are never used" : ""),
                unheard
                        ? "Give it a larger priority than " + by.priority() + ", or remove its queue and sla"
                        : "Remove it: it adds nothing");
        return true;
    }

    private static boolean differ(@Nullable String queue, @Nullable String other) {
        return queue != null && !queue.equals(other);
    }

    private static boolean adds(RuleSpec rule, RuleSpec to) {
        Set<String> kinds = new HashSet<>();
        to.actions().forEach(action -> kinds.add(kind(action)));
        return !to.tags().containsAll(rule.tags())
                || rule.actions().stream().anyMatch(action -> kinds.add(kind(action)));
    }

    private static String kind(ActionSpec action) {
        return action.kind().label() + action.parameters().getOrDefault("name", "");
    }

    /** Rules of one priority that a post can match at once, and that lead elsewhere. */
    private void conflicts(List<Entry> rules) {
        Map<String, List<Entry>> byName = new HashMap<>();
        boolean any = false;
        for (Entry rule : rules) {
            Set<String> names = new HashSet<>();
            rule.region.demands().forEach((fact, demand) -> names.addAll(names(fact, demand)));
            any |= conflicts(rule, names.stream().sorted().toList(), byName);
            names.forEach(name -> byName.computeIfAbsent(name, key -> new ArrayList<>()).add(rule));
        }
        if (!any) {
            unrelated(rules);
        }
    }

    /** Looks at the first few hundred that share a value: a conflict is worth a word, not a search. */
    private boolean conflicts(Entry entry, List<String> names, Map<String, List<Entry>> byName) {
        List<Entry> with = new ArrayList<>();
        long until = Math.min(MOST, work + MOST_CONFLICTS);
        for (String name : names) {
            for (Entry other : byName.getOrDefault(name, List.of())) {
                if (with.size() >= MOST_TOLD || work >= until) {
                    break;
                }
                if (areApart(entry.rule, other.rule)) {
                    work += 1 + (entry.size + other.size) / WORDS;
                    if (!with.contains(other) && conflict(entry, other)) {
                        with.add(other);
                    }
                }
            }
        }
        if (with.isEmpty()) {
            return false;
        }
        tell(entry, with);
        return true;
    }

    private static boolean areApart(RuleSpec rule, RuleSpec other) {
        return rule.level() != other.level()
                || (rule.queue() != null && other.queue() != null && differ(rule.queue(), other.queue()));
    }

    private static boolean conflict(Entry entry, Entry other) {
        return entry.region.meets(other.region)
                && !entry.region.differsInWords(other.region)
                && !entry.region.isWithin(other.region);
    }

    private void tell(Entry entry, List<Entry> with) {
        Entry first = with.get(0);
        boolean sure = first.region.isWithin(entry.region);
        String others = String.join(
                ", ",
                with.stream()
                        .skip(1)
                        .limit(MOST_TOLD - 1)
                        .map(other -> other.rule.id())
                        .toList());
        report.warn(
                LintReport.CONFLICT,
                entry.rule,
                "conflicts with rule " + first.rule.id() + " at " + first.rule.place() + ": both have priority "
                        + entry.rule.priority() + ", that leads to " + end(first.rule) + ", this to " + end(entry.rule)
                        + "; " + (sure ? "every post that matches that one matches both" : shared(entry, first))
                        + ", and only the smaller id decides" + (others.isEmpty() ? "" : "; so with " + others),
                "Give the one that should win a larger priority");
    }

    private static String shared(Entry entry, Entry other) {
        return "a post can match both, since both ask "
                + String.join(
                        ", ",
                        entry.region.shared(other.region).stream()
                                .map(Fact::name)
                                .limit(MOST_TOLD)
                                .toList())
                + " in ways that do not exclude each other";
    }

    private static String end(RuleSpec rule) {
        return rule.level() + (rule.queue() == null ? "" : " in queue " + Quote.of(rule.queue()));
    }

    /** One pair of one priority that asks about different things: told once, not for every pair there is. */
    private void unrelated(List<Entry> rules) {
        long until = work + MOST_CONFLICTS;
        for (Entry entry : rules) {
            for (Entry other : rules) {
                if (other.at >= entry.at || work >= until) {
                    break;
                }
                work++;
                if (entry.rule.level() != other.rule.level()
                        && entry.region.others().isEmpty()
                        && other.region.others().isEmpty()
                        && Collections.disjoint(
                                entry.region.demands().keySet(), other.region.demands().keySet())
                        && !other.region.demands().isEmpty()) {
                    tellUnrelated(entry.rule, other.rule, rules.size());
                    return;
                }
            }
        }
    }

    private void tellUnrelated(RuleSpec rule, RuleSpec other, int all) {
        report.warn(
                LintReport.CONFLICT,
                rule,
                "conflicts with rule " + other.id() + " at " + other.place() + ": both have priority " + rule.priority()
                        + ", that leads to " + end(other) + ", this to " + end(rule)
                        + "; nothing in their conditions keeps a post from matching both, and only the smaller id decides"
                        + (all > 2 ? " (" + all + " rules have this priority; told once)" : ""),
                "Give the one that should win a larger priority");
    }
}
