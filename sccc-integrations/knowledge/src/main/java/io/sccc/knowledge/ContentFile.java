package io.sccc.knowledge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sccc.core.error.PermanentException;
import io.sccc.core.model.Content;
import io.sccc.core.model.TenantId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads articles from JSON Lines: {@code {id, lang?, title?, question?, text, past_questions?:[], url?, visibility?}}, UTF-8,
 * packed when the name ends in {@code .gz}. Blank lines are skipped, other keys ignored. Without {@code visibility} a row is
 * public; with a word other than {@code public} it is private.
 */
public final class ContentFile {

    private static final int MOST_FAULTS = 50;

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private final Path file;
    private final List<Content> contents = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private int faulty;

    private ContentFile(Path file) {
        this.file = file;
    }

    /**
     * All rows of a file, in its order, as content of {@link TenantId#DEFAULT}.
     *
     * @throws IllegalArgumentException when rows are faulty: all in one message, each with {@code FILE:LINE}, the first 50
     *     listed
     * @throws PermanentException when the file cannot be read
     */
    public static List<Content> read(Path file) {
        return read(TenantId.DEFAULT, file);
    }

    /**
     * All rows of a file, in its order.
     *
     * @param tenant whose content it is
     * @throws IllegalArgumentException when rows are faulty: all in one message, each with {@code FILE:LINE}, the first 50
     *     listed
     * @throws PermanentException when the file cannot be read
     */
    public static List<Content> read(TenantId tenant, Path file) {
        ContentFile reading = new ContentFile(file);
        reading.readAll(tenant);
        reading.requireSound();
        return List.copyOf(reading.contents);
    }

    private void readAll(TenantId tenant) {
        int number = 0;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(unpacked(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                String row = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
                if (!row.isBlank()) {
                    take(tenant, row, number);
                }
            }
        } catch (IOException e) {
            throw new PermanentException(
                    "%s cannot be read after line %d (%s). Maybe the name is wrong or the file is cut off?"
                            .formatted(file, number, e.getClass().getSimpleName()),
                    e);
        }
    }

    private InputStream unpacked() throws IOException {
        InputStream in = Files.newInputStream(file);
        if (!file.toString().endsWith(".gz")) {
            return in;
        }
        try {
            return new GZIPInputStream(in);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private void take(TenantId tenant, String line, int number) {
        JsonNode json = parse(line, number);
        if (json == null) {
            return;
        }
        ContentRow row = new ContentRow(json);
        Content content = row.content(tenant);
        if (content == null) {
            fault(number, String.join("; ", row.faults()));
            return;
        }
        Integer first = lines.putIfAbsent(content.id(), number);
        if (first == null) {
            contents.add(content);
        } else {
            fault(number, "id (%s) stands in line %d already".formatted(ContentRow.shown(content.id()), first));
        }
    }

    // the parser's own words would quote the line
    private @Nullable JsonNode parse(String line, int number) {
        try {
            JsonNode json = JSON.readTree(line);
            if (json.isObject()) {
                return json;
            }
            fault(number, "not a JSON object");
        } catch (JsonProcessingException e) {
            fault(
                    number,
                    "not JSON"
                            + (e.getLocation() == null
                                    ? ""
                                    : " from column " + e.getLocation().getColumnNr()));
        }
        return null;
    }

    private void fault(int number, String what) {
        faulty++;
        if (faults.size() < MOST_FAULTS) {
            faults.add("%s:%d: %s".formatted(file, number, what));
        }
    }

    private void requireSound() {
        if (faulty > 0) {
            int more = faulty - faults.size();
            throw new IllegalArgumentException(
                    "%d faulty rows of articles:%n%s%s%nMaybe mend these rows or leave them out."
                            .formatted(
                                    faulty,
                                    String.join(System.lineSeparator(), faults),
                                    more > 0 ? "\n... and " + more + " more" : ""));
        }
    }
}
