package io.sccc.rules;

import io.sccc.rules.FaultList.In;
import io.sccc.rules.RuleSpec.Group;
import io.sccc.rules.RuleSpec.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The groups declared in all files of a set, each with one policy. */
final class Groups {

    private static final List<String> KEYS = List.of("hit");

    private final Map<String, Declared> declared = new HashMap<>();

    private record Declared(HitPolicy hit, Place place) {}

    /** Reads {@code groups} of a file: {@code {billing: {hit: first}}}. */
    void read(Node node, In in) {
        if (!node.isMapping()) {
            in.add(
                    FaultList.SHAPE,
                    node,
                    "groups is " + node.words() + ", not a mapping",
                    "Write \"billing: {hit: first}\" below groups:");
            return;
        }
        Mapping.each(node, "groups", in, (key, value) -> {
            String name = RuleReader.name(key, "group", in);
            HitPolicy hit = hit(value, in);
            if (name != null && hit != null) {
                declare(name, hit, new Place(in.file(), key.line()), in);
            }
        });
    }

    private static @Nullable HitPolicy hit(Node value, In in) {
        Mapping mapping = Mapping.of(value, "group", KEYS, FaultList.VALUE, in);
        Node hit = mapping == null ? null : mapping.get("hit");
        if (mapping != null && hit == null) {
            in.add(FaultList.VALUE, value, "group has no hit", "Write {hit: first}, {hit: all} or {hit: collect}");
        }
        String text = hit == null ? null : Literals.text(hit, "hit", FaultList.VALUE, in);
        HitPolicy policy = text == null ? null : HitPolicy.named(text);
        if (hit != null && text != null && policy == null) {
            in.add(
                    FaultList.VALUE,
                    hit,
                    "hit " + Quote.of(text) + " is not known",
                    NearMiss.fix(text, HitPolicy.labels(), "Known are " + String.join(", ", HitPolicy.labels())));
        }
        return policy;
    }

    /** One group's policy; a second, other one is a fault. */
    void declare(String name, HitPolicy hit, Place place, In in) {
        Declared before = declared.putIfAbsent(name, new Declared(hit, place));
        if (before != null && before.hit != hit) {
            in.add(
                    FaultList.VALUE,
                    place.line(),
                    "group " + Quote.of(name) + " has hit " + hit.label() + ", but hit " + before.hit.label() + " at "
                            + before.place,
                    "Declare the group once, with one hit for all its rules");
        }
    }

    /** Names of the groups that were declared. */
    Set<String> names() {
        return declared.keySet();
    }

    /** The rule, its group with the policy that was declared. */
    RuleSpec settle(RuleSpec rule) {
        Group group = rule.group();
        Declared known = group == null ? null : declared.get(group.name());
        return group == null || known == null ? rule : rule.in(new Group(group.name(), known.hit));
    }
}
