package io.sccc.metrics.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sccc.metrics.MetricRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricJsonLinesTest {

    @Test
    void write_rows_isOneObjectEachWithoutWhatIsAbsent() throws IOException {
        assertThat(json(Lines.day("", "", 7), Lines.times(Duration.ofMinutes(15), "network", "bluesky", 2)))
                .isEqualTo("""
                        {"window_start":"2026-03-02T05:00:00.000Z","window_ms":86400000,"dimension":"","value":"",\
                        "metric":"count","count":7,"sum":0,"is_final":true,"revision":0}
                        {"window_start":"2026-03-02T05:00:00.000Z","window_ms":900000,"dimension":"network","value":"bluesky",\
                        "metric":"first_response","count":2,"sum":123,"p50":60.25,"p90":120,"p95":180,"p99":1.0E-7,\
                        "is_final":true,"revision":0,"sketch":"AQL/"}
                        """);
    }

    @Test
    void write_anyText_isValidJsonThatReadsBack() throws IOException {
        List<String> values = List.of(
                "\"",
                "\\",
                "\n\r\t\b\f\0\u001f\u007f",
                "\u2028\u2029",
                "ñ ã 😀",
                "\uD83D",
                "\uDE00\uD83D",
                "</script>");
        MetricRow[] rows = values.stream().map(v -> Lines.day("topic", v, 1)).toArray(MetricRow[]::new);
        String[] lines = json(rows).split("\n");
        assertThat(lines).hasSize(values.size());
        for (int i = 0; i < lines.length; i++) {
            assertThat(object(lines[i])).containsEntry("value", values.get(i));
        }
    }

    @Test
    void write_notANumber_isLeftOut() throws IOException {
        String line = json(Lines.sum(Duration.ofDays(1), "network", "x", 1, Double.POSITIVE_INFINITY));
        assertThat(object(line)).doesNotContainKey("sum").containsEntry("count", "1");
    }

    private static String json(MetricRow... rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MetricJsonLines.write(List.of(rows), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Map<String, String> object(String line) throws IOException {
        Map<String, String> object = new LinkedHashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(line)) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                assertThat(object.put(key, parser.getText())).as(key).isNull();
            }
            assertThat(parser.nextToken()).isNull();
        }
        return object;
    }
}
