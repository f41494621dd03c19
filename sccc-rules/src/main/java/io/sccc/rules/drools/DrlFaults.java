package io.sccc.rules.drools;

import io.sccc.rules.RuleFaults;
import io.sccc.rules.RuleFaults.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kie.api.builder.Message;

/**
 * What Drools finds wrong, with the line of the DRL. Drools tells the line of some faults, of others only the expression, and
 * of those in consequences the line of Java code it made; the expression or that line is then looked for in the DRL.
 */
final class DrlFaults {

    static final String CODE = "SCCC-2111";

    private static final String FIX = "Correct it; facts and their properties are listed with io.sccc.rules.drools";
    private static final String SOURCE = "Java source of ";
    private static final String NO_PACKAGE = "Parser returned a null Package";
    private static final Pattern EXPRESSION = Pattern.compile("PredicateInformation\\((\".*\")\\)");
    private static final Pattern RULE = Pattern.compile("^\\s*rule\\s+(?:\"([^\"]*)\"|'([^']*)'|(\\S+))");
    private static final Pattern GENERATED = Pattern.compile("for the type Lambda[A-Z]\\w+");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern METHOD = Pattern.compile("^Method (\\w+) ");
    private static final int LONGEST = 300;

    private final List<String> paths;
    private final List<DrlFile> files;
    private final Map<String, String> generated = new HashMap<>();

    private DrlFaults(List<String> paths, List<DrlFile> files) {
        this.paths = paths;
        this.files = files;
    }

    /** Throws all faults, if there are any. */
    static void check(List<Message> messages, List<String> paths, List<DrlFile> files) {
        DrlFaults faults = new DrlFaults(paths, files);
        List<Message> told = faults.withoutSources(messages);
        boolean only = told.size() == 1;
        Set<Fault> found = new LinkedHashSet<>();
        for (Message message : told) {
            if (only || !message.getText().startsWith(NO_PACKAGE)) {
                found.add(faults.fault(message));
            }
        }
        found.removeIf(fault -> fault.line() == 0
                && found.stream()
                        .anyMatch(other -> other.line() > 0 && other.message().equals(fault.message())));
        if (!found.isEmpty()) {
            throw new RuleFaults(new ArrayList<>(found));
        }
    }

    /** Drools sends the Java code it made as a fault of its own: kept apart, to look lines up in it. */
    private List<Message> withoutSources(List<Message> messages) {
        List<Message> told = new ArrayList<>();
        for (Message message : messages) {
            if (message.getText().startsWith(SOURCE)) {
                String text = message.getText();
                generated.put(String.valueOf(message.getPath()), text.substring(text.indexOf('\n') + 1));
            } else {
                told.add(message);
            }
        }
        return told;
    }

    private Fault fault(Message message) {
        String text = GENERATED
                .matcher(message.getText().lines().findFirst().orElse(""))
                .replaceAll("here");
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        int at = paths.indexOf(message.getPath());
        if (at >= 0 && message.getLine() > 0) {
            return fault(files.get(at), message.getLine(), shown);
        }
        List<DrlFile> in = at >= 0 ? List.of(files.get(at)) : files;
        for (String wanted : wanted(message, text)) {
            for (DrlFile file : in) {
                int line = line(file, wanted);
                if (line > 0) {
                    return fault(file, line, shown);
                }
            }
        }
        return new Fault(CODE, in.get(0).name(), 0, null, shown, FIX);
    }

    /** Pieces of the DRL that a message may speak of, the surest first. */
    private List<String> wanted(Message message, String text) {
        List<String> wanted = new ArrayList<>();
        List<String> java = generated
                .getOrDefault(String.valueOf(message.getPath()), "")
                .lines()
                .toList();
        for (String line : java) {
            Matcher expression = EXPRESSION.matcher(line);
            if (expression.find()) {
                wanted.add(expression.group(1).translateEscapes().replaceAll("^\"|\"$", ""));
            }
        }
        if (message.getLine() > 0 && message.getLine() <= java.size()) {
            wanted.add(java.get(message.getLine() - 1).strip());
        }
        int colon = text.lastIndexOf(": ");
        if (colon > 0) {
            wanted.add(text.substring(colon + 2).strip());
        }
        Matcher method = METHOD.matcher(text);
        if (method.find()) {
            wanted.add(method.group(1) + "(");
        }
        return wanted;
    }

    /** The line where it begins, spaces and ends of lines left out; 0 if it is nowhere. */
    private static int line(DrlFile file, String wanted) {
        String plain = SPACES.matcher(wanted).replaceAll("");
        StringBuilder all = new StringBuilder();
        List<Integer> ends = new ArrayList<>();
        file.text().lines().forEach(line -> {
            all.append(SPACES.matcher(line).replaceAll(""));
            ends.add(all.length());
        });
        int at = plain.isEmpty() ? -1 : all.indexOf(plain);
        return at < 0 ? 0 : 1 + (int) ends.stream().filter(end -> end <= at).count();
    }

    private static Fault fault(DrlFile file, int line, String message) {
        return new Fault(CODE, file.name(), line, rule(file, line), message, FIX);
    }

    /** The rule that the line is in. */
    private static @Nullable String rule(DrlFile file, int line) {
        String rule = null;
        for (String each : file.text().lines().limit(line).toList()) {
            Matcher matcher = RULE.matcher(each);
            if (matcher.find()) {
                rule = matcher.group(1) != null
                        ? matcher.group(1)
                        : matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
            }
        }
        return rule;
    }
}
