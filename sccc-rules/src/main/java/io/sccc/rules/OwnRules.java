package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.LocalizedText;
import io.sccc.core.model.TenantId;
import io.sccc.rules.RuleSpec.Place;
import io.sccc.rules.drools.DrlRules;
import io.sccc.rules.drools.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rules of the application in DRL or of a KieBase, beside those in YAML. Each hit is taken for a rule that matched, so that
 * one resolution decides about all.
 */
final class OwnRules {

    /** None. */
    static final OwnRules NONE = new OwnRules(List.of(), Set.of());

    private static final Logger LOG = LoggerFactory.getLogger(OwnRules.class);
    private static final Comparator<Own> BEST = Comparator.comparing(
                    (Own own) -> own.rule().spec(), Rule.PRECEDENCE)
            .thenComparing(own -> own.hit().level(), Comparator.nullsLast(Comparator.reverseOrder()));

    private final List<DrlRules> all;
    private final Set<String> tenants;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    /**
     * Own rules.
     *
     * @param all in the order they were given
     * @param tenants whose posts they are asked about; the default tenant's alone when nobody is named
     */
    OwnRules(List<DrlRules> all, Set<String> tenants) {
        this.all = List.copyOf(all);
        this.tenants = tenants.isEmpty() ? Set.of(TenantId.DEFAULT.value()) : Set.copyOf(tenants);
    }

    /** A hit, and the rule it is taken for. */
    record Own(Rule rule, Hit hit, DrlRules of) {}

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** What they are, as comments of YAML. */
    String text() {
        StringBuilder out = new StringBuilder();
        all.forEach(rules -> out.append(rules.text()));
        if (!all.isEmpty()) {
            out.append("# asked for ")
                    .append(tenants.stream().sorted().toList())
                    .append('\n');
        }
        return out.toString();
    }

    /**
     * Every hit, in order of precedence. Of several hits of one id the one with the larger priority, then the further level,
     * stands for all, so that the order of firing does not matter.
     */
    List<Own> match(Facts facts) {
        if (all.isEmpty() || !isAsked(facts.get(Fact.TENANT))) {
            return List.of();
        }
        Map<String, Own> byId = new LinkedHashMap<>();
        for (DrlRules rules : all) {
            for (Hit hit : rules.match(facts)) {
                Own own = new Own(rule(hit), hit, rules);
                byId.merge(hit.id(), own, (a, b) -> BEST.compare(a, b) <= 0 ? a : b);
            }
        }
        List<Own> sorted = new ArrayList<>(byId.values());
        sorted.sort(BEST);
        return sorted;
    }

    /** All in one order of precedence; of two with one id the first stays, and the one in YAML among equals. */
    static List<Rule> merged(List<Rule> matched, List<Own> hits) {
        if (hits.isEmpty()) {
            return matched;
        }
        List<Rule> all = new ArrayList<>(matched);
        hits.forEach(hit -> all.add(hit.rule()));
        all.sort(Comparator.comparing(Rule::spec, Rule.PRECEDENCE));
        Set<String> ids = new HashSet<>();
        all.removeIf(rule -> !ids.add(rule.spec().id()));
        return all;
    }

    private boolean isAsked(@Nullable String tenant) {
        if (tenant == null || tenants.contains(tenant)) {
            return true;
        }
        if (refused.add(tenant)) {
            LOG.warn(
                    "SCCC-2112 the application's own rules in DRL are not asked about posts of tenant {}: they are code."
                            + " Name the tenant with forTenants(...) if they shall be",
                    tenant);
        }
        return false;
    }

    private static Rule rule(Hit hit) {
        LocalizedText reason = hit.reason().byLanguage().isEmpty() ? reason(hit.rule()) : hit.reason();
        RuleSpec spec = new RuleSpec(
                hit.id(),
                new Place("drl", 1),
                hit.priority(),
                null,
                List.of(),
                hit.level(),
                hit.queue(),
                hit.tags(),
                hit.sla(),
                hit.actions().isEmpty() ? RuleReader.implied(hit.level()) : hit.actions(),
                reason,
                List.of());
        return new Rule(spec, new Checks());
    }

    private static LocalizedText reason(String rule) {
        return LocalizedText.of("rule \"" + rule + "\"", "regla \"" + rule + "\"", "regra \"" + rule + "\"");
    }
}
