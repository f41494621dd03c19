package io.sccc.core.understand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Precision and recall over thousands of labelled sentences; a datum counts only with the right kind and the exact place. */
class PersonalDataQualityTest {
    private static final long SEED = 20261122;

    private final Map<PersonalDataKind, Integer> wanted = new EnumMap<>(PersonalDataKind.class);
    private final Map<PersonalDataKind, Integer> right = new EnumMap<>(PersonalDataKind.class);
    private final Map<PersonalDataKind, Integer> wrong = new EnumMap<>(PersonalDataKind.class);
    private final List<String> misses = new ArrayList<>();

    @Test
    void find_labelledSentences_meetsRecallAndPrecisionOfEachKind() {
        List<PersonalDataCases.Case> cases = new PersonalDataCases(SEED).all();
        cases.forEach(this::judge);

        System.out.printf("personal data: seed %d, %d cases%n", SEED, cases.size());
        assertThat(cases).hasSizeGreaterThan(500);
        assertThat(wanted).containsOnlyKeys(PersonalDataKind.values());
        for (PersonalDataKind kind : PersonalDataKind.values()) {
            double hits = right.getOrDefault(kind, 0);
            double recall = hits / wanted.getOrDefault(kind, 0);
            double precision = hits / (hits + wrong.getOrDefault(kind, 0));
            System.out.printf(
                    "  %-12s n=%d recall=%.4f precision=%.4f%n", kind.label(), wanted.get(kind), recall, precision);
            assertThat(recall)
                    .as("recall of %s; %s", kind, misses)
                    .isGreaterThanOrEqualTo(kind == PersonalDataKind.CARD ? .995 : .99);
            assertThat(precision).as("precision of %s; %s", kind, misses).isGreaterThanOrEqualTo(.99);
        }
    }

    private void judge(PersonalDataCases.Case labelled) {
        List<String> found = new ArrayList<>();
        for (PersonalDatum datum : PersonalData.find(labelled.text())) {
            boolean counts = datum.kind().masked() || labelled.kind() == PersonalDataKind.ORDER_NUMBER;
            boolean hit = datum.kind() == labelled.kind()
                    && value(labelled.text(), datum).equals(labelled.value());
            if (hit) {
                right.merge(datum.kind(), 1, Integer::sum);
                found.add(datum.kind().label());
            } else if (counts) {
                wrong.merge(datum.kind(), 1, Integer::sum);
                misses.add("wrongly " + datum.kind() + " in " + labelled.text());
            }
        }
        if (labelled.kind() != null) {
            wanted.merge(labelled.kind(), 1, Integer::sum);
            if (found.isEmpty()) {
                misses.add("missed " + labelled.kind() + " in " + labelled.text());
            }
        }
    }

    private static String value(String text, PersonalDatum datum) {
        return text.substring(text.offsetByCodePoints(0, datum.start()), text.offsetByCodePoints(0, datum.end()));
    }
}
