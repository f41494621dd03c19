package io.sccc.core.ledger;

import io.sccc.core.internal.json.RowJson;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.DeadLetter;
import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.Judgment;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Memory;
import io.sccc.core.spi.Verdict;
import io.sccc.core.spi.Work;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decisions and all that comes with them: memories, timers, actions, events. */
final class Decisions {

    private static final int LONGEST_RULE = 64;

    private final IntakeTables intakes;
    private final WorkTable work;
    private final Memories memories;
    private final Failpoint failpoint;
    private final InList decided;
    private final String insertDecision;
    private final String head;
    private final String putCustomer;
    private final String forgetCustomers;
    private final String setTimer;
    private final String endTimer;
    private final String moveTo;
    private final String letter;

    Decisions(
            Dialect dialect,
            LedgerNames names,
            IntakeTables intakes,
            WorkTable work,
            Memories memories,
            Failpoint failpoint) {
        this.intakes = intakes;
        this.work = work;
        this.memories = memories;
        this.failpoint = failpoint;
        String decision = names.table("decision");
        String conversation = names.table("conversation");
        String customer = names.table("customer");
        this.decided = InList.of("select seq, timer from " + decision + " where tenant = ? and seq in (%s)");
        this.insertDecision =
                Sql.insert(decision, List.of("tenant", "seq", "timer"), List.of("post", "hop", "body", "facts"));
        this.head = "update " + conversation + " set body = ? where tenant = ? and id = ?";
        this.putCustomer = dialect.upsert(customer, List.of("tenant", "conversation", "customer"), List.of("body"));
        this.forgetCustomers = "delete from " + customer + " where tenant = ? and conversation = ?";
        this.setTimer = dialect.insertIgnore(names.table("work"), WorkTable.KEY, WorkTable.VALUES);
        this.endTimer = "delete from " + names.table("work") + " where tenant = ? and work_key = ?";
        this.moveTo = "update " + conversation + " set joined_to = ? where tenant = ? and id = ?";
        this.letter = "select seq from " + names.table("dead_letter") + " where tenant = ? and seq = ?";
    }

    /** What a decision needs to know, asked for all decisions of a transaction at once. */
    Memory want(Tx tx, Verdict verdict) throws SQLException {
        TenantId tenant = verdict.row().post().tenant();
        TenantState state = tx.tenant(tenant);
        ConversationId about = verdict.judgment().decision().about().conversation();
        Memory memory = memories.get(tx.rows::query, tenant, about);
        if (!verdict.work().isEmpty()) {
            state.looked.wantedLanes.add(memory.conversation().value());
            WorkTable.want(state, verdict.work().stream().map(Work::key).toList());
        }
        state.looked.wantedDecisions.add(verdict.row().seq());
        return memory;
    }

    /** Reads which of the wanted decisions are there. */
    void lookUp(Tx tx, TenantState state) throws SQLException {
        tx.rows.each(
                decided,
                state.tenant,
                state.looked.wantedDecisions,
                row -> state.looked.decisions.add(row.getLong(1) + " " + row.getString(2)));
    }

    /** Stores a decision; how many actions were asked now. */
    int decide(Tx tx, Verdict verdict, Memory memory) {
        Judgment judgment = verdict.judgment();
        TenantState state = tx.tenant(verdict.row().post().tenant());
        if (!state.looked.decisions.add(verdict.row().seq() + " " + timerKey(judgment))) {
            return 0;
        }
        if (intakes.tombstones.covers(state, verdict.row().post())) {
            withdraw(tx, state, verdict);
            return 0;
        }
        ConversationId conversation = memory.conversation();
        List<Work> asked = new ArrayList<>();
        for (Work one : verdict.work()) {
            if (work.ask(tx, state, one, conversation.value(), asked.size())) {
                asked.add(one);
            }
        }
        Memory.Change change = verdict.change();
        DecisionEvents.of(verdict, memory.customer(change.key()), asked)
                .forEach(event -> state.append(
                        conversation, judgment.decision().at(), verdict.row().seq(), event));
        state.endEvents(intakes.insertEvents, tx.rows);
        insert(tx, state, judgment);
        change(tx, state, memory, change);
        timers(tx, state, conversation, verdict);
        state.decided++;
        tx.afterCommit(() -> {
            memory.apply(change);
            memories.put(state.tenant, memory);
        });
        return asked.size();
    }

