package io.sccc.examples.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    @TempDir
    private Path dir;

    @Test
    void force_ofALaterRow_takesTheEarlierAlong() throws Exception {
        Path file = dir.resolve("j");
        try (Journal journal = Journal.open(file, row -> {})) {
            journal.append(effect("k-1"));
            long second = journal.append(effect("k-2"));
            assertThat(Files.readString(file)).isEmpty();

            journal.force(second);

            assertThat(Files.readAllLines(file)).hasSize(2);
        }
    }

    @Test
    void close_withRowsWaiting_forcesThemThenRefuses() throws Exception {
        Path file = dir.resolve("j");
        Journal journal = Journal.open(file, row -> {});
        long row = journal.append(effect("k-1"));

        journal.close();

        assertThat(Files.readAllLines(file)).hasSize(1);
        assertThatThrownBy(() -> journal.append(effect("k-2"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> journal.force(row)).isInstanceOf(IOException.class);
    }

    @Test
    void open_afterRowsOfAnyLength_tellsThemAsWritten() throws Exception {
        Path file = dir.resolve("j");
        List<Effect> written = new ArrayList<>();
        try (Journal journal = Journal.open(file, row -> {})) {
            for (int i = 0; i < 200; i++) {
                written.add(effect("k-" + i + "-ñ".repeat(i)));
                journal.append(written.get(i));
            }
        }
        Files.writeString(file, Files.readString(file) + "x".repeat(20_000));

        List<Effect> read = new ArrayList<>();
        Journal.open(file, read::add).close();

        assertThat(read).isEqualTo(written);
        assertThat(Files.readAllLines(file)).hasSize(200);
    }

    private static Effect effect(String key) {
        Effect.Who who = new Effect.Who("default", "c-1", null, "twitter", "main", "1");
        return new Effect(
                new Effect.Call("crm", "open_case", key),
                who,
                new Effect.Made("id", "case-1", null, true),
                Instant.parse("2026-03-01T12:00:00Z"));
    }
}
