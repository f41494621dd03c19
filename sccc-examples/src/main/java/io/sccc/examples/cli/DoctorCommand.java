package io.sccc.examples.cli;

import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.Understanding;
import io.sccc.core.understand.TextFeatures;
import io.sccc.core.understand.UnderstanderChain;
import io.sccc.nlp.Understanders;
import io.sccc.rules.DroolsRouter;
import io.sccc.rules.RuleFaults;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
    private static final String BUILD = "sccc.jar does not fit lib/ beside it: build again, mvn -q -Pquick package";

    private final List<String> troubles = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        check("Java " + Runtime.version(), Runtime.version().feature() >= 17, "use Java 17 or newer");
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        check("heap up to %,d MiB".formatted(heap), heap >= 256, "start it with java -Xmx1g -jar sccc.jar");
        Path here = Files.createTempFile("sccc", ".doctor");
        long room = Files.getFileStore(here).getUsableSpace();
        Files.delete(here);
        check(
                "%,d MiB free in the folder for temporary files".formatted(room >> 20),
                room > ROOM,
                "free some space, or name another folder with -Djava.io.tmpdir=DIR");
        checkUnderstanding();
        checkRules();
        checkPlayground();
        Charset names = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        if (!names.equals(StandardCharsets.UTF_8)) {
            note("file names are " + names
                    + " here: one with other letters cannot be opened; LC_ALL=C.UTF-8 mends that");
        }
        note("a run keeps its ledger in memory: what it knows ends with the process; its files stay");
        note("each output folder gets a random masking key (mask.key, readable by you alone)");
        System.out.println();
        troubles.forEach(System.out::println);
        System.out.println(
                troubles.isEmpty()
                        ? "all in order; try: java -jar sccc-examples/target/sccc.jar demo"
                        : "troubles: " + troubles.size());
        return troubles.isEmpty() ? 0 : 1;
    }

    private void checkRules() {
        try {
            DroolsRouter router = DroolsRouter.packs("default");
            check(
                    "default rules: %,d".formatted(router.rules().size()),
                    !router.rules().isEmpty(),
                    BUILD);
        } catch (RuleFaults e) {
            check("default rules", false, e.getMessage() + "\n  " + BUILD);
        }
    }

    /** What {@code run --act simulated} needs: a port on loopback. */
    private void checkPlayground() throws IOException {
        try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            check("a port on loopback, for --act simulated and the demo", port.isBound(), "");
        } catch (SocketException e) {
            check(
                    "a port on loopback, for --act simulated and the demo",
                    false,
                    "this machine lets nobody listen on 127.0.0.1 (%s); allow it, or use --act dry"
                            .formatted(e.getMessage()));
        }
    }

    private void checkUnderstanding() {
        UnderstanderChain chain = new UnderstanderChain(Understanders.builtIn());
        String text = "Llevo dos días sin internet y nadie me contesta";
        Understanding understanding = chain.understand(
                Post.builder(PostId.of("doctor", "1")).text(text).build(), TextFeatures.of(text));
        check(
                "language, sentiment and cues",
                "es".equals(understanding.language()) && understanding.is(Understanding.COMPLAINT),
                BUILD);
    }

    private void check(String what, boolean good, String cure) {
        System.out.printf("%-8s%s%n", good ? "ok" : "TROUBLE", what);
        if (!good) {
            troubles.add("TROUBLE " + what + ": " + cure);
        }
    }

    private static void note(String what) {
        System.out.printf("%-8s%s%n", "note", what);
    }
}