    /** Its author was erased while it was being decided: it counts as decided, and nothing comes of it. */
    private void withdraw(Tx tx, TenantState state, Verdict verdict) {
        Judgment judgment = verdict.judgment();
        Erasing person = intakes.tombstones.person(state.tenant, verdict.row().post());
        insert(tx, state, judgment, person.body(RowJson.write(Rows.Judged.of(judgment))), Erasing.noFacts());
        Ledger.Timer fired = verdict.change().fired();
        if (fired != null) {
            tx.rows.add(endTimer, state.tenant.value(), key(fired));
        }
        state.decided++;
    }

    private void insert(Tx tx, TenantState state, Judgment judgment) {
        insert(tx, state, judgment, RowJson.write(Rows.Judged.of(judgment)), RowJson.write(judgment.facts()));
    }

    private void insert(Tx tx, TenantState state, Judgment judgment, String body, String facts) {
        tx.rows.add(
                insertDecision,
                state.tenant.value(),
                judgment.row().seq(),
                timerKey(judgment),
                Keys.post(judgment.row().post().id()),
                judgment.hop() == null ? 0 : 1,
                body,
                facts);
    }

    private static String timerKey(Judgment judgment) {
        String timer = judgment.timer();
        return timer == null ? "" : Keys.name(timer, LONGEST_RULE);
    }

    private void change(Tx tx, TenantState state, Memory memory, Memory.Change change) {
        Memory.Head before = memory.head();
        Memory.Head after = before.after(change);
        if (!after.equals(before)) {
            head(tx, state, memory.conversation(), after);
        }
        memory.after(change).forEach((key, customer) -> {
            if (!customer.equals(memory.customer(key))) {
                customer(tx, state, memory.conversation(), key, customer);
            }
        });
    }

    private void head(Tx tx, TenantState state, ConversationId conversation, Memory.Head after) {
        tx.rows.add(head, RowJson.write(after), state.tenant.value(), conversation.value());
    }

    private void customer(Tx tx, TenantState state, ConversationId conversation, String key, Memory.Customer customer) {
        tx.rows.add(
                putCustomer,
                state.tenant.value(),
                conversation.value(),
                Keys.of(key),
                RowJson.write(new Rows.Remembered(key, customer)));
    }

    private void timers(Tx tx, TenantState state, ConversationId conversation, Verdict verdict) {
        for (Ledger.Timer timer : verdict.change().set()) {
            tx.rows.add(
                    setTimer,
                    state.tenant.value(),
                    key(timer),
                    timer.row().seq(),
                    0,
                    conversation.value(),
                    "timer",
                    WorkTable.TIMER,
                    0,
                    0,
                    timer.due().toEpochMilli(),
                    null,
                    0L,
                    0L,
                    null,
                    timer.due().toString(),
                    RowJson.write(Rows.Due.of(timer)));
        }
        Ledger.Timer fired = verdict.change().fired();
        if (fired != null) {
            failpoint.pass(Failpoint.Name.DURING_TIMER_FIRE);
            tx.rows.add(endTimer, state.tenant.value(), key(fired));
        }
    }

    private static String key(Ledger.Timer timer) {
        return "timer:"
                + Keys.of(
                        Long.toString(timer.row().seq()),
                        timer.rule(),
                        timer.due().toString());
    }

