package io.sccc.examples.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostFileTest {

    @TempDir
    private Path folder;

    private static String row(String id) {
        return "{\"id\":\"" + id + "\",\"network\":\"n\",\"text\":\"" + Integer.toHexString(id.hashCode() * 31) + "\"}";
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path zipped(String name, String... members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String member : members) {
            try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                out.write(member.getBytes(StandardCharsets.UTF_8));
            }
        }
        return Files.write(folder.resolve(name), bytes.toByteArray());
    }

    /** All rows, each as {@code line:id} or {@code line:code}. */
    private static List<String> all(PostFile posts) {
        List<String> rows = new ArrayList<>();
        Page<Arrival> page = new Page<>(List.of(), Cursor.START, true);
        while (page.more()) {
            page = posts.fetch(page.next());
            page.items()
                    .forEach(arrival -> rows.add(
                            arrival instanceof Arrival.Received received
                                    ? received.line() + ":"
                                            + received.post().id().nativeId()
                                    : ((Arrival.Unreadable) arrival).line() + ":"
                                            + ((Arrival.Unreadable) arrival).code()));
        }
        return rows;
    }

    private static List<String> all(Path file) {
        try (PostFile posts = new PostFile(file)) {
            List<String> rows = all(posts);
            assertThat(posts.trouble()).isNull();
            return rows;
        }
    }

    @Test
    void fetch_blankLines_areNoRowsButCount() throws IOException {
        assertThat(all(file("a.jsonl", row("1") + "\n\n \t\r\n" + row("2") + "\r\n{x\n" + row("3"))))
                .containsExactly("1:1", "4:2", "5:SCCC-1101", "6:3");
    }

    @Test
    void fetch_emptyAndBlankFiles_haveNoRows() throws IOException {
        assertThat(all(file("a.jsonl", ""))).isEmpty();
        assertThat(all(file("b.jsonl", "\n\n \n"))).isEmpty();
        assertThat(all(file("c.jsonl", "\ufeff\n"))).isEmpty();
    }

    @Test
    void fetch_byteOrderMark_isPassedOver() throws IOException {
        assertThat(all(file("a.jsonl", "\ufeff" + row("1") + "\n"))).containsExactly("1:1");
    }

    @Test
    void fetch_zipped_readsEveryMember() throws IOException {
        assertThat(all(zipped("a.jsonl.gz", row("1") + "\n", row("2")))).containsExactly("1:1", "2:2");
    }

    @Test
    void fetch_fromACursor_goesOnBehindIt() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 250; i++) {
            text.append(row("p" + i)).append('\n');
        }
        Path file = file("a.jsonl", text.toString());
        try (PostFile posts = new PostFile(file)) {
            Page<Arrival> first = posts.fetch(Cursor.START);
            assertThat(first.items()).hasSize(100);
            assertThat(posts.fetch(new Cursor("240")).items()).hasSize(10);
            assertThat(((Arrival.Received) posts.fetch(first.next()).items().get(0)).line())
                    .isEqualTo(101);
        }
    }

    @Test
    void fetch_lineBeyondTheLongest_isOneDeadRow() throws IOException {
        Path file = file("a.jsonl", "{\"id\":\"" + "x".repeat(LineReader.LONGEST) + "\"}\n" + row("2"));
        assertThat(all(file)).containsExactly("1:SCCC-1103", "2:2");
    }

    @Test
    void fetch_cutOffZip_yieldsWhatIsWholeAndSaysWhy() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 5000; i++) {
            text.append(row("p" + i)).append('\n');
        }
        byte[] whole = Files.readAllBytes(zipped("a.jsonl.gz", text.toString()));
        Path cut = Files.write(folder.resolve("cut.jsonl.gz"), Arrays.copyOf(whole, whole.length / 2));
        try (PostFile posts = new PostFile(cut)) {
            List<String> rows = all(posts);
            assertThat(rows).hasSizeBetween(100, 4999).allMatch(row -> row.matches("\\d+:p\\d+"));
            assertThat(posts.trouble()).contains("after line " + rows.size(), "cut off");
        }
    }

    @Test
    void fetch_whatCannotBeRead_isAtItsEndWithTrouble() throws IOException {
        Path noZip = file("a.jsonl.gz", row("1"));
        Path empty = file("b.jsonl.gz", "");
        for (Path file : List.of(noZip, empty, folder.resolve("nobody.jsonl"), folder)) {
            try (PostFile posts = new PostFile(file)) {
                assertThat(all(posts)).isEmpty();
                assertThat(posts.trouble()).as(file.toString()).contains("after line 0");
            }
        }
    }
}
