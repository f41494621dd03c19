package io.sccc.metrics.center;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.metrics.MetricRow;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionsTest {

    private static Set<String> reported() {
        return Formulas.all().stream().map(Formula::id).collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "pt"})
    void definitions_ofEveryNumber_areWrittenAndNoOther(String lang) {
        Set<String> defined = Definitions.read(lang).stringPropertyNames().stream()
                .map(key -> key.substring(0, key.lastIndexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(defined).isEqualTo(reported());
        for (Definition definition : Definitions.of(CenterSettings.DEFAULT)) {
            Definition.Words words = definition.in(lang);
            assertThat(List.of(words.name(), words.what(), words.numerator()))
                    .as("%s in %s", definition.id(), lang)
                    .noneMatch(String::isBlank)
                    .noneMatch(text -> text.contains("{"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "pt"})
    void definitions_haveTheSamePartsInEveryLanguage(String lang) {
        assertThat(new TreeSet<>(Definitions.read(lang).stringPropertyNames()))
                .isEqualTo(new TreeSet<>(Definitions.read("en").stringPropertyNames()));
    }

    @Test
    void definitions_ofRatiosAndTimes_sayByWhatAndFromWhenToWhen() {
        Definitions.of(CenterSettings.DEFAULT).forEach(definition -> {
            Definition.Words words = definition.in("en");
            Formula formula = Formulas.all().stream()
                    .filter(one -> one.id().equals(definition.id()))
                    .findFirst()
                    .orElseThrow();
            if (formula.kind() == Formula.Kind.RATIO || formula.kind() == Formula.Kind.SHARE) {
                assertThat(words.denominator()).as(definition.id()).isNotNull();
            }
            if (formula.kind() == Formula.Kind.TIMES && !definition.id().equals("connector_lag")) {
                assertThat(words.starts()).as(definition.id()).isNotNull();
                assertThat(words.ends()).as(definition.id()).isNotNull();
            }
        });
    }

    @Test
    void rows_ofARichStream_areOfDefinedNumbersOnly() {
        CenterMetrics metrics = new CenterMetrics();
        Streams.random(7, 300).events.forEach(metrics::on);
        Set<String> told = metrics.rows(metrics.store().total(), metrics.store().total()).stream()
                .map(MetricRow::metric)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(reported()).containsAll(told);
        assertThat(told).as("numbers that no event ever told").isEqualTo(reported());
    }
}
