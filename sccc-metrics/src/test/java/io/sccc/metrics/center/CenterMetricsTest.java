package io.sccc.metrics.center;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Event;
import io.sccc.core.model.Finding;
import io.sccc.core.model.Level;
import io.sccc.core.model.Party;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.model.Understanding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CenterMetricsTest {

    private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");

    private final CenterMetrics metrics = new CenterMetrics();
    private long seq;

    private static ConversationId conversation(String root) {
        return ConversationId.startingAt(TenantId.DEFAULT, "net", root);
    }

    private Event.Head head(@Nullable ConversationId conversation) {
        seq++;
        return new Event.Head(seq, TenantId.DEFAULT, conversation, AT, seq);
    }

    private static Party ana(String root) {
        return new Party(TenantId.DEFAULT, conversation(root), "ana", null);
    }

    private void stored(String network, String id, @Nullable String author, @Nullable String lang, boolean untimed) {
        metrics.on(new Event.PostStored(
                head(conversation(id)), PostId.of(network, id), "customer", lang, author, untimed));
    }

    private void routed(String id, Party about, Level level, boolean byTimer) {
        metrics.on(new Event.Routed(
                head(about.conversation()), PostId.of("net", id), about, level, List.of("r"), null, byTimer));
    }

    @Test
    void numbers_nothingHeard_areZero() {
        CenterNumbers numbers = metrics.numbers();
        assertThat(numbers.stored() + numbers.duplicate() + numbers.processed() + numbers.dead())
                .isZero();
        assertThat(numbers.levels()).isEmpty();
        assertThat(numbers.conversations()).isZero();
    }

    @Test
    void numbers_storedDeadAndDuplicate_balance() {
        stored("net", "1", "ana", "es", false);
        stored("net", "2", null, null, true);
        metrics.on(new Event.PostDuplicate(head(null), PostId.of("net", "1")));
        metrics.on(new Event.DeadLettered(head(null), null, "SCCC-1101"));
        metrics.on(new Event.DeadLettered(head(conversation("2")), PostId.of("net", "2"), "SCCC-2001"));
        routed("1", ana("1"), Level.CRM, false);
        CenterNumbers numbers = metrics.numbers();
        assertThat(numbers.stored()).as("an unreadable row is stored as itself").isEqualTo(3);
        assertThat(numbers.duplicate()).isEqualTo(1);
        assertThat(numbers.dead()).isEqualTo(2);
        assertThat(numbers.processed()).isEqualTo(numbers.stored() - numbers.dead());
        assertThat(numbers.untimed()).isEqualTo(1);
        assertThat(numbers.givenLanguages()).isEqualTo(Map.of("es", 1L));
    }

    @Test
    void numbers_uniqueAuthors_areByNetworkAndLeaveNobodyOut() {
        stored("net", "1", "ana", null, false);
        stored("net", "2", "ana", null, false);
        stored("other", "3", "ana", null, false);
        stored("a b", "4", "c", null, false);
        stored("a", "5", "b c", null, false);
        stored("net", "6", null, null, false);
        assertThat(metrics.numbers().uniqueAuthors()).isEqualTo(4);
    }

    @Test
    void numbers_deadLetterTakenBack_isProcessedAndNotDead() {
        stored("net", "1", "ana", "es", false);
        Event.Head stored = head(conversation("1"));
        metrics.on(new Event.DeadLettered(stored, PostId.of("net", "1"), "SCCC-2001"));
        metrics.on(new Event.DeadLettered(stored, PostId.of("net", "1"), "SCCC-2001"));
        assertThat(metrics.numbers().dead()).as("dead twice is dead once").isEqualTo(1);
        metrics.on(new Event.Routed(stored, PostId.of("net", "1"), ana("1"), Level.CRM, List.of("r"), null, false));
        assertThat(metrics.numbers().dead()).isZero();
        assertThat(metrics.numbers().processed()).isEqualTo(1);
    }

    @Test
    void numbers_timer_countsInTheFunnelAndNotInLevels() {
        routed("1", ana("1"), Level.COMMUNITY, false);
        routed("1", ana("1"), Level.CRM, true);
        CenterNumbers numbers = metrics.numbers();
        assertThat(numbers.levels()).isEqualTo(Map.of("COMMUNITY", 1L));
        assertThat(numbers.processed()).isEqualTo(1);
        assertThat(numbers.funnel()).isEqualTo(Map.of("CRM", 1L));
    }

    @Test
    void numbers_thanksAfterACase_leaveTheCustomerWhereTheyWere() {
        routed("1", ana("1"), Level.CRM, false);
        routed("2", ana("1"), Level.FACILITATE, false);
        assertThat(metrics.numbers().funnel()).isEqualTo(Map.of("CRM", 1L));
        assertThat(metrics.numbers().levels()).isEqualTo(Map.of("CRM", 1L, "FACILITATE", 1L));
    }

    @Test
    void numbers_joinedConversations_areOne() {
        routed("1", ana("1"), Level.CRM, false);
        routed("2", ana("2"), Level.FACILITATE, false);
        routed("3", ana("3"), Level.FACILITATE, false);
        metrics.on(new Event.ConversationsJoined(head(conversation("2")), conversation("3")));
        metrics.on(new Event.ConversationsJoined(head(conversation("1")), conversation("2")));
        CenterNumbers numbers = metrics.numbers();
        assertThat(numbers.conversations()).isEqualTo(1);
        assertThat(numbers.customers()).isEqualTo(1);
        assertThat(numbers.funnel()).isEqualTo(Map.of("CRM", 1L));
    }

    @Test
    void numbers_revisionWithoutAuthor_takesTheCustomerAway() {
        routed("1", ana("1"), Level.FACILITATE, false);
        routed("1", new Party(TenantId.DEFAULT, conversation("1"), null, "main/1"), Level.IGNORE, false);
        assertThat(metrics.numbers().customers()).isZero();
        assertThat(metrics.numbers().conversations()).isEqualTo(1);
        assertThat(metrics.numbers().processed()).isEqualTo(2);
    }

    @Test
    void numbers_action_countsOnceInItsLastState() {
        ActionKey key = ActionKey.of(ana("1"), ActionKind.OPEN_CASE, null);
        metrics.on(new Event.ActionAsked(head(null), ana("1"), ActionKind.OPEN_CASE, key));
        metrics.on(new Event.ActionDeferred(head(null), ana("1"), ActionKind.OPEN_CASE, key, AT));
        metrics.on(new Event.ActionDone(head(null), ana("1"), ActionKind.OPEN_CASE, key, "case-1", false));
        metrics.on(new Event.CaseOpened(head(null), ana("1"), key, "case-1"));
        Map<String, Long> states = metrics.numbers().actions().get("open_case");
        assertThat(states).containsEntry("done", 1L).containsEntry("asked", 0L).containsEntry("deferred", 0L);
        assertThat(metrics.numbers().cases()).isEqualTo(Map.of("opened", 1L));
    }

    @Test
    void numbers_contactSeenAgain_isUpdatedNotCreated() {
        for (String root : List.of("1", "2")) {
            ActionKey key = ActionKey.of(ana(root), ActionKind.UPSERT_CONTACT, null);
            metrics.on(new Event.ActionAsked(head(null), ana(root), ActionKind.UPSERT_CONTACT, key));
            metrics.on(new Event.ActionDone(head(null), ana(root), ActionKind.UPSERT_CONTACT, key, "contact-1", false));
        }
        assertThat(metrics.numbers().contacts()).isEqualTo(Map.of("created", 1L, "updated", 1L));
    }

    @Test
    void numbers_understood_countLanguageSentimentAndTopics() {
        Understanding spanish = new Understanding(
                Map.of("language", new Finding("es", 0.9), "sentiment", new Finding("negative", 0.8)),
                Set.of("outage"));
        metrics.on(new Event.Understood(head(null), PostId.of("net", "1"), spanish));
        metrics.on(new Event.Understood(head(null), PostId.of("net", "2"), Understanding.NONE));
        CenterNumbers numbers = metrics.numbers();
        assertThat(numbers.languages()).isEqualTo(Map.of("es", 1L, "und", 1L));
        assertThat(numbers.sentiment()).isEqualTo(Map.of("negative", 1L));
        assertThat(numbers.topics()).isEqualTo(Map.of("outage", 1L));
    }
}
