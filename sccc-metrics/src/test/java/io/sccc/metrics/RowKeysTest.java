package io.sccc.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No two rows of a window have one key: a table could not hold them. */
class RowKeysTest {

    @Test
    void rows_sumAndQuantilesOfOneName_areToldOnce() {
        MetricStore store = MetricStore.of(
                Metric.count("network", "level"),
                Metric.sum("cost").by("network", "level"),
                Metric.quantiles("cost").by("network"),
                Metric.unique("author").by("network"),
                Metric.top("author", 3),
                Metric.top("network", 3));
        store.record(Sample.at(Instant.EPOCH)
                .tag("network", "x")
                .tag("level", "crm")
                .id("author", "a")
                .value("cost", 3));
        List<String> keys = store.total().rows().stream()
                .map(row -> "%s %s %s".formatted(row.metric(), row.dimension(), row.value()))
                .toList();
        assertThat(keys).doesNotHaveDuplicates().contains("cost  ", "cost network x", "cost level crm", "top author a");
        assertThat(store.total().rows())
                .filteredOn(row -> row.metric().equals("cost"))
                .allMatch(row -> row.sum() == 3);
    }

    @Test
    void of_namesThatRowsCouldNotTellApart_areRefused() {
        assertThatThrownBy(() -> Metric.sum("count")).hasMessageContaining("count");
        assertThatThrownBy(() -> Metric.quantiles("top")).hasMessageContaining("top");
        assertThatThrownBy(() -> MetricStore.of(Metric.unique("x"), Metric.sum("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[x]");
    }
}
