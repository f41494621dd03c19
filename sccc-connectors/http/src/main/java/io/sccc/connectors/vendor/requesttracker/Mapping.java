package io.sccc.connectors.vendor.requesttracker;

import io.sccc.connectors.Settings;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which of RT's queues, priorities, fields and statuses stand for what the rules say. Immutable. */
record Mapping(
        String queue,
        Map<String, String> queues,
        @Nullable String leadsQueue,
        TreeMap<Integer, Integer> priorities,
        Map<String, Source> fields,
        String language,
        String openStatus,
        String closedStatus,
        Set<String> closedStatuses,
        boolean wordsAsCorrespondence) {

    static Mapping of(Settings settings) {
        TreeMap<Integer, Integer> priorities = new TreeMap<>();
        Options.map(settings.list(Options.PRIORITIES))
                .forEach((from, to) -> priorities.put(Integer.valueOf(from), Integer.valueOf(to)));
        Map<String, Source> fields = new LinkedHashMap<>();
        Options.map(settings.list(Options.CUSTOM_FIELDS))
                .forEach((field, source) -> fields.put(field, Source.named(source)));
        Set<String> closed = new LinkedHashSet<>();
        settings.list(Options.CLOSED_STATUSES).forEach(status -> closed.add(status.toLowerCase(Locale.ROOT)));
        closed.add(settings.text(Options.CLOSED_STATUS).toLowerCase(Locale.ROOT));
        return new Mapping(
                settings.text(Options.QUEUE),
                Options.map(settings.list(Options.QUEUES)),
                Options.optional(settings, Options.LEADS_QUEUE),
                priorities,
                fields,
                settings.text(Options.REASON_LANGUAGE),
                settings.text(Options.OPEN_STATUS),
                settings.text(Options.CLOSED_STATUS),
                closed,
                settings.text(Options.CUSTOMER_WORDS).equals("correspondence"));
    }

    /** RT's queue for a queue of the rules. */
    String queueFor(@Nullable String ruled) {
        return ruled == null ? queue : queues.getOrDefault(ruled, queue);
    }

    /** Every queue of RT's that tickets may be made in. */
    Set<String> allQueues() {
        Set<String> all = new LinkedHashSet<>();
        all.add(queue);
        all.addAll(queues.values());
        if (leadsQueue != null) {
            all.add(leadsQueue);
        }
        return all;
    }

    /** RT's priority: that of the nearest step below; the same number where no steps were told. */
    int priorityFor(int ruled) {
        if (priorities.isEmpty()) {
            return ruled;
        }
        Map.Entry<Integer, Integer> step = priorities.floorEntry(ruled);
        return step == null ? priorities.firstEntry().getValue() : step.getValue();
    }

    /** The custom fields' values; fields without a value are left out. */
    Map<String, List<String>> fieldsOf(Action action, ActionKey key) {
        Map<String, List<String>> filled = new LinkedHashMap<>();
        fields.forEach((field, source) -> {
            List<String> values = source.of(action, key, language).stream()
                    .map(value -> Texts.line(value, Texts.FIELD))
                    .filter(value -> !value.isEmpty())
                    .toList();
            if (!values.isEmpty()) {
                filled.put(field, values);
            }
        });
        return filled;
    }

    /** Does nobody work on a case in this status? */
    boolean closed(String status) {
        return closedStatuses.contains(status.toLowerCase(Locale.ROOT));
    }
}
