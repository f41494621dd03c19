package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.LocalizedText;
import io.sccc.rules.Condition.Truth;
import io.sccc.rules.Explanation.Line;
import io.sccc.rules.OwnRules.Own;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Explains a hit of the application's own rules: which rule it was, what it matched, and what was known of that. */
final class OwnLines {

    private OwnLines() {}

    /** The rule first, then each fact that its conditions name. */
    static List<Line> of(Own own, Facts facts) {
        List<Line> lines = new ArrayList<>();
        lines.add(rule(own));
        own.of().asked(own.hit()).forEach(fact -> lines.add(line(fact, facts)));
        return lines;
    }

    private static Line rule(Own own) {
        String name = own.hit().rule();
        String matched = String.join(", ", own.hit().matched());
        LocalizedText words = Wording.each(lang -> Wording.in(
                        lang,
                        "rule \"%s\" in DRL matched %s",
                        "la regla \"%s\" en DRL coincidió con %s",
                        "a regra \"%s\" em DRL coincidiu com %s")
                .formatted(name, matched));
        LocalizedText value = Wording.each(lang -> matched);
        return new Line(words, "drl", Truth.TRUE, value, Wording.each(lang -> name));
    }

    private static Line line(Fact<?> fact, Facts facts) {
        Object known = Objects.requireNonNull(facts.get(fact));
        LocalizedText value = Wording.each(lang -> Wording.value(fact, known, lang));
        LocalizedText condition =
                Wording.each(lang -> Labels.of(fact.name()).bestFor(lang) + ": " + value.bestFor(lang));
        return new Line(condition, fact.name(), Truth.TRUE, value, value);
    }
}
