package io.sccc.examples.cli;

import io.sccc.examples.file.JsonLines;
import io.sccc.rules.RuleSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of a set in their order, for those who look for the id of one. */
final class RuleList {

    private RuleList() {}

    static void print(List<RuleSpec> rules, boolean json) throws IOException {
        List<String> lines = new ArrayList<>();
        for (RuleSpec rule : rules) {
            lines.add(json ? JsonLines.line(row(rule)) : line(rule));
        }
        if (json) {
            System.out.println("[" + String.join(",\n", lines) + "]");
        } else {
            lines.forEach(System.out::println);
            System.out.printf("%,d rules%n", rules.size());
        }
    }

    private static String line(RuleSpec rule) {
        return "%4d  %-10s  %-32s  %s  [%s]"
                .formatted(
                        rule.priority(),
                        rule.level() == null ? "-" : rule.level().name(),
                        rule.id(),
                        rule.reason().bestFor("en"),
                        rule.place());
    }

    private static Map<String, @Nullable Object> row(RuleSpec rule) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("rule", rule.id());
        row.put("level", rule.level() == null ? null : rule.level().name());
        row.put("priority", rule.priority());
        row.put("group", rule.group() == null ? null : rule.group().name());
        row.put("after", rule.after() == null ? null : rule.after().toString());
        row.put("file", rule.place().file());
        row.put("line", rule.place().line());
        row.put("reason", rule.reason().bestFor("en"));
        return row;
    }
}
