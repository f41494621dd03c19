package io.sccc.connectors.vendor.requesttracker;

import io.sccc.connectors.AnswerLostException;
import io.sccc.connectors.ConnectorActions;
import io.sccc.connectors.VendorTransientException;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Opens cases through the connector as the center does: writes down that it begins with one, does it, writes down that it is
 * done; after its end, however it came, what was begun and not done is looked up before it is asked again. Killed by {@link
 * RequestTrackerKillTest}.
 */
final class KillChild {

    private final Path journal;
    private final ConnectorActions actions;
    private final String run;

    private KillChild(Path journal, ConnectorActions actions, String run) {
        this.journal = journal;
        this.actions = actions;
        this.run = run;
    }

    /** Arguments: journal, run, number of cases, seconds to settle. */
    public static void main(String[] args) throws Exception {
        try (RequestTracker connector = RealServer.named()
                .connector()
                .settle(Duration.ofSeconds(Long.parseLong(args[3])))
                .build()) {
            KillChild child = new KillChild(Path.of(args[0]), ConnectorActions.of(connector), args[1]);
            for (int number = 0; number < Integer.parseInt(args[2]); number++) {
                child.once(number);
            }
        }
    }

    static Doing doing(String run, int number) {
        return new Doing(run + "-" + number, "person" + number);
    }

    private void once(int number) throws IOException, InterruptedException {
        Set<String> lines = new HashSet<>(Files.exists(journal) ? Files.readAllLines(journal) : List.of());
        if (lines.contains("done " + number)) {
            return;
        }
        Doing doing = doing(run, number);
        Action action = doing.open("Kill " + run, "case " + number);
        boolean mayBeThere = lines.contains("begin " + number);
        write("begin " + number);
        while (!done(action, doing.openKey(), mayBeThere)) {
            mayBeThere = true;
        }
        write("done " + number);
    }

    private boolean done(Action action, ActionKey key, boolean mayBeThere) throws InterruptedException {
        try {
            boolean there = mayBeThere && !(actions.reconcile(action, key) instanceof Outcome.Deferred);
            if (!there) {
                actions.handle(action, key);
            }
            return true;
        } catch (VendorTransientException | AnswerLostException e) {
            Thread.sleep(1000);
            return false;
        }
    }

    private void write(String line) throws IOException {
        Files.writeString(
                journal, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
