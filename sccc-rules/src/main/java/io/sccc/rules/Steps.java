package io.sccc.rules;

import io.sccc.core.model.Facts;
import io.sccc.core.model.LocalizedText;
import io.sccc.core.model.Route;
import io.sccc.rules.Explanation.Part;
import io.sccc.rules.Explanation.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what became of each rule that matched, as {@link Resolution} has it. */
final class Steps {

    private final RuleSet rules;
    private final Route route;
    private final Map<String, String> outdone;

    private Steps(RuleSet rules, Route route, Map<String, String> outdone) {
        this.rules = rules;
        this.route = route;
        this.outdone = outdone;
    }

    static List<Step> of(RuleSet rules, Facts facts, Route route) {
        return new Steps(rules, route, rules.outdone(facts)).all();
    }

    private List<Step> all() {
        Set<String> matched = new HashSet<>(route.rules());
        matched.addAll(outdone.keySet());
        List<Step> steps = new ArrayList<>();
        rules.rules().stream()
                .filter(rule -> matched.contains(rule.spec().id()))
                .forEach(rule -> steps.add(step(rule)));
        return steps;
    }

    private Step step(Rule rule) {
        String id = rule.spec().id();
        String winner = outdone.get(id);
        String decider = decider();
        if (winner != null) {
            return new Step(id, Part.OUTDONE, winner, outdoneBy(winner));
        }
        if (id.equals(decider)) {
            return new Step(id, Part.DECIDES, null, decides(rule));
        }
        return rule.spec().level() == null || decider == null
                ? new Step(id, Part.ADDS, null, ADDS)
                : new Step(id, Part.GIVES_WAY, decider, givesWay(rule, decider));
    }

    /** Null when no rule that matched has a level. */
    private @Nullable String decider() {
        String first = route.rules().isEmpty() ? null : route.rules().get(0);
        return first != null && Objects.requireNonNull(rules.rule(first)).spec().level() != null ? first : null;
    }

    private static final LocalizedText ADDS = LocalizedText.of(
            "leads to no level; adds its tags and actions",
            "no lleva a ningún nivel; agrega sus etiquetas y acciones",
            "não leva a nenhum nível; soma suas etiquetas e ações");

    private static LocalizedText decides(Rule rule) {
        return Wording.each(lang -> Wording.in(
                        lang,
                        "decides: of all that matched and lead to a level, its priority (%d) comes first",
                        "decide: de todas las que coincidieron y llevan a un nivel, su prioridad (%d) va primero",
                        "decide: de todas as que coincidiram e levam a um nível, sua prioridade (%d) vem primeiro")
                .formatted(rule.spec().priority()));
    }

    private LocalizedText givesWay(Rule rule, String decider) {
        int first = Objects.requireNonNull(rules.rule(decider)).spec().priority();
        return rule.spec().priority() == first
                ? Wording.each(lang -> Wording.in(
                                lang,
                                "gives way to %s: same priority (%d), and its name comes later",
                                "cede a %s: misma prioridad (%d), y su nombre va después",
                                "cede a %s: mesma prioridade (%d), e seu nome vem depois")
                        .formatted(decider, first))
                : Wording.each(lang -> Wording.in(
                                lang,
                                "gives way to %s: priority %d is lower than %d",
                                "cede a %s: la prioridad %d es menor que %d",
                                "cede a %s: a prioridade %d é menor que %d")
                        .formatted(decider, rule.spec().priority(), first));
    }

    private static LocalizedText outdoneBy(String winner) {
        return Wording.each(lang -> Wording.in(
                        lang,
                        "does not count: of its group only the first does, %s",
                        "no cuenta: de su grupo solo cuenta la primera, %s",
                        "não conta: do seu grupo só conta a primeira, %s")
                .formatted(winner));
    }
}
