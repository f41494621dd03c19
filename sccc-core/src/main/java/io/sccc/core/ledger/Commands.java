package io.sccc.core.ledger;

import io.sccc.core.model.ConversationId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.DeadLetter;
import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Memory;
import io.sccc.core.spi.Verdict;
import io.sccc.core.spi.Work;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The commands that need to know something before they run. */
final class Commands {

    private static final Object JOIN = "join";

    private Commands() {}

    /** A change that is a function of its transaction. */
    interface Change<R> {
        R run(Tx tx) throws SQLException;
    }

    static <R> Command<R> of(TenantId tenant, Change<R> change) {
        return new Command<>(tenant) {
            @Override
            R run(Tx tx) throws SQLException {
                return change.run(tx);
            }
        };
    }

    /** Stores a verdict; alone of its conversation, for what it finds in memory is what was committed. */
    static final class Decide extends Command<Integer> {

        private final Decisions decisions;
        private final Leases leases;
        private final Verdict verdict;
        private @Nullable Memory memory;

        Decide(Decisions decisions, Leases leases, Verdict verdict) {
            super(verdict.row().post().tenant());
            this.decisions = decisions;
            this.leases = leases;
            this.verdict = verdict;
        }

        @Override
        void prepare(Tx tx) throws SQLException {
            memory = decisions.want(tx, verdict);
        }

        @Override
        boolean fits(Tx tx) {
            return memory != null && !tx.touched.contains(JOIN) && tx.touched.add(memory.conversation());
        }

        @Override
        Integer run(Tx tx) throws SQLException {
            if (memory == null) {
                throw new IllegalStateException("not prepared");
            }
            leases.fence(tx, tenant);
            return decisions.decide(tx, verdict, memory);
        }
    }

    /** Makes two memories one. */
    static final class Join extends Command<Boolean> {

        private final Decisions decisions;
        private final Leases leases;
        private final ConversationId from;
        private final ConversationId into;

        Join(Decisions decisions, Leases leases, TenantId tenant, ConversationId from, ConversationId into) {
            super(tenant);
            this.decisions = decisions;
            this.leases = leases;
            this.from = from;
            this.into = into;
        }

        /** First of its transaction: it moves rows that others have asked about. */
        @Override
        boolean fits(Tx tx) {
            return tx.touched.add(JOIN) && tx.touched.size() == 1;
        }

        @Override
        Boolean run(Tx tx) throws SQLException {
            leases.fence(tx, tenant);
            decisions.join(tx, tenant, from, into);
            return true;
        }
    }

    /** Asks for an action of the host's. */
    static final class Ask extends Command<Boolean> {

        private final Decisions decisions;
        private final Work work;

        Ask(Decisions decisions, TenantId tenant, Work work) {
            super(tenant);
            this.decisions = decisions;
            this.work = work;
        }

        @Override
        void prepare(Tx tx) throws SQLException {
            decisions.wantAsk(tx, tenant, work);
        }

        /** Not after a join: the lane it asked about may be another one now. */
        @Override
        boolean fits(Tx tx) {
            return !tx.touched.contains(JOIN);
        }

        @Override
        Boolean run(Tx tx) throws SQLException {
            return decisions.ask(tx, tenant, work);
        }
    }

    /** Notes how an attempt ended. */
    static final class Finish extends Command<Boolean> {

        private final Decisions decisions;
        private final Work work;
        private final Ledger.Ending ending;

        Finish(Decisions decisions, TenantId tenant, Work work, Ledger.Ending ending) {
            super(tenant);
            this.decisions = decisions;
            this.work = work;
            this.ending = ending;
        }

        @Override
        void prepare(Tx tx) {
            decisions.wantEnd(tx, tenant, work);
        }

        @Override
        Boolean run(Tx tx) throws SQLException {
            return decisions.finish(tx, tenant, work, ending);
        }
    }

    static Command<Boolean> bury(Decisions decisions, Leases leases, Inbox row, DeadLetter letter) {
        return of(letter.tenant(), tx -> {
            leases.fence(tx, letter.tenant());
            decisions.bury(tx, row, letter);
            return true;
        });
    }
}
