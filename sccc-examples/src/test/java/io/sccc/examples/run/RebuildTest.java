package io.sccc.examples.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.CommandCenter;
import io.sccc.core.ledger.JdbcLedger;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Outcome;
import io.sccc.core.spi.ActionHandler;
import io.sccc.core.spi.PostSource;
import io.sccc.core.spi.Understander;
import io.sccc.examples.file.PostFile;
import io.sccc.metrics.center.CenterMetrics;
import io.sccc.metrics.center.CenterNumbers;
import io.sccc.nlp.Understanders;
import io.sccc.rules.DroolsRouter;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers come from events alone: told again from the ledger's log, they are the same to the last one. */
class RebuildTest {

    private static final List<Understander> UNDERSTANDERS = Understanders.builtIn();

    @TempDir
    Path folder;

    /** Does everything but refuses every seventh action and loses sight of every eleventh. */
    private static final class Moody implements ActionHandler {

        @Override
        public boolean handles(ActionKind kind, AccountId account) {
            return kind.target() != ActionKind.Target.CENTER;
        }

        @Override
        public Outcome handle(Action action, ActionKey key) {
            int mood = Math.floorMod(key.hashCode(), 77);
            if (mood % 7 == 0) {
                return new Outcome.Rejected("not today");
            }
            return mood % 11 == 0 ? new Outcome.Unknown(false) : new Outcome.Sent("id-" + key.value());
        }
    }

    private CenterNumbers run(PostSource... sources) throws InterruptedException {
        CenterMetrics metrics = new CenterMetrics();
        try (CommandCenter center = CommandCenter.builder()
                .ledger(JdbcLedger.file(folder.resolve("ledger.db")))
                .listenTo(sources)
                .understandWith(UNDERSTANDERS)
                .routeWith(DroolsRouter.packs("general"))
                .actWith(new Moody())
                .measureWith(metrics)
                .build()) {
            center.start();
            assertThat(center.settle(Duration.ofMinutes(3))).isTrue();
            return metrics.numbers();
        }
    }

    @Test
    void numbers_toldAgainFromTheLog_equalThoseOfTheLiveRun() throws InterruptedException, URISyntaxException {
        URL posts = Objects.requireNonNull(RebuildTest.class.getResource("/demo/posts.jsonl"));
        CenterNumbers live = run(new PostFile(Path.of(posts.toURI())));
        CenterNumbers rebuilt = run();
        assertThat(live.toString()).contains("CRM");
        assertThat(rebuilt).isEqualTo(live);
    }
}
