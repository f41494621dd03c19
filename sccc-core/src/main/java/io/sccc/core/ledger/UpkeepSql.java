package io.sccc.core.ledger;

import java.util.List;

/** The statements of {@link JdbcUpkeep}. Every one names its tenant. */
final class UpkeepSql {

    final String now;
    final String inboxBody;
    final String inboxFrom;
    final String inboxBetween;
    final String postsOf;
    final String postsIn;
    final String putPost;
    final String putBody;
    final String decisionsOf;
    final String putDecision;
    final String putFacts;
    final String speaker;
    final String putSpeaker;
    final String lettersOf;
    final String putLetter;
    final String endLetter;
    final String forgetCustomer;
    final String worksIn;
    final String finishedBetween;
    final String putWork;
    final String endWork;
    final String endUnfinished;
    final String stuckLane;
    final String askAgain;
    final String confirm;
    final String workOf;
    final String eventsFrom;
    final String putEvents;
    final String dropEvents;
    final List<String> dropRows;
    final String entomb;
    final String mark;

    UpkeepSql(Dialect dialect, LedgerNames names) {
        String inbox = names.table("inbox");
        String decision = names.table("decision");
        String letter = names.table("dead_letter");
        String work = names.table("work");
        String event = names.table("event");
        String node = names.table("node");
        now = "select " + dialect.nowMillis();
        inboxBody = "select body from " + inbox + " where tenant = ? and seq = ?";
        inboxFrom = "select body from " + inbox + " where tenant = ? and seq >= ? order by seq limit 1";
        inboxBetween =
                "select seq, body from " + inbox + " where tenant = ? and seq > ? and seq <= ? order by seq limit ?";
        postsOf = "select seq, body from " + inbox
                + " where tenant = ? and author = ? and author is not null and network = ? order by seq";
        postsIn = "select seq, body from " + inbox + " where tenant = ? and conversation = ?";
        putPost = "update " + inbox + " set body = ?, author = ? where tenant = ? and seq = ?";
        putBody = "update " + inbox + " set body = ? where tenant = ? and seq = ?";
        decisionsOf = "select timer, body from " + decision + " where tenant = ? and seq = ?";
        putDecision = "update " + decision + " set body = ?, facts = ? where tenant = ? and seq = ? and timer = ?";
        putFacts = "update " + decision + " set facts = ? where tenant = ? and seq = ?";
        speaker = "select speaker from " + node + " where tenant = ? and node = ? and speaker is not null";
        putSpeaker = "update " + node + " set speaker = ? where tenant = ? and node = ?";
        lettersOf = "select seq, body from " + letter + " where tenant = ? and post = ?";
        putLetter = "update " + letter + " set body = ? where tenant = ? and seq = ?";
        endLetter = "delete from " + letter + " where tenant = ? and seq = ?";
        forgetCustomer =
                "delete from " + names.table("customer") + " where tenant = ? and conversation = ? and customer = ?";
        worksIn = "select work_key, kind, body from " + work + " where tenant = ? and lane = ?";
        finishedBetween = "select work_key, body from " + work
                + " where tenant = ? and seq > ? and seq <= ? and state >= 8 and kind <> 'timer'";
        putWork = "update " + work + " set body = ? where tenant = ? and work_key = ?";
        endWork = "delete from " + work + " where tenant = ? and work_key = ?";
        endUnfinished = "update " + work + " set state = " + WorkTable.DEAD + ", owner = null, epoch = epoch + 1,"
                + " note = 'its customer was erased' where tenant = ? and work_key = ? and state < 8";
        stuckLane = "select lane from " + work + " where tenant = ? and work_key = ? and kind <> 'timer' and state in ("
                + WorkTable.PARKED + ", " + WorkTable.DEAD + ")";
        askAgain = "update " + work + " set state = " + WorkTable.BEHIND + ", attempts = 0, lost = 0, not_before = 0,"
                + " note = '' where tenant = ? and work_key = ?";
        confirm = "update " + work + " set state = " + WorkTable.DONE + ", target = ?, note = 'done, says a person'"
                + " where tenant = ? and work_key = ? and state = " + WorkTable.PARKED;
        workOf = "select " + WorkTable.COLUMNS + " from " + work + " where tenant = ? and work_key = ?";
        eventsFrom = "select seq, body from " + event + " where tenant = ? and last_seq >= ? order by seq";
        putEvents = "update " + event + " set body = ? where tenant = ? and seq = ?";
        dropEvents = "delete from " + event + " where tenant = ? and last_seq <= ?";
        dropRows = List.of(
                "delete from " + decision + " where tenant = ? and seq <= ?",
                "delete from " + inbox + " where tenant = ? and seq <= ?");
        entomb = dialect.upsert(names.table("erased"), List.of("tenant", "author"), List.of("at"));
        mark = dialect.upsert(names.table("source"), List.of("tenant", "source"), List.of("position", "opened"));
    }
}
