package io.sccc.examples.cli;

import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.Understanding;
import io.sccc.core.understand.TextFeatures;
import io.sccc.core.understand.UnderstanderChain;
import io.sccc.examples.store.LedgerPlace;
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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether this machine can run the harness, each trouble with its cure. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Tells whether everything is in order here, and what to do where it is not.",
        footer = {"", "Exit code 1 when something is wrong; a WARNING waits for a person and stops nothing."})
final class DoctorCommand implements Callable<Integer> {

    private static final long ROOM = 200L << 20;
    private static final String BUILD = "sccc.jar does not fit lib/ beside it: build again, mvn -q -Pquick package";

    @Option(names = "--ledger", paramLabel = "FILE.db|jdbc:...", description = "looks at this ledger too")
    private @Nullable String ledger;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "looks at the accounts in this file too, and asks each system whether it lets us in")
    private @Nullable Path config;

    private final Findings findings = new Findings(System.out);

    @Override
    public Integer call() throws IOException {
        LedgerPlace place = ledger == null ? null : LedgerPlace.of(ledger);
        if (place != null) {
            place.requireKept();
        }
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
        if (place == null) {
            note("a run keeps its ledger in memory unless told --ledger; doctor --ledger looks at one that was kept");
        } else {
            new LedgerDoctor(findings).look(place);
        }
        if (config != null) {
            new AccountDoctor(findings).look(Inputs.accounts(config));
        }
        note("texts are masked under a random key, readable by you alone: mask.key beside the files or the ledger");
        return findings.sum("all in order; try: java -jar sccc-examples/target/sccc.jar demo") ? 0 : 1;
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
        findings.check(what, good, cure);
    }

    private void note(String what) {
        findings.note(what);
    }
}
