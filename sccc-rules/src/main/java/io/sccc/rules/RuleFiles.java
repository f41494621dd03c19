package io.sccc.rules;

import io.sccc.rules.FaultList.In;
import io.sccc.rules.RuleSpec.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Gathers the rules of folders, files and texts into one set, and every fault of all of them. */
final class RuleFiles {

    private static final String TABLE = ".csv";
    private static final int MOST_FILES = 1000;
    private static final int MOST_RULES = 10_000;
    private static final List<String> TOP = List.of("rules", "groups", "tests", "note", "description");

    private final Vocabulary vocabulary;
    private final FaultList faults;
    private final List<RuleSpec> rules = new ArrayList<>();
    private final Groups groups = new Groups();
    private final Overlay overlay;
    private final TestsApart testsApart;
    private final List<Path> ignored = new ArrayList<>();

    RuleFiles(Vocabulary vocabulary, FaultList faults) {
        this.vocabulary = vocabulary;
        this.faults = faults;
        this.overlay = new Overlay(faults);
        this.testsApart = new TestsApart(vocabulary);
    }

    /** All rules read so far. */
    List<RuleSpec> rules() {
        return rules;
    }

    /** The rules added from now on are of another source: they overlay those before by id. */
    void nextSource() {
        overlay.nextSource();
    }

    /** Rules that replace or take out nothing, or what is in their own file; known once finished. */
    List<Overlay.Idle> idle() {
        return overlay.idle();
    }

    /** Names of the groups that were declared. */
    Set<String> groups() {
        return groups.names();
    }

    /** What lay in a folder and is no rule file. */
    List<Path> ignored() {
        return ignored;
    }

    /** Rules made in Java: read as those of a file are, so that they are held to the same checks and spelling. */
    void add(List<RuleSpec> more) {
        In in = faults.in(Place.JAVA.file());
        if (more.size() > room()) {
            tooMany(1, in);
            return;
        }
        RuleReader reader = new RuleReader(vocabulary);
        for (int i = 0; i < more.size(); i++) {
            RuleSpec rule = more.get(i);
            declare(rule);
            Node node = Canonical.node(rule, i + 1);
            if (!node.isWhole()) {
                in.rule(rule.id())
                        .add(FaultList.VALUE, node, "a text holds half a character", "Cut texts between characters");
            }
            rules.add(reader.read(node, overlay.note(node, in), in).withTests(rule.tests()));
        }
    }

    private void declare(RuleSpec rule) {
        RuleSpec.Group group = rule.group();
        if (group != null && group.hit() != HitPolicy.ALL) {
            In in = faults.in(rule.place().file()).rule(rule.id());
            groups.declare(group.name(), group.hit(), rule.place(), in);
        }
    }

    /** A folder of rule files, or one rule file. */
    void add(Path path) {
        if (Files.isDirectory(path) && !isRuleFile(path)) {
            folder(path);
        } else if (isRuleFile(path) || isDrl(path)) {
            file(path);
        } else {
            boolean there = Files.exists(path);
            in(path).add(
                            FaultList.FILE,
                            0,
                            there
                                    ? "is not a rule file: its name does not end in .yaml, .yml or .csv"
                                    : "the folder or file is not there",
                            there
                                    ? "Rename it, or convert it to YAML or CSV"
                                    : "Look at the spelling of the path, and from where it is read");
        }
    }

    private void folder(Path folder) {
        List<Path> files = list(folder);
        int before = faults.size();
        int read = 0;
        for (Path file : files) {
            boolean hidden = name(file).startsWith(".");
            if (!hidden && (isRuleFile(file) || isDrl(file))) {
                read++;
                if (read <= MOST_FILES) {
                    file(file);
                }
            } else {
                ignored.add(file);
            }
        }
        if (read > MOST_FILES) {
            in(folder)
                    .add(
                            FaultList.LIMIT,
                            1,
                            "has " + read + " rule files, more than " + MOST_FILES,
                            "Put more rules into one file");
        } else if (read == 0 && faults.size() == before) {
            in(folder)
                    .add(
                            FaultList.FILE,
                            1,
                            "has no rule file",
                            "Put a .yaml or .csv file with rules into it, or name another folder");
        }
    }

