package io.sccc.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.model.Author;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.spi.Inbox.History;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthorHistoryTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final Map<ConversationId, ConversationId> aliases = new HashMap<>();
    private final AuthorHistory history = new AuthorHistory(id -> aliases.getOrDefault(id, id));
    private int next;

    private static ConversationId conversation(String name) {
        return new ConversationId(name);
    }

    private History observe(String network, String author, Duration after, String conversation, long text) {
        Post post = Post.builder(PostId.of(network, "" + next++))
                .author(Author.of(author))
                .postedAt(NOON.plus(after))
                .build();
        return history.observe(post, conversation(conversation), text);
    }

    @Test
    void observe_postsWithinADay_areCountedWithoutThisOne() {
        assertThat(observe("net", "ana", Duration.ZERO, "c1", 0)).isEqualTo(new History(0, 0, 0));
        assertThat(observe("net", "ana", Duration.ofHours(1), "c1", 0)).isEqualTo(new History(1, 0, 0));
        assertThat(observe("net", "ana", Duration.ofHours(25), "c1", 0)).isEqualTo(new History(0, 0, 0));
    }

    @Test
    void observe_otherConversationsWithinAWeek_areCountedOnce() {
        observe("net", "ana", Duration.ZERO, "c1", 0);
        observe("net", "ana", Duration.ofDays(2), "c1", 0);
        assertThat(observe("net", "ana", Duration.ofDays(4), "c2", 0).conversations7d())
                .isEqualTo(1);
        assertThat(observe("net", "ana", Duration.ofDays(30), "c3", 0).conversations7d())
                .isZero();
    }

    @Test
    void observe_conversationsJoinedSince_areOne() {
        observe("net", "ana", Duration.ZERO, "c1", 0);
        observe("net", "ana", Duration.ofHours(1), "c2", 0);
        aliases.put(conversation("c2"), conversation("c1"));
        assertThat(observe("net", "ana", Duration.ofHours(2), "c1", 0).conversations7d())
                .isZero();
    }

    @Test
    void observe_sameTextOnOtherNetworks_isACopyForTenMinutes() {
        observe("net", "ana", Duration.ZERO, "c1", 7);
        assertThat(observe("other", "ana", Duration.ofMinutes(9), "c2", 7)).isEqualTo(new History(0, 0, 1));
        assertThat(observe("net", "ana", Duration.ofMinutes(30), "c3", 7).copies10m())
                .isZero();
        assertThat(observe("net", "eva", Duration.ofMinutes(30), "c4", 7).copies10m())
                .isZero();
    }

    @Test
    void observe_edit_takesThePlaceOfItsPost() {
        Post first = Post.builder(PostId.of("net", "x"))
                .author(Author.of("ana"))
                .postedAt(NOON)
                .build();
        history.observe(first, conversation("c1"), 7);
        assertThat(history.observe(first.toBuilder().revision(1).build(), conversation("c1"), 7))
                .isEqualTo(new History(0, 0, 0));
        assertThat(observe("net", "ana", Duration.ofMinutes(1), "c1", 7)).isEqualTo(new History(1, 0, 1));
    }

    @Test
    void observe_nobodyKnownUntimedOrCompany_hasNoHistory() {
        Post nobody = Post.builder(PostId.of("net", "n")).postedAt(NOON).build();
        Post untimed =
                Post.builder(PostId.of("net", "u")).author(Author.of("ana")).build();
        Post agent =
                untimed.toBuilder().postedAt(NOON).authorRole(AuthorRole.AGENT).build();
        assertThat(history.observe(nobody, conversation("c"), 1)).isNull();
        assertThat(history.observe(untimed, conversation("c"), 1)).isNull();
        assertThat(history.observe(agent, conversation("c"), 1)).isNull();
    }

    @Test
    void observe_manyPosts_keepsTheLatest() {
        for (int i = 0; i < 2 * AuthorHistory.KEPT; i++) {
            observe("net", "bot", Duration.ofSeconds(i), "c1", 0);
        }
        assertThat(observe("net", "bot", Duration.ofSeconds(3000), "c1", 0).posts24h())
                .isEqualTo(AuthorHistory.KEPT);
    }
}
