package io.sccc.core.ledger;

import static io.sccc.core.ledger.Scene.TENANT;
import static io.sccc.core.ledger.Scene.post;
import static io.sccc.core.ledger.Scene.verdict;
import static io.sccc.core.ledger.Scene.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.core.model.Post;
import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Work;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PostgresLedgerTest extends DurableLedgerContract {

    private @Nullable DataSource database;

    @Override
    Ledger open() {
        if (database == null) {
            database = Postgres.database();
        }
        return JdbcLedger.on(database);
    }

    @Test
    void lead_twoNodes_oneLeadsAndTheOtherIsFenced() {
        Inbox row = scene.row(post("a", "ana").build());
        try (Ledger second = open()) {
            Scene other = new Scene(second);
            assertThat(second.lead(TENANT)).isFalse();
            assertThatThrownBy(() -> other.decide(verdict(row))).hasCauseInstanceOf(Ledger.Fenced.class);
            assertThatThrownBy(() -> second.bury(row, Scene.letter(row))).isInstanceOf(Ledger.Fenced.class);
            Post reply = post("b", "ana").inReplyTo("a").build();
            assertThatThrownBy(() -> other.take(reply)).isInstanceOf(Ledger.Fenced.class);
            Inbox theirs = other.handedIn(reply);
            assertThat(theirs.conversation()).isEqualTo(row.conversation());
            assertThat(ledger.undecided(TENANT, 0)).containsExactly(row, theirs);
            scene.decide(verdict(row, work(row, "k")));
            Work leased = other.claim(1).get(0);
            assertThat(scene.claim(1)).isEmpty();
            assertThat(scene.finish(leased, Ledger.Ending.last(Ledger.WorkState.DONE, null, "")))
                    .isFalse();
            ledger.close();
            assertThat(second.lead(TENANT)).isTrue();
            assertThat(second.memory(TENANT, row.conversation()).posts()).isEqualTo(1);
            other.decide(verdict(theirs));
            assertThat(second.memory(TENANT, row.conversation()).posts()).isEqualTo(2);
        }
    }
}