    private List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            in(folder).add(FaultList.FILE, 1, "cannot be listed", "Look at its permissions");
            return List.of();
        }
    }

    private void file(Path file) {
        In in = in(file);
        if (isDrl(file)) {
            in.add(
                    FaultList.FILE,
                    1,
                    "is DRL. DRL is code and is not taken from a rules folder",
                    "Write the rules as YAML and move the file away; code that you trust is given to drl(...)");
        } else if (Files.isDirectory(file)) {
            in.add(
                    FaultList.FILE,
                    1,
                    "is a folder that is named like a rule file",
                    "Rename the folder, so that it does not end in .yaml, .yml or .csv");
        } else if (!Files.isRegularFile(file)) {
            in.add(
                    FaultList.FILE,
                    1,
                    Files.exists(file) ? "is not a regular file" : "the file is not there, or is a link to nothing",
                    "Put a plain file there");
        } else {
            read(file, in);
        }
    }

    private void read(Path file, In in) {
        try (InputStream input = Files.newInputStream(file)) {
            read(input.readNBytes(FileText.LARGEST + 1), in);
        } catch (IOException | SecurityException e) {
            in.add(FaultList.FILE, 1, "cannot be read", "Look at its permissions");
        }
    }

    /** A rule file from elsewhere, such as the class path: a table when its name ends in .csv, YAML otherwise. */
    void add(byte[] bytes, String name) {
        read(bytes, faults.in(name));
    }

    private void read(byte[] bytes, In in) {
        boolean table = hasEnding(in.file(), TABLE);
        String text = FileText.of(bytes, table, in);
        if (text != null && table) {
            table(text, in);
        } else if (text != null) {
            text(text, in);
        }
    }

    /** A decision table's text. */
    void addTable(byte[] bytes, String name) {
        In in = faults.in(name);
        String text = FileText.of(bytes, true, in);
        if (text != null) {
            table(text, in);
        }
    }

    private void table(String text, In in) {
        rules.addAll(new Table(vocabulary, overlay, in).read(text, room()));
    }

    /** A rule set's text of any size. */
    void add(String text, String name) {
        text(text, faults.in(name));
    }

    private void text(String text, In in) {
        int before = faults.size();
        Node root = YamlTree.read(text, in);
        if (root == null || root.isNull()) {
            if (faults.size() == before) {
                in.add(FaultList.SHAPE, 1, "holds no rules", "Write \"rules:\" and below it a list: \"- id: ...\"");
            }
            return;
        }
        Mapping top = Mapping.of(root, "the file", TOP, FaultList.SHAPE, in);
        if (top != null && top.has("groups")) {
            groups.read(top.require("groups"), in);
        }
        if (top != null && top.has("tests")) {
            testsApart.add(top.require("tests"), in);
        }
        Node list = top == null ? null : top.get("rules");
        if (list == null) {
            if (faults.size() == before && (top == null || (!top.has("groups") && !top.has("tests")))) {
                in.add(FaultList.SHAPE, root, "holds no rules", "Write \"rules:\" and below it a list: \"- id: ...\"");
            }
        } else if (!list.isList()) {
            in.add(
                    FaultList.SHAPE,
                    list,
                    "rules is " + list.words() + ", not a list",
                    "Begin each rule with a dash: \"- id: ...\"");
        } else {
            rules(list, in);
        }
    }

    private void rules(Node list, In in) {
        RuleReader reader = new RuleReader(vocabulary);
        if (list.items().size() > room()) {
            tooMany(list.line(), in);
            return;
        }
        for (Node item : list.items()) {
            rules.add(reader.read(item, overlay.note(item, in), in));
        }
    }

    private int room() {
        return MOST_RULES - rules.size();
    }

    /** Tells that the rules from a line on find no room in the set. */
    static void tooMany(int line, In in) {
        in.add(
                FaultList.LIMIT,
                line,
                "brings the set to more than " + MOST_RULES + " rules",
                "Load fewer files, or let one rule list several values");
    }

    /** What concerns the whole set: policies of groups, overlays; ids used twice and tests of no rule are faults. */
    void finish() {
        rules.replaceAll(groups::settle);
        Map<String, RuleSpec> byId = new HashMap<>();
        rules.forEach(rule -> byId.put(rule.id(), rule));
        List<RuleSpec> staying = overlay.apply(rules);
        rules.clear();
        rules.addAll(staying);
        testsApart.handOut(rules, byId.keySet());
        rules.forEach(rule -> rule.tests().forEach(test -> check(rule, test, byId)));
    }

    private void check(RuleSpec rule, RuleSpec.Test test, Map<String, RuleSpec> byId) {
        String named = test.rule();
        if (named != null && !byId.containsKey(named)) {
            faults.in(test.place().file())
                    .rule(rule.id())
                    .add(
                            FaultList.TEST,
                            test.place().line(),
                            "a test expects rule " + Quote.of(named) + ", which is not in the set",
                            faults.size() > TestsApart.MOST_NEAR
                                    ? "Name a rule of this set, or none"
                                    : NearMiss.fix(named, byId.keySet(), "Name a rule of this set, or none"));
        }
    }

    private In in(Path path) {
        return faults.in(Quote.path(path));
    }

    private static boolean isRuleFile(Path path) {
        return Stream.of(".yaml", ".yml", TABLE).anyMatch(ending -> hasEnding(name(path), ending));
    }

    private static boolean isDrl(Path path) {
        return hasEnding(name(path), ".drl");
    }

    private static boolean hasEnding(String name, String ending) {
        return name.toLowerCase(Locale.ROOT).endsWith(ending);
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