    /** Keeps a post as a dead letter, once. */
    void bury(Tx tx, Inbox row, DeadLetter dead) throws SQLException {
        TenantState state = tx.tenant(dead.tenant());
        List<Long> there = new ArrayList<>();
        tx.rows.query(letter, found -> there.add(found.getLong(1)), state.tenant.value(), dead.seq());
        if (there.isEmpty()) {
            failpoint.pass(Failpoint.Name.DURING_DEAD_LETTER);
            new Intakes(new JdbcBooks(intakes, tx, state)).bury(dead, row.conversation(), row.seq());
            state.decided++;
        }
    }

    /** Moves what is remembered of a conversation into the one it became an alias of, once. */
    void join(Tx tx, TenantId tenant, ConversationId from, ConversationId into) throws SQLException {
        TenantState state = tx.tenant(tenant);
        if (!memories.root(tx.rows::query, tenant, from).equals(from)) {
            return;
        }
        ConversationId root = memories.root(tx.rows::query, tenant, into);
        Memory other = memories.load(tx.rows::query, tenant, from);
        Memory memory = memories.load(tx.rows::query, tenant, root);
        Map<String, Memory.Customer> before = customers(memory);
        memory.absorb(other);
        customers(memory).forEach((key, customer) -> {
            if (!customer.equals(before.get(key))) {
                customer(tx, state, root, key, customer);
            }
        });
        tx.rows.add(forgetCustomers, tenant.value(), from.value());
        head(tx, state, root, memory.head());
        tx.rows.add(moveTo, root.value(), tenant.value(), from.value());
        work.join(tx, state, from.value(), root.value());
        tx.afterCommit(() -> {
            memories.forget(tenant, from);
            memories.put(tenant, memory);
        });
    }

    private static Map<String, Memory.Customer> customers(Memory memory) {
        Map<String, Memory.Customer> all = new HashMap<>();
        memory.customers(all::put);
        return all;
    }

    /** What an action of the host's needs to know. */
    void wantAsk(Tx tx, TenantId tenant, Work asked) throws SQLException {
        TenantState state = tx.tenant(tenant);
        state.looked.wantedLanes.add(lane(tx, tenant, asked).value());
        WorkTable.want(state, List.of(asked.key()));
    }

    private ConversationId lane(Tx tx, TenantId tenant, Work asked) throws SQLException {
        return memories.root(tx.rows::query, tenant, asked.request().about().conversation());
    }

    /** Asks for an action of the host's; whether it was asked now. */
    boolean ask(Tx tx, TenantId tenant, Work asked) throws SQLException {
        TenantState state = tx.tenant(tenant);
        ConversationId conversation = lane(tx, tenant, asked);
        if (!work.ask(tx, state, asked, conversation.value(), 0)) {
            return false;
        }
        state.append(conversation, state.clock, 0, DecisionEvents.asked(asked));
        state.endEvents(intakes.insertEvents, tx.rows);
        return true;
    }

    /** What the end of an action needs to know. */
    void wantEnd(Tx tx, TenantId tenant, Work ended) {
        WorkTable.want(tx.tenant(tenant), List.of(ended.key(), DecisionEvents.caseOf(ended)));
    }

    /** Notes how an attempt ended; false when it was not this lease's to end. */
    boolean finish(Tx tx, TenantId tenant, Work leased, Ledger.Ending ending) throws SQLException {
        TenantState state = tx.tenant(tenant);
        Work ended = leased.ended(ending);
        if (!work.finish(tx, state, ended, ending)) {
            return false;
        }
        ActionKey opener = DecisionEvents.caseOf(ended);
        @Nullable String caseId = work.target(state, opener);
        JdbcBooks books = new JdbcBooks(intakes, tx, state);
        ConversationId conversation = books.resolve(ended.request().about().conversation());
        String spoken = Conversations.spoken(ended);
        if (spoken != null) {
            books.speak(spoken, ended);
        }
        intakes.marks.ended(tx, state, ended, conversation);
        DecisionEvents.ended(ended, ending.outcome(), caseId == null ? "" : caseId)
                .forEach(event -> state.append(conversation, state.clock, 0, event));
        state.endEvents(intakes.insertEvents, tx.rows);
        return true;
    }
}
