package io.sccc.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sccc.core.error.PermanentException;
import io.sccc.core.model.Content;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.KnowledgeSource.Match;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IndexFolderTest {

    @TempDir
    private Path temp;

    @Test
    void open_whatWasIndexed_answersAsInMemory() {
        Path folder = temp.resolve("a/b");
        LuceneKnowledge.index(folder, Articles.all());

        try (LuceneKnowledge stored = LuceneKnowledge.open(folder);
                LuceneKnowledge inMemory = LuceneKnowledge.of(Articles.all())) {
            assertThat(best(stored)).isEqualTo(best(inMemory)).isNotEmpty();
            assertThat(stored.size()).isEqualTo(12);
        }
    }

    @Test
    void index_again_replacesAndLeavesOpenReadersAlone() {
        Path folder = temp.resolve("k");
        LuceneKnowledge.index(folder, Articles.all());
        try (LuceneKnowledge old = LuceneKnowledge.open(folder)) {
            List<Match> before = best(old);
            LuceneKnowledge.index(folder, List.of(Articles.article("new", "en", "Invoices", "All new.")));

            assertThat(best(old)).isEqualTo(before);
            try (LuceneKnowledge fresh = LuceneKnowledge.open(folder)) {
                assertThat(best(fresh)).extracting(m -> m.content().id()).containsExactly("new");
            }
        }
    }

    @Test
    void index_failingHalfway_keepsTheOld() {
        Path folder = temp.resolve("k");
        LuceneKnowledge.index(folder, Articles.all());
        Content twice = Articles.article("x", "en", "Invoices", "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LuceneKnowledge.index(folder, List.of(twice, twice)))
                .withMessageContaining("x");
        Iterable<Content> broken = () -> Stream.<Content>generate(() -> {
                    throw new IllegalStateException("source is gone");
                })
                .iterator();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> LuceneKnowledge.index(folder, broken));
        try (LuceneKnowledge old = LuceneKnowledge.open(folder)) {
            assertThat(old.size()).isEqualTo(12);
        }
    }

    @Test
    void open_noIndex_tellsTheCure() throws IOException {
        Path empty = Files.createDirectory(temp.resolve("empty"));

        for (Path folder : List.of(temp.resolve("absent"), empty)) {
            assertThatExceptionOfType(PermanentException.class)
                    .isThrownBy(() -> LuceneKnowledge.open(folder))
                    .withMessageContaining(folder.toString())
                    .withMessageContaining("sccc index");
        }
    }

    @Test
    void open_anyFileDamaged_saysSoAndIndexingCuresIt() throws IOException {
        Path folder = temp.resolve("k");
        for (String kind : List.of("flip", "cut", "empty", "gone")) {
            LuceneKnowledge.index(folder, Articles.all());
            for (Path file : files(folder)) {
                byte[] sound = Files.readAllBytes(file);
                damage(file, sound, kind);

                assertThatExceptionOfType(PermanentException.class)
                        .as("%s of %s", kind, file.getFileName())
                        .isThrownBy(() -> LuceneKnowledge.open(folder).close())
                        .withMessageContaining(folder.toString())
                        .withMessageContaining("sccc index");
                Files.write(file, sound);
            }
            damage(files(folder).get(0), new byte[100], kind);
            LuceneKnowledge.index(folder, Articles.all());
            LuceneKnowledge.open(folder).close();
        }
    }

    @Test
    void index_damagedFolderThatSomebodyElseWrites_leavesTheFilesAlone() throws IOException {
        Path folder = temp.resolve("k");
        LuceneKnowledge.index(folder, Articles.all());
        Path file = files(folder).get(0);
        damage(file, Files.readAllBytes(file), "cut");
        List<Path> before = files(folder);
        try (Directory directory = FSDirectory.open(folder);
                Lock writing = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            assertThatExceptionOfType(PermanentException.class)
                    .isThrownBy(() -> LuceneKnowledge.index(folder, Articles.all()))
                    .withMessageContaining("being written by somebody else");
            writing.ensureValid();
        }
        assertThat(files(folder)).isEqualTo(before);
    }

    @Test
    void open_indexOfAnotherProgram_isRefused() throws IOException {
        Path folder = temp.resolve("other");
        try (Directory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.commit();
        }

        assertThatExceptionOfType(PermanentException.class)
                .isThrownBy(() -> LuceneKnowledge.open(folder))
                .withMessageContaining("another program");
        assertThatExceptionOfType(PermanentException.class)
                .isThrownBy(() -> LuceneKnowledge.index(folder, Articles.all()))
                .withMessageContaining("another program");
    }

    @Test
    void index_folderWithOtherFiles_touchesNothing() throws IOException {
        Path mine = Files.writeString(temp.resolve("letter.txt"), "dear");

        assertThatExceptionOfType(PermanentException.class)
                .isThrownBy(() -> LuceneKnowledge.index(temp, Articles.all()))
                .withMessageContaining(temp.toString());
        assertThat(temp).isDirectoryContaining(mine::equals);
        assertThat(files(temp)).hasSize(1);
        assertThatExceptionOfType(PermanentException.class).isThrownBy(() -> LuceneKnowledge.index(mine, List.of()));
    }

    private static List<Match> best(LuceneKnowledge knowledge) {
        return knowledge.search(TenantId.DEFAULT, "electronic invoices", "en", 5);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith("write.lock")).sorted().toList();
        }
    }

    private static void damage(Path file, byte[] sound, String kind) throws IOException {
        byte[] flipped = sound.clone();
        flipped[sound.length / 2] ^= 0x55;
        switch (kind) {
            case "flip" -> Files.write(file, flipped);
            case "cut" -> Files.write(file, Arrays.copyOf(sound, sound.length / 2));
            case "empty" -> Files.write(file, new byte[0]);
            default -> Files.delete(file);
        }
    }
}
