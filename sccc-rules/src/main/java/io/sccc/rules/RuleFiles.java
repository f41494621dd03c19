package io.sccc.rules;

import io.sccc.rules.FaultList.In;
import io.sccc.rules.RuleSpec.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Gathers the rules of folders, files and texts into one set, and every fault of all of them. */
final class RuleFiles {

    private static final int LARGEST = 1 << 20;
    private static final int MOST_FILES = 1000;
    private static final int MOST_RULES = 10_000;
    private static final List<String> TOP = List.of("rules", "groups", "note", "description");

    private final Vocabulary vocabulary;
    private final FaultList faults;
    private final List<RuleSpec> rules = new ArrayList<>();
    private final Groups groups = new Groups();
    private final List<Path> ignored = new ArrayList<>();

    RuleFiles(Vocabulary vocabulary, FaultList faults) {
        this.vocabulary = vocabulary;
        this.faults = faults;
    }

    /** All rules read so far. */
    List<RuleSpec> rules() {
        return rules;
    }

    /** What lay in a folder and is no rule file. */
    List<Path> ignored() {
        return ignored;
    }

    /** Rules made in Java: written as text and read again, so that they are held to the same checks and spelling. */
    void add(List<RuleSpec> more) {
        if (more.isEmpty()) {
            return;
        }
        int before = faults.size();
        int first = rules.size();
        more.forEach(this::declare);
        add(Canonical.text(more), Place.JAVA.file());
        for (int i = 0; faults.size() == before && i < more.size(); i++) {
            rules.set(first + i, rules.get(first + i).withTests(more.get(i).tests()));
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
        if (Files.isDirectory(path) && !isYaml(path)) {
            folder(path);
        } else if (isYaml(path) || isDrl(path)) {
            file(path);
        } else {
            boolean there = Files.exists(path);
            in(path).add(
                            FaultList.FILE,
                            0,
                            there
                                    ? "is not a rule file: its name does not end in .yaml or .yml"
                                    : "the folder or file is not there",
                            there
                                    ? "Rename it, or convert it to YAML"
                                    : "Look at the spelling of the path, and from where it is read");
        }
    }

    private void folder(Path folder) {
        List<Path> files = list(folder);
        int before = faults.size();
        int read = 0;
        for (Path file : files) {
            boolean hidden = name(file).startsWith(".");
            if (!hidden && (isYaml(file) || isDrl(file))) {
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
                            "Put a .yaml file with rules into it, or name another folder");
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
                    "This version takes no DRL at all: write the rules as YAML and move the file away");
        } else if (Files.isDirectory(file)) {
            in.add(
                    FaultList.FILE,
                    1,
                    "is a folder that is named like a rule file",
                    "Rename the folder, or name it without .yaml");
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
            read(input.readNBytes(LARGEST + 1), in);
        } catch (IOException | SecurityException e) {
            in.add(FaultList.FILE, 1, "cannot be read", "Look at its permissions");
        }
    }

    /** A rule file from elsewhere, such as the class path. */
    void add(byte[] bytes, String name) {
        read(bytes, faults.in(name));
    }

    private void read(byte[] bytes, In in) {
        if (bytes.length > LARGEST) {
            in.add(FaultList.LIMIT, 1, "is larger than 1 MiB", "Split it into several files");
            return;
        }
        int marked = mark(bytes);
        if (marked > 0) {
            in.add(
                    FaultList.FILE,
                    1,
                    marked == 3 ? "begins with a byte order mark" : "is UTF-16 or UTF-32",
                    "Save it as UTF-8 without byte order mark (BOM)");
            return;
        }
        for (int i = 0, line = 1; i < bytes.length; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
            if (bytes[i] == 0) {
                in.add(FaultList.FILE, line, "holds a NUL byte (or is UTF-16)", "Save it as plain UTF-8 text");
                return;
            }
        }
        decode(bytes, in);
    }

    private static int mark(byte[] bytes) {
        if (bytes.length >= 3 && (bytes[0] & 0xff) == 0xef && (bytes[1] & 0xff) == 0xbb && (bytes[2] & 0xff) == 0xbf) {
            return 3;
        }
        int first = bytes.length < 2 ? 0 : ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        return first == 0xfeff || first == 0xfffe ? 2 : 0;
    }

    private void decode(byte[] bytes, In in) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            text(StandardCharsets.UTF_8.newDecoder().decode(buffer).toString(), in);
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < buffer.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            in.add(
                    FaultList.FILE,
                    line,
                    "is not UTF-8",
                    "Save it as UTF-8; the editor wrote it as Latin-1 or Windows-1252");
        }
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
        Node list = top == null ? null : top.get("rules");
        if (list == null) {
            if (faults.size() == before && (top == null || !top.has("groups"))) {
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
        if (rules.size() + list.items().size() > MOST_RULES) {
            in.add(
                    FaultList.LIMIT,
                    list,
                    "brings the set to more than " + MOST_RULES + " rules",
                    "Load fewer files, or let one rule list several values");
            return;
        }
        list.items().forEach(item -> rules.add(reader.read(item, in)));
    }

    /** What concerns the set as a whole: policies of groups; ids used twice and tests that name no rule are faults. */
    void finish() {
        rules.replaceAll(groups::settle);
        Map<String, RuleSpec> byId = new HashMap<>();
        for (RuleSpec rule : rules) {
            RuleSpec before = rule.id().equals("?") ? null : byId.putIfAbsent(rule.id(), rule);
            if (before != null) {
                faults.in(rule.place().file())
                        .rule(rule.id())
                        .add(
                                FaultList.ID,
                                rule.place().line(),
                                "id " + Quote.of(rule.id()) + " is used twice (duplicate), first at " + before.place(),
                                "Give one of them another id");
            }
        }
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
                            NearMiss.fix(named, byId.keySet(), "Name a rule of this set, or none"));
        }
    }

    private In in(Path path) {
        return faults.in(path.toString());
    }

    private static boolean isYaml(Path path) {
        String name = name(path).toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static boolean isDrl(Path path) {
        return name(path).toLowerCase(Locale.ROOT).endsWith(".drl");
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
