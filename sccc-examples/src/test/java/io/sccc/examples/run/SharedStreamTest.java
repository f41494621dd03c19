package io.sccc.examples.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.rules.DroolsRouter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The default rules over 60,060 recorded posts that lie beside the checkout. */
@EnabledIfSystemProperty(named = "sccc.shared", matches = ".+")
class SharedStreamTest {

    private static final int POSTS = 60_060;

    @TempDir
    private Path folder;

    private static Path stream() {
        return Path.of(System.getProperty("sccc.shared"), "data", "stream", "dev.posts.jsonl.gz");
    }

    private static Posts.Outcome run(Path input, Path out, int threads) throws IOException, InterruptedException {
        return Posts.run(input, out, DroolsRouter.packs("default"), false, threads);
    }

    @Test
    void run_streamTwiceInOneFile_decidesEachPostOnceWhateverTheThreads() throws Exception {
        Posts.Outcome one = run(stream(), folder.resolve("one"), 1);
        assertThat(one.posts("read")).isEqualTo(POSTS);
        assertThat(one.posts("stored")).isEqualTo(POSTS);
        assertThat(one.posts("dead")).isZero();
        assertThat(one.decisions()).hasSize(POSTS);

        Posts.Outcome twice = run(twice(), folder.resolve("four"), 4);
        assertThat(twice.posts("read")).isEqualTo(2 * POSTS);
        assertThat(twice.posts("duplicate")).isEqualTo(POSTS);
        assertThat(twice.posts("dead")).isZero();
        assertThat(twice.content().equals(one.content())).as("one thread decides what four decide").isTrue();
    }

    /** Zipped files one behind the other are one zipped file. */
    private Path twice() throws IOException {
        Path twice = folder.resolve("twice.jsonl.gz");
        try (OutputStream out = Files.newOutputStream(twice)) {
            for (int i = 0; i < 2; i++) {
                try (InputStream in = Files.newInputStream(stream())) {
                    in.transferTo(out);
                }
            }
        }
        return twice;
    }
}
