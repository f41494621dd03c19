package io.sccc.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.model.Author;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostBuilder;
import io.sccc.core.model.PostId;
import io.sccc.core.model.PostKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConversationsTest {

    private final Conversations conversations = new Conversations();
    private long seq;

    private static PostBuilder post(String id, String author) {
        return Post.builder(PostId.of("net", id)).author(Author.of(author));
    }

    private Conversations.Place place(PostBuilder post) {
        return conversations.place(post.build(), ++seq);
    }

    @Test
    void place_repliesBeforeTheirParent_areOneConversationWithIt() {
        ConversationId one = place(post("2", "ana").inReplyTo("1")).conversation();
        assertThat(place(post("3", "eva").inReplyTo("1")).conversation()).isEqualTo(one);
        assertThat(place(post("1", "brand"))).isEqualTo(new Conversations.Place(one, java.util.List.of()));
    }

    @Test
    void place_replyCycle_ends() {
        ConversationId one = place(post("1", "ana").inReplyTo("2")).conversation();
        assertThat(place(post("2", "ana").inReplyTo("1")).conversation()).isEqualTo(one);
        Post self = post("3", "ana").inReplyTo("3").build();
        assertThat(place(self.toBuilder()).conversation()).isNotEqualTo(one);
        assertThat(conversations.answers(self, one)).isNull();
        Post into = post("4", "ana").inReplyTo("2").build();
        assertThat(conversations.answers(into, one)).isNull();
    }

    @Test
    void place_join_keepsTheOlderIdAndResolvesChains() {
        ConversationId a = place(post("a", "u1")).conversation();
        ConversationId b = place(post("b", "u2")).conversation();
        ConversationId c = place(post("c", "u3")).conversation();
        place(post("c2", "u3").kind(PostKind.DIRECT_MESSAGE).threadId("t").inReplyTo("c"));
        Conversations.Place bc = place(
                post("b2", "u2").kind(PostKind.DIRECT_MESSAGE).threadId("t").inReplyTo("b"));
        assertThat(bc.conversation()).isEqualTo(b);
        assertThat(bc.joined()).containsExactly(c);
        Conversations.Place abc = place(
                post("a2", "u1").kind(PostKind.DIRECT_MESSAGE).threadId("t").inReplyTo("a"));
        assertThat(abc.conversation()).isEqualTo(a);
        assertThat(abc.joined()).containsExactly(b);
        assertThat(conversations.resolve(c)).isEqualTo(a);
    }

    @Test
    void place_threadOfComments_joinsNobody() {
        ConversationId one =
                place(post("1", "ana").kind(PostKind.COMMENT).threadId("video")).conversation();
        assertThat(place(post("2", "eva").kind(PostKind.COMMENT).threadId("video"))
                        .conversation())
                .isNotEqualTo(one);
    }

    @Test
    void place_threadOfDialog_joinsItsPosts() {
        ConversationId one =
                place(post("1", "ana").kind(PostKind.QUESTION).threadId("t")).conversation();
        assertThat(place(post("2", "eva").kind(PostKind.ANSWER).threadId("t")).conversation())
                .isEqualTo(one);
    }

    @Test
    void place_sameIdOnAnotherNetwork_isAnotherConversation() {
        ConversationId one = place(post("1", "ana")).conversation();
        assertThat(place(Post.builder(PostId.of("other", "1")).author(Author.of("ana")))
                        .conversation())
                .isNotEqualTo(one);
    }

    @Test
    void answers_agentBelowAgent_isTheCustomerFartherUp() {
        place(post("1", "ana"));
        place(post("2", "agent").authorRole(AuthorRole.AGENT).inReplyTo("1"));
        Post second =
                post("3", "agent2").authorRole(AuthorRole.AGENT).inReplyTo("2").build();
        assertThat(conversations.answers(second, place(second.toBuilder()).conversation()))
                .isEqualTo("@ana");
    }
}
