package io.sccc.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.sccc.core.CommandCenter;
import io.sccc.core.error.PermanentException;
import io.sccc.core.error.TransientException;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Event;
import io.sccc.core.model.Finding;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Party;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.PostKind;
import io.sccc.core.model.Understanding;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import io.sccc.core.testing.RecordingListener;
import io.sccc.rules.DroolsRouter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorConnectorTest {

    private static final List<String> MESSAGES = List.of("""
            {"id":"1","thread":"t","author":"ana","text":"no funciona","at":"2026-03-02T12:00:00Z"}""", """
            {"thread":"t","author":"ana","text":"secreto"}""", """
            {"id":"3","thread":"t","reply_to":"1","author":"soporte","staff":true,"text":"lo vemos"}""");
    private static final ActionKey KEY = new ActionKey("sccc:1");

    private Plaza plaza;
    private VendorConnector connector;

    @BeforeEach
    void open() throws IOException {
        plaza = new Plaza(MESSAGES);
        connector = new VendorConnector("acme", plaza.address(), "secret");
    }

    @AfterEach
    void close() {
        plaza.close();
    }

    private static Action.Reply reply(String postId, String text) {
        PostId post = new PostId("plaza", "acme", postId);
        Post answered = Post.builder(post).build();
        ConversationId conversation = ConversationId.startingAt(answered.tenant(), "plaza", postId);
        return new Action.Reply(Party.of(answered, conversation), post, text, "es");
    }

    @Test
    void fetch_fromTheStart_turnsMessagesIntoPosts() {
        Page<Arrival> page = connector.fetch(Cursor.START);
        assertThat(page.more()).isTrue();
        assertThat(page.items())
                .first()
                .asInstanceOf(type(Arrival.Received.class))
                .satisfies(received -> {
                    Post post = received.post();
                    assertThat(post.id()).isEqualTo(new PostId("plaza", "acme", "1"));
                    assertThat(post.kind()).isEqualTo(PostKind.QUESTION);
                    assertThat(post.postedAt()).isEqualTo(Instant.parse("2026-03-02T12:00:00Z"));
                    assertThat(post.threadId()).isEqualTo("t");
                });
    }

    @Test
    void fetch_aMessageWithoutId_isUnreadableAndSaysNothingOfIt() {
        assertThat(connector.fetch(Cursor.START).items())
                .element(1)
                .asInstanceOf(type(Arrival.Unreadable.class))
                .satisfies(unreadable -> {
                    assertThat(unreadable.error()).contains("plaza/acme").doesNotContain("secreto");
                    assertThat(unreadable.beginning()).contains("secreto");
                });
    }

    @Test
    void fetch_nextPage_handsTheCursorBackAsItCame() {
        Page<Arrival> first = connector.fetch(Cursor.START);
        Page<Arrival> second = connector.fetch(first.next());
        Page<Arrival> third = connector.fetch(second.next());
        assertThat(first.next().value()).isEqualTo("m/2==");
        assertThat(plaza.calls()).element(1).asString().contains("after=m%2F2%3D%3D");
        assertThat(second.more()).isFalse();
        assertThat(second.items())
                .singleElement()
                .asInstanceOf(type(Arrival.Received.class))
                .satisfies(received -> {
                    assertThat(received.post().authorRole()).isEqualTo(AuthorRole.AGENT);
                    assertThat(received.post().inReplyTo()).isEqualTo("1");
                    assertThat(received.post().postedAt()).isNull();
                });
        assertThat(third.items()).isEmpty();
        assertThat(third.next()).isEqualTo(second.next());
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void fetch_aFailureThatPasses_isTransientWithTheWishOfTheOtherSide(int status) {
        plaza.refuse(status, "7", "private words");
        assertThatThrownBy(() -> connector.fetch(Cursor.START)).isInstanceOfSatisfying(TransientException.class, e -> {
            assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(7));
            assertThat(e).hasMessageContaining("" + status).hasMessageNotContaining("private");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 403, 404, 410})
    void handle_aRefusal_isPermanent(int status) {
        plaza.refuse(status, "7", "private words");
        assertThatThrownBy(() -> connector.handle(reply("1", "hola"), KEY))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("" + status)
                .hasMessageNotContaining("private");
    }

    @Test
    void fetch_wrongToken_isPermanentAndDoesNotTellIt() {
        assertThatThrownBy(() -> new VendorConnector("acme", plaza.address(), "wr0ng").fetch(Cursor.START))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("401")
                .hasMessageNotContaining("wr0ng");
    }

    @Test
    void fetch_anAnswerThatIsNoJson_isTransientWithoutItsWords() {
        plaza.refuse(200, "0", "<html>private words</html>");
        assertThatThrownBy(() -> connector.fetch(Cursor.START))
                .isInstanceOf(TransientException.class)
                .hasMessageNotContaining("private")
                .hasNoCause();
    }

    @Test
    void fetch_nobodyThere_isTransient() {
        plaza.close();
        assertThatThrownBy(() -> connector.fetch(Cursor.START)).isInstanceOf(TransientException.class);
    }

    @Test
    void handle_twiceWithOneKey_repliesOnce() {
        assertThat(connector.handle(reply("1/x y", "hola"), KEY)).isEqualTo(new Outcome.Sent("r-1"));
        assertThat(connector.handle(reply("1/x y", "hola"), KEY)).isEqualTo(new Outcome.AlreadyDone("r-1"));
        assertThat(plaza.replies())
                .containsOnly(Map.entry("sccc:1", "/messages/1%2Fx%20y/replies {\"text\":\"hola\"}"));
    }

    @Test
    void handles_repliesOnItsOwnBoard_andNothingElse() {
        assertThat(connector.handles(ActionKind.REPLY, new AccountId("plaza", "acme")))
                .isTrue();
        assertThat(connector.handles(ActionKind.REPLY, new AccountId("plaza", "other")))
                .isFalse();
        assertThat(connector.handles(ActionKind.HIDE, new AccountId("plaza", "acme")))
                .isFalse();
    }

    @Test
    void start_inACenter_readsToTheEndAndAnswersTheCustomerOnly() throws Exception {
        String rules = "rules: [{id: thanks, when: {is_reply: false}, then: {level: FACILITATE,"
                + " actions: [reply: {en: Thank you, es: Gracias, pt: Obrigado}]}}]";
        RecordingListener heard = new RecordingListener();
        try (CommandCenter center = CommandCenter.builder()
                .listenTo(connector)
                .understandWith((post, text, soFar) ->
                        new Understanding(Map.of(Understanding.LANGUAGE, new Finding("es", 1)), Set.of()))
                .routeWith(DroolsRouter.of(rules, "test.yaml"))
                .actWith(connector)
                .measureWith(heard)
                .build()) {
            center.start();
            assertThat(heard.await(Event.ActionDone.class, 1, Duration.ofSeconds(30)))
                    .isTrue();
            assertThat(heard.await(Event.PostStored.class, 2, Duration.ofSeconds(30)))
                    .isTrue();
            assertThat(center.settle(Duration.ofSeconds(30))).isTrue();
        }
        assertThat(heard.of(Event.DeadLettered.class)).hasSize(1);
        assertThat(plaza.replies().values()).containsExactly("/messages/1/replies {\"text\":\"Gracias\"}");
    }
}
