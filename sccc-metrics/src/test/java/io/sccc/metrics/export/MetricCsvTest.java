package io.sccc.metrics.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.metrics.MetricRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricCsvTest {

    @Test
    void write_rows_isOneHeaderAndOneLineEach() throws IOException {
        assertThat(csv(
                        Lines.day("", "", 7),
                        Lines.times(Duration.ofMinutes(15), "network", "bluesky", 2),
                        Lines.total("topic", "facturación", 3)))
                .isEqualTo(
                        "window_start,window_ms,dimension,value,metric,count,sum,p50,p90,p95,p99,uniques,uniques_lo,uniques_hi,is_final,revision,sketch\r\n"
                                + "2026-03-02T05:00:00.000Z,86400000,\"\",\"\",count,7,0,,,,,,,,true,0,\r\n"
                                + "2026-03-02T05:00:00.000Z,900000,network,bluesky,first_response,2,123,60.25,120,180,1.0E-7,,,,true,0,AQL/\r\n"
                                + "1970-01-01T00:00:00.000Z,0,topic,facturación,count,3,0,,,,,,,,false,0,\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "'quoted", "=\"a\",b"})
    void write_textThatWouldRunAsFormula_beginsWithAnApostropheThatReadsBack(String value) throws IOException {
        String cell = cells(csv(Lines.day("topic", value, 1))).get(1).get(3);
        assertThat(cell).isEqualTo("'" + value);
    }

    @Test
    void write_negativeNumbers_areLeftAsTheyAre() throws IOException {
        MetricRow row = Lines.sum(Duration.ofDays(1), "network", "x", -3, -12.5);
        assertThat(cells(csv(row)).get(1).subList(5, 7)).containsExactly("-3", "-12.5");
    }

    @Test
    void write_inALocaleOfOtherDigitsAndCommas_isTheSame() throws IOException {
        MetricRow[] rows = {Lines.times(Duration.ofDays(1), "topic", "x", 1_234_567)};
        String expected = csv(rows);
        Locale before = Locale.getDefault();
        try {
            for (String tag : List.of("es-CO", "pt-BR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist", "tr-TR")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(csv(rows)).as(tag).isEqualTo(expected);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void write_notANumber_isEmpty() throws IOException {
        MetricRow row = Lines.sum(Duration.ofDays(1), "network", "x", 1, Double.NaN);
        assertThat(cells(csv(row)).get(1).get(6)).isEmpty();
    }

    @Test
    void write_anyText_readsBackAndNeverBeginsAFormula() throws IOException {
        long seed = 20260302;
        Random random = new Random(seed);
        String alphabet = "=+-@\t\r\n'\",; ñã\u2028😀a0＝";
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            StringBuilder value = new StringBuilder();
            random.ints(random.nextInt(6), 0, alphabet.codePointCount(0, alphabet.length()))
                    .forEach(at -> value.appendCodePoint(alphabet.codePointAt(alphabet.offsetByCodePoints(0, at))));
            values.add(value.toString());
        }
        List<List<String>> cells =
                cells(csv(values.stream().map(v -> Lines.day("topic", v, 1)).toArray(MetricRow[]::new)));
        assertThat(cells).as("seed %d", seed).hasSize(501);
        for (int i = 0; i < values.size(); i++) {
            String cell = cells.get(i + 1).get(3);
            assertThat(cell.startsWith("'") ? cell.substring(1) : cell)
                    .as("seed %d", seed)
                    .isEqualTo(values.get(i));
            assertThat(cell).as("seed %d", seed).doesNotMatch("(?s)[=+@\t\r\n＝-].*");
        }
    }

    private static String csv(MetricRow... rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MetricCsv.write(List.of(rows), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** RFC 4180 to the letter: anything else fails. */
    static List<List<String>> cells(String csv) {
        List<List<String>> records = new ArrayList<>();
        int at = 0;
        while (at < csv.length()) {
            List<String> record = new ArrayList<>();
            boolean more = true;
            while (more) {
                StringBuilder cell = new StringBuilder();
                if (csv.charAt(at) == '"') {
                    for (at++; csv.charAt(at) != '"' || csv.startsWith("\"\"", at); at++) {
                        if (csv.charAt(at) == '"') {
                            at++;
                        }
                        cell.append(csv.charAt(at));
                    }
                    at++;
                } else {
                    for (; ",\r".indexOf(csv.charAt(at)) < 0; at++) {
                        assertThat(csv.charAt(at))
                                .as("bare character at %d", at)
                                .isNotIn('"', '\n');
                        cell.append(csv.charAt(at));
                    }
                }
                record.add(cell.toString());
                more = csv.charAt(at++) == ',';
            }
            assertThat(csv.startsWith("\r\n", at - 1))
                    .as("end of a record at %d", at)
                    .isTrue();
            at++;
            assertThat(record).hasSize(17);
            records.add(record);
        }
        return records;
    }
}
