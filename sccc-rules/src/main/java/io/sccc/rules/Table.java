package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.rules.FaultList.In;
import io.sccc.rules.RuleFaults.Fault;
import io.sccc.rules.RuleSpec.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A decision table: one row a rule, one column a field, blank means any. Each row is made into what a YAML file would
 * have held and read by the same reader, so a cell means what the YAML value means.
 *
 * <p>Lines of those nodes are numbers of cells: the row times {@link #CELLS} and the column. Faults are told where they
 * are by turning them back.
 */
final class Table {

    private static final int MOST_COLUMNS = 200;
    private static final int CELLS = 1000;
    private static final Map<String, Column> FIXED = fixed();

    private final Vocabulary vocabulary;
    private final RuleReader reader;
    private final Overlay overlay;
    private final In in;
    private final List<@Nullable Column> columns = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /** Are all columns known? If not, rows are read for the faults of their cells. */
    private boolean sound;

    /** The mappings that the cells of a row go to. */
    private enum Part {
        RULE(""),
        VALID("valid"),
        WHEN("when"),
        THEN("then"),
        REASON("reason");

        private final String field;

        Part(String field) {
            this.field = field;
        }
    }

    /**
     * Where the cells of a column go.
     *
     * @param field of that mapping
     * @param listed whether | separates values
     */
    private record Column(Part part, String field, boolean listed) {}

    Table(Vocabulary vocabulary, Overlay overlay, In in) {
        this.vocabulary = vocabulary;
        this.overlay = overlay;
        this.in = in;
        reader = new RuleReader(vocabulary);
    }

    private static Map<String, Column> fixed() {
        Map<String, Column> columns = new HashMap<>();
        List.of("id", "version", "note", "description", Overlay.OVERRIDE, Overlay.DISABLED)
                .forEach(name -> columns.put(name, new Column(Part.RULE, name, false)));
        List.of("group", "priority", "after", "tenant", "party")
                .forEach(name -> columns.put(name, new Column(Part.RULE, name, true)));
        List.of("level", "queue", "tags", "sla", "actions")
                .forEach(name -> columns.put(name, new Column(Part.THEN, name, true)));
        List.of("from", "to").forEach(name -> columns.put("valid_" + name, new Column(Part.VALID, name, true)));
        List.of("es", "pt", "en").forEach(name -> columns.put("reason_" + name, new Column(Part.REASON, name, false)));
        columns.put("reason", new Column(Part.REASON, "", false));
        return Map.copyOf(columns);
    }

    /**
     * The rules of a table; of no use when a fault was added.
     *
     * @param room how many more rules the set may have
     */
    List<RuleSpec> read(String text, int room) {
        List<Csv.Row> rows = Csv.read(text, in);
        List<RuleSpec> rules = new ArrayList<>();
        if (rows == null) {
            return rules;
        }
        if (rows.isEmpty()) {
            in.add(FaultList.SHAPE, 1, "holds no rules", "Begin with a line of column names: id,keywords,level");
            return rules;
        }
        if (rows.size() - 1 > room) {
            RuleFiles.tooMany(rows.get(0).number(), in);
            return rules;
        }
        int before = in.faults().size();
        header(rows.get(0));
        sound = in.faults().size() == before;
        if (!columns.isEmpty()) {
            rows.subList(1, rows.size()).forEach(row -> rules.add(rule(row)));
        }
        return rules;
    }

    private void header(Csv.Row row) {
        if (row.cells().size() > MOST_COLUMNS) {
            in.add(
                    FaultList.LIMIT,
                    row.number(),
                    "has " + row.cells().size() + " columns, more than " + MOST_COLUMNS,
                    "Split the table");
            return;
        }
        Map<Object, String> seen = new HashMap<>();
        for (String cell : row.cells()) {
            String name = cell.toLowerCase(Locale.ROOT);
            Column column = column(name, row);
            names.add(name);
            Fact<?> fact = column != null && column.part == Part.WHEN ? vocabulary.named(name) : null;
            String before = column == null ? null : seen.putIfAbsent(fact == null ? column : fact, name);
            columns.add(before == null ? column : null);
            if (before != null) {
                in.add(
                        FaultList.SHAPE,
                        row.number(),
                        "column " + Quote.of(name) + " is the same as " + Quote.of(before) + " (duplicate)",
                        "Keep one of them; | separates several values in a cell");
            }
        }
        if (!names.contains("id")) {
            in.add(
                    FaultList.ID,
                    row.number(),
                    "has no column \"id\"",
                    "Begin the first line with id and give each rule a name in its row");
        }
    }

    /** The column of a name; null when it is blank or, after a fault, not known. */
    private @Nullable Column column(String name, Csv.Row row) {
        Column fixed = FIXED.get(name);
        if (fixed != null || name.isEmpty()) {
            return fixed;
        }
        if (vocabulary.named(name) != null) {
            return new Column(Part.WHEN, name, true);
        }
        List<String> known = new ArrayList<>(FIXED.keySet());
        known.sort(null);
        known.addAll(vocabulary.names());
        in.add(
                FaultList.FIELD,
                row.number(),
                "column " + Quote.of(name) + " is not known",
                name.equals("tests")
                        ? "Write tests of these rules into a YAML file beside it: tests: [{rule: ..., given: {...},"
                                + " expect: {...}}]"
                        : NearMiss.fix(
                                name,
                                known,
                                "See the list of facts; an application adds its own with DroolsRouter.builder().fact(...)"));
        return null;
    }

    private RuleSpec rule(Csv.Row row) {
        FaultList faults = new FaultList();
        In cells = faults.in(in.file());
        Node node = node(row, cells);
        RuleSpec rule = reader.read(node, overlay.note(node, cells), cells);
        faults.all().stream()
                .filter(fault -> sound || fault.line() % CELLS > 0)
                .forEach(fault -> in.faults().add(placed(fault)));
        return rule.at(new Place(in.file(), row.number()));
    }

    private Fault placed(Fault fault) {
        int column = fault.line() % CELLS;
        String where = column == 0 ? "" : "column " + names.get(column - 1) + ": ";
        return new Fault(
                fault.code(), fault.file(), fault.line() / CELLS, fault.rule(), where + fault.message(), fault.fix());
    }

    /** The row as a YAML file would have it. */
    private Node node(Csv.Row row, In cells) {
        int line = row.number() * CELLS;
        Map<Part, List<Node.Entry>> parts = new HashMap<>();
        for (Part part : Part.values()) {
            parts.put(part, new ArrayList<>());
        }
        for (int i = 0; i < row.cells().size(); i++) {
            String cell = row.cells().get(i);
            Column column = i < columns.size() ? columns.get(i) : null;
            if (column != null && !cell.isEmpty()) {
                Node key = Node.scalar(column.field, false, line + i + 1);
                entries(parts, column.part).add(new Node.Entry(key, value(cell, column, line + i + 1, cells)));
            } else if (!cell.isEmpty() && (i >= names.size() || names.get(i).isEmpty())) {
                cells.add(
                        FaultList.SHAPE,
                        line,
                        "cell " + Quote.of(cell) + " stands in a column without a name",
                        "Name the column in the first line, or put cells that hold the delimiter into quotes");
            }
        }
        return mapping(line, rule(parts, line));
    }

    private static List<Node.Entry> rule(Map<Part, List<Node.Entry>> parts, int line) {
        List<Node.Entry> rule = entries(parts, Part.RULE);
        boolean disabled = rule.stream().anyMatch(it -> it.key().text().equals(Overlay.DISABLED));
        for (Part part : List.of(Part.VALID, Part.WHEN, Part.THEN, Part.REASON)) {
            List<Node.Entry> entries = entries(parts, part);
            if ((part == Part.THEN && !disabled) || !entries.isEmpty()) {
                Node value = part == Part.REASON ? reason(entries, line) : mapping(line, entries);
                rule.add(new Node.Entry(Node.scalar(part.field, false, line), value));
            }
        }
        return rule;
    }

    private static List<Node.Entry> entries(Map<Part, List<Node.Entry>> parts, Part part) {
        return Objects.requireNonNull(parts.get(part));
    }

    /** One text for all languages, or a mapping by language in which that text stands for those not given. */
    private static Node reason(List<Node.Entry> entries, int line) {
        List<Node.Entry> given = new ArrayList<>();
        Node all = null;
        for (Node.Entry entry : entries) {
            if (entry.key().text().isEmpty()) {
                all = entry.value();
            } else {
                given.add(entry);
            }
        }
        if (all == null || given.isEmpty()) {
            return all == null ? mapping(line, given) : all;
        }
        for (String lang : List.of("es", "pt", "en")) {
            if (given.stream().noneMatch(entry -> entry.key().text().equals(lang))) {
                given.add(new Node.Entry(Node.scalar(lang, false, all.line()), all));
            }
        }
        return mapping(line, given);
    }

    private static Node value(String cell, Column column, int line, In cells) {
        if (!column.listed) {
            return Node.scalar(cell, false, line);
        }
        boolean actions = column.field.equals("actions");
        boolean conditions = column.part == Part.WHEN;
        if ((actions || conditions) && (cell.startsWith("{") || cell.startsWith("["))) {
            return yaml(cell, line, cells);
        }
        List<Node> items = new ArrayList<>();
        for (String item : cell.split("\\|", -1)) {
            boolean mapping = actions && item.contains(":");
            items.add(mapping ? yaml(item.strip(), line, cells) : Node.scalar(item.strip(), false, line));
        }
        return items.size() == 1 ? items.get(0) : new Node(Node.Kind.LIST, "", false, line, items, List.of());
    }

    /** A cell in the manner of YAML, such as {@code {none: [ad, bot]}} or {@code notify: {to: lead}}. */
    private static Node yaml(String cell, int line, In cells) {
        FaultList faults = new FaultList();
        Node node = YamlTree.read(cell, faults.in(cells.file()));
        for (Fault fault : faults.all()) {
            cells.add(fault.code(), line, fault.message(), fault.fix());
        }
        return node == null ? Node.scalar(cell, false, line) : node.on(line);
    }

    private static Node mapping(int line, List<Node.Entry> entries) {
        return new Node(Node.Kind.MAPPING, "", false, line, List.of(), entries);
    }
}
