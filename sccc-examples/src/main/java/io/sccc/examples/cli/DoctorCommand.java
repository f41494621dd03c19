package io.sccc.examples.cli;

import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.Understanding;
import io.sccc.core.understand.TextFeatures;
import io.sccc.core.understand.UnderstanderChain;
import io.sccc.nlp.Understanders;
import io.sccc.rules.DroolsRouter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Whether this machine can run the harness, each trouble with its cure. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Tells whether everything is in order here, and what to do where it is not.")
final class DoctorCommand implements Callable<Integer> {

    private static final long ROOM = 200L << 20;

    private final List<String> troubles = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        check("Java " + Runtime.version(), Runtime.version().feature() >= 17, "use Java 17 or newer");
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        check("heap up to %,d MiB".formatted(heap), heap >= 256, "start it with java -Xmx1g -jar sccc.jar");
        Path here = Files.createTempFile("sccc", ".doctor");
        FileStore disk = Files.getFileStore(here);
        Files.delete(here);
        check(
                "%,d MiB free in the folder for temporary files".formatted(disk.getUsableSpace() >> 20),
                disk.getUsableSpace() > ROOM,
                "free some space, or name another folder with -Djava.io.tmpdir=DIR");
        Charset terminal = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
        check("terminal writes " + terminal, terminal.equals(StandardCharsets.UTF_8), "set LC_ALL=C.UTF-8");
        checkUnderstanding();
        DroolsRouter router = DroolsRouter.packs("default");
        check("default rules, %,d".formatted(router.rules().size()), !router.rules().isEmpty(), "build sccc again");
        warn("a run keeps its ledger in memory: what it knows ends with the process");
        warn("without a host's masking key each output folder gets a random one (mask.key, mode 0600)");
        troubles.forEach(System.out::println);
        System.out.println(troubles.isEmpty() ? "all in order" : troubles.size() + " troubles");
        return troubles.isEmpty() ? 0 : 1;
    }

    private void checkUnderstanding() {
        UnderstanderChain chain = new UnderstanderChain(Understanders.builtIn());
        String text = "Llevo dos días sin internet y nadie me contesta";
        Understanding understanding =
                chain.understand(Post.builder(PostId.of("doctor", "1")).text(text).build(), TextFeatures.of(text));
        check(
                "language, sentiment and cues",
                "es".equals(understanding.language()) && understanding.is(Understanding.COMPLAINT),
                "sccc-nlp or its model is missing beside sccc.jar in lib/: build it again");
    }

    private void check(String what, boolean good, String cure) {
        System.out.printf("%-7s%s%n", good ? "ok" : "TROUBLE", what);
        if (!good) {
            troubles.add(what + ": " + cure);
        }
    }

    private static void warn(String what) {
        System.out.printf("%-7s%s%n", "note", what);
    }
}
