package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.core.model.PostKind;
import io.sccc.rules.Condition.Has;
import io.sccc.rules.Condition.Is;
import io.sccc.rules.Condition.Matches;
import io.sccc.rules.Condition.Not;
import io.sccc.rules.Condition.OneOf;
import io.sccc.rules.Condition.Operator;
import io.sccc.rules.Condition.OrUnknown;
import io.sccc.rules.Condition.Says;
import io.sccc.rules.FaultList.In;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a rule asks of one fact.
 *
 * @param fact the fact
 * @param what the field, for messages
 */
record FieldReader(Fact<?> fact, String what, In in) {

    static final Pattern OPERATOR = Pattern.compile("\\s*([<>=!~≤≥≠]+)\\s*(.*)", Pattern.DOTALL);
    static final Map<String, Operator> OPERATORS = operators();

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}|other|und");
    private static final Set<Fact<?>> LANGUAGES = Set.of(Fact.LANGUAGE, Fact.BRAND_LANG, Fact.CONTENT_LANG);
    private static final List<String> KEYS = List.of("any", "all", "none", "not", "matches", "unknown");

    private static Map<String, Operator> operators() {
        Map<String, Operator> bySign = new HashMap<>();
        for (Operator operator : Operator.values()) {
            bySign.put(operator.sign(), operator);
        }
        bySign.put("==", Operator.EQUAL);
        return Map.copyOf(bySign);
    }

    List<Condition> read(Node value) {
        if (value.isNull()) {
            in.add(
                    FaultList.VALUE,
                    value,
                    what + " has no value",
                    "Give it one, or remove the line: a field that is not named is not asked");
            return List.of();
        }
        if (value.isMapping()) {
            return mapping(value);
        }
        Condition condition = any(value);
        return condition == null ? List.of() : List.of(condition);
    }

    private List<Condition> mapping(Node value) {
        Mapping parts = Mapping.of(value, what, KEYS, FaultList.VALUE, "operator", cures(), in);
        List<Condition> conditions = new ArrayList<>();
        if (parts == null) {
            return conditions;
        }
        if (value.entries().isEmpty()) {
            in.add(
                    FaultList.VALUE,
                    value,
                    what + " is an empty mapping",
                    "Write {any: [...]}, {all: [...]}, {none: [...]}, {not: ...} or {matches: \"...\"}");
        }
        addAny(parts.get("any"), conditions);
        addAll(parts.get("all"), conditions);
        addNot(parts.get("none"), conditions);
        addNot(parts.get("not"), conditions);
        addMatches(parts.get("matches"), conditions);
        return orUnknown(parts.get("unknown"), conditions);
    }

    /** For operators of other languages. */
    private Map<String, String> cures() {
        String within = fact.type() == Fact.Type.TEXT
                ? "Write {matches: \"...\"} to look for a pattern in it, or the value alone if it is to be just that"
                : "Write the values alone: any of them will do";
        Map<String, String> cures = new HashMap<>();
        List.of("contains", "like", "regex", "pattern", "has", "includes", "startswith", "starts_with")
                .forEach(name -> cures.put(name, within));
        List.of("is", "in", "equals", "eq", "or")
                .forEach(name -> cures.put(name, "Write {any: [...]}, or the value alone"));
        List.of("not_in", "nin", "ne", "except").forEach(name -> cures.put(name, "Write {none: [...]}"));
        cures.put("and", "Write {all: [...]}");
        if (fact.type() == Fact.Type.NUMBER) {
            List.of("above", "over", "more", "gt", "min").forEach(name -> cures.put(name, "Write \"> 1\" or \">= 1\""));
            List.of("below", "under", "less", "lt", "max")
                    .forEach(name -> cures.put(name, "Write \"< 1\" or \"<= 1\""));
            cures.put("gte", "Write \">= 1\"");
            cures.put("lte", "Write \"<= 1\"");
            cures.put("between", "Write {all: [\">= 1\", \"< 5\"]}");
        }
        return cures;
    }

    private List<Condition> orUnknown(@Nullable Node unknown, List<Condition> conditions) {
        if (unknown == null) {
            return conditions;
        }
        Boolean wanted = Literals.flag(unknown, what + " unknown", FaultList.VALUE, in);
        if (conditions.isEmpty()) {
            in.add(
                    FaultList.VALUE,
                    unknown,
                    what + " says only unknown",
                    "Say also what the value is to be, with any, all or none");
        }
        return Boolean.TRUE.equals(wanted)
                ? conditions.stream().map(it -> (Condition) new OrUnknown(it)).toList()
                : conditions;
    }

    private void addAny(@Nullable Node node, List<Condition> conditions) {
        Condition condition = node == null ? null : any(node);
        if (condition != null) {
            conditions.add(condition);
        }
    }

    private void addAll(@Nullable Node node, List<Condition> conditions) {
        if (node == null) {
            return;
        }
        List<Node> items = Literals.list(node, what, FaultList.VALUE, in);
        if (fact.type() == Fact.Type.TEXT
                && items.size() > 1
                && items.stream().allMatch(it -> it.isScalar() && !it.text().startsWith("!"))) {
            in.add(FaultList.VALUE, node, what + " is one text and cannot be all of several", "Use any instead of all");
            return;
        }
        items.forEach(item -> conditions.addAll(read(item)));
    }

    private void addNot(@Nullable Node node, List<Condition> conditions) {
        if (node == null) {
            return;
        }
        List<Condition> denied = node.isMapping() ? read(node) : asList(any(node));
        if (denied.size() > 1) {
            in.add(
                    FaultList.VALUE,
                    node,
                    what + " denies several conditions at once",
                    "Deny each with a {not: ...} of its own");
        } else if (!denied.isEmpty()) {
            conditions.add(new Not(denied.get(0)));
        }
    }

    @SuppressWarnings("unchecked")
    private void addMatches(@Nullable Node node, List<Condition> conditions) {
        if (node == null) {
            return;
        }
        if (fact.type() != Fact.Type.TEXT) {
            in.add(
                    FaultList.VALUE,
                    node,
                    "matches is not for " + what + ", which is no text",
                    fact.equals(Fact.KEYWORDS) ? "Write text: {matches: \"...\"}" : "Use any, all or none");
            return;
        }
        String pattern = Literals.text(node, "matches of " + what, 2 * Patterns.LONGEST, FaultList.VALUE, in);
        String fault = pattern == null ? null : Patterns.fault(pattern);
        if (pattern != null && fault != null) {
            in.add(
                    FaultList.VALUE,
                    node,
                    "pattern " + Quote.of(pattern) + " of " + what + " " + fault,
                    "Use RE2 syntax: no look-ahead and no back-references; keywords do without a pattern");
        } else if (pattern != null) {
            conditions.add(new Matches((Fact<String>) fact, pattern));
        }
    }

    private static List<Condition> asList(@Nullable Condition condition) {
        return condition == null ? List.of() : List.of(condition);
    }

    /** A scalar, or a list of which any will do; null after a fault. */
    @SuppressWarnings("unchecked")
    private @Nullable Condition any(Node value) {
        int faults = in.faults().size();
        List<Node> items = Literals.list(value, what, FaultList.VALUE, in);
        for (Node item : items) {
            if (!item.isScalar() || item.isNull()) {
                in.add(
                        FaultList.VALUE,
                        item,
                        what + " has " + item.words() + " where a value is needed",
                        "List plain values; put texts into quotes");
            }
        }
        if (in.faults().size() > faults || items.isEmpty()) {
            return null;
        }
        return switch (fact.type()) {
            case TEXT -> text(value, items);
            case NUMBER -> new NumberReader((Fact<Double>) fact, what, in).read(items);
            case FLAG -> flag(value, items);
            case WORDS -> words(items);
        };
    }

    @SuppressWarnings("unchecked")
    private @Nullable Condition text(Node value, List<Node> items) {
        boolean alone = value.isScalar();
        boolean denied = false;
        List<String> values = new ArrayList<>();
        for (Node item : items) {
            String text = item.text();
            Matcher matcher = OPERATOR.matcher(text);
            if (matcher.matches()) {
                Operator operator = OPERATORS.get(matcher.group(1));
                if (!alone || (operator != Operator.EQUAL && operator != Operator.NOT_EQUAL)) {
                    in.add(
                            FaultList.VALUE,
                            item,
                            "operator " + Quote.of(matcher.group(1)) + " is not for " + what + ", which is a text",
                            "Write the value alone, \"= value\" or \"!= value\"; {not: [...]} for several");
                    continue;
                }
                denied = operator == Operator.NOT_EQUAL;
                text = matcher.group(2);
            }
            String known = value(item, text);
            if (known != null) {
                values.add(known);
            }
        }
        if (values.size() < items.size()) {
            return null;
        }
        OneOf condition = new OneOf((Fact<String>) fact, values);
        return denied ? new Not(condition) : condition;
    }

    /** A text as the fact has it; null after a fault. */
    private @Nullable String value(Node node, String raw) {
        String text = Literals.text(Node.scalar(raw, false, node.line()), "value of " + what, FaultList.VALUE, in);
        if (text == null) {
            return null;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (LANGUAGES.contains(fact) && !LANGUAGE.matcher(lower).matches()) {
            in.add(
                    FaultList.VALUE,
                    node,
                    "value " + Quote.of(text) + " of " + what + " is no language code",
                    "Write es, pt, en, another ISO 639-1 code of two letters, other or und");
            return null;
        }
        return fact.values().isEmpty() ? lower : closed(node, text, lower);
    }

    private @Nullable String closed(Node node, String text, String lower) {
        PostKind kind = fact.equals(Fact.KIND) ? PostKind.named(text) : null;
        String plain = kind == null ? lower.replace('-', '_').replace(' ', '_') : kind.label();
        if (!fact.values().contains(plain)) {
            in.add(
                    FaultList.VALUE,
                    node,
                    "value " + Quote.of(text) + " of " + what + " is not known",
                    fact.equals(Fact.KIND) && lower.equals("mention")
                            ? "A mention is a post: write post, or story_mention for one in a story"
                            : NearMiss.fix(text, fact.values(), "Known are " + String.join(", ", fact.values())));
            return null;
        }
        return plain;
    }

    @SuppressWarnings("unchecked")
    private @Nullable Condition flag(Node value, List<Node> items) {
        if (value.isList() && items.size() > 1) {
            in.add(FaultList.VALUE, value, what + " is either true or false, not a list", "Write true or false");
            return null;
        }
        Boolean flag = Literals.flag(items.get(0), what, FaultList.VALUE, in);
        return flag == null ? null : new Is((Fact<Boolean>) fact, flag);
    }

    @SuppressWarnings("unchecked")
    private @Nullable Condition words(List<Node> items) {
        List<String> values = new ArrayList<>();
        for (Node item : items) {
            String word = word(item);
            if (word != null) {
                values.add(word);
            }
        }
        if (values.size() < items.size()) {
            return null;
        }
        return fact.equals(Fact.KEYWORDS) ? new Says(values) : new Has((Fact<Set<String>>) fact, values);
    }

    private @Nullable String word(Node item) {
        Matcher matcher = OPERATOR.matcher(item.text());
        if (matcher.matches()
                && (item.text().matches("(?s)\\s*[<>=!~]+\\s.*")
                        || OPERATORS.containsKey(item.text().strip()))) {
            in.add(
                    FaultList.VALUE,
                    item,
                    "operator " + Quote.of(matcher.group(1)) + " is not for " + what + ", which holds words",
                    "Write the words alone, or {none: [...]} for words that must not be there");
            return null;
        }
        if (fact.equals(Fact.KEYWORDS)) {
            return keyword(item);
        }
        return value(item, item.text());
    }

    private @Nullable String keyword(Node item) {
        String text = Literals.text(item, "value of " + what, FaultList.VALUE, in);
        if (text == null) {
            return null;
        }
        int star = text.indexOf('*');
        if (star >= 0 && star < text.length() - 1) {
            in.add(
                    FaultList.VALUE,
                    item,
                    "keyword " + Quote.of(text) + " has * within",
                    "Put * at the end only: word* is every word that begins so");
            return null;
        }
        if (Keywords.fold(text).isEmpty()) {
            in.add(
                    FaultList.VALUE,
                    item,
                    "keyword " + Quote.of(text) + " holds no word: signs, links and @mentions are none",
                    "Write a word or phrase");
            return null;
        }
        return text;
    }
}
