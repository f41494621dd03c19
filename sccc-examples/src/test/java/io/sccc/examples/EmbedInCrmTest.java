package io.sccc.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.lenient;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.sccc.core.CommandCenter;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Decision;
import io.sccc.core.model.Event;
import io.sccc.core.model.Level;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.pipeline.Retry;
import io.sccc.core.testing.ManualClock;
import io.sccc.core.testing.RecordingListener;
import io.sccc.rules.DroolsRouter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.ArgumentCaptor;
import org.mockito.InOrder;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

@ExtendWith(MockitoExtension.class)
class EmbedInCrmTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String RULES = """
            rules:
              - id: no-internet
                when: {keywords: ["sin internet"]}
                then: {level: CRM, queue: lines}
              - id: gold
                priority: 900
                when: {contact.tier: gold}
                then: {level: CRM, queue: gold}
            """;

    @Mock
    private CaseService cases;

    private final RecordingListener heard = new RecordingListener();
    private CommandCenter center;

    @BeforeEach
    void embed() {
        lenient()
                .when(cases.createContact(anyString(), anyString(), anyString()))
                .thenReturn("contact-1");
        lenient().when(cases.openCase(any(), any(), any(), any(), any())).thenReturn("case-1");
        lenient().when(cases.addComment(anyString(), anyString(), anyString())).thenReturn("comment-1");
        ManualClock clock = new ManualClock(Instant.parse("2026-03-02T12:00:00Z"));
        center = EmbedInCrm.center(cases, List.of(), DroolsRouter.of(RULES, "test.yaml"), clock, heard)
                .clock(clock)
                .factBudget(LONG)
                .retry(new Retry(Duration.ZERO, Duration.ZERO, 5))
                .build();
        center.start();
    }

    @AfterEach
    void close() {
        center.close();
    }

    private static Post reply(String id, String author, String to) {
        Post post = Post.of("twitter", id, author, "sigo sin internet");
        return to == null ? post : post.toBuilder().inReplyTo(to).build();
    }

    @Test
    void process_manyPostsOfOneCustomerInAConversation_openOneCase() throws Exception {
        center.process(reply("1", "ana", null));
        center.process(reply("2", "ana", "1"));
        center.process(reply("3", "ana", "2"));
        center.process(reply("1", "ana", null)); // delivered again
        assertThat(heard.await(Event.CaseAppended.class, 2, LONG)).isTrue();
        assertThat(center.settle(LONG)).isTrue();
        verify(cases, times(1)).openCase(any(), any(), any(), any(), any());
        verify(cases, times(1)).createContact(any(), any(), any());
        verify(cases, times(2)).addComment(any(), eq("case-1"), eq("sigo sin internet"));
    }

    @Test
    void process_twoCustomersInAConversation_openACaseEach() throws Exception {
        center.process(reply("1", "ana", null));
        center.process(reply("2", "luis", "1"));
        assertThat(heard.await(Event.CaseOpened.class, 2, LONG)).isTrue();
        ArgumentCaptor<String> references = ArgumentCaptor.forClass(String.class);
        verify(cases, times(2)).openCase(references.capture(), any(), any(), any(), any());
        assertThat(references.getAllValues()).doesNotHaveDuplicates();
    }

    @Test
    void process_aNewCustomer_makesTheContactBeforeItsCase() throws Exception {
        center.process(reply("1", "ana", null));
        assertThat(heard.await(Event.CaseOpened.class, 1, LONG)).isTrue();
        InOrder order = inOrder(cases);
        order.verify(cases).createContact(anyString(), eq("twitter"), eq("ana"));
        order.verify(cases).openCase(anyString(), eq("contact-1"), any(), eq("sigo sin internet"), eq("lines"));
    }

    @Test
    void process_anUnknownAuthor_opensACaseWithoutContact() throws Exception {
        center.process(
                Post.builder(PostId.of("twitter", "1")).text("sin internet").build());
        assertThat(heard.await(Event.CaseOpened.class, 1, LONG)).isTrue();
        verify(cases).openCase(anyString(), isNull(), any(), any(), any());
        verify(cases, never()).createContact(any(), any(), any());
        verify(cases, never()).findContact(any(), any());
    }

    @Test
    void process_aContactTheCrmKnows_isRoutedByTierAndNotMadeAgain() throws Exception {
        when(cases.findContact("twitter", "ana")).thenReturn(new CaseService.Contact("contact-7", "gold"));
        Decision decision = center.process(Post.of("twitter", "1", "ana", "hola"));
        assertThat(decision.level()).isEqualTo(Level.CRM);
        assertThat(heard.await(Event.CaseOpened.class, 1, LONG)).isTrue();
        verify(cases).openCase(anyString(), eq("contact-7"), any(), any(), eq("gold"));
        verify(cases, never()).createContact(any(), any(), any());
    }

    @Test
    void process_theHostRefuses_theActionFailsWithItsReason() throws Exception {
        when(cases.openCase(any(), any(), any(), any(), any()))
                .thenThrow(new CaseService.Refused("queue lines is closed"));
        center.process(reply("1", "ana", null));
        assertThat(heard.await(Event.ActionFailed.class, 1, LONG)).isTrue();
        assertThat(heard.of(Event.ActionFailed.class)).singleElement().satisfies(failed -> {
            assertThat(failed.kind()).isEqualTo(ActionKind.OPEN_CASE);
            assertThat(failed.why()).isEqualTo("queue lines is closed");
        });
        verify(cases, times(1)).openCase(any(), any(), any(), any(), any());
    }

    @Test
    void process_theHostTimesOut_isAskedAgainWithTheSameReference() throws Exception {
        when(cases.openCase(any(), any(), any(), any(), any()))
                .thenThrow(new CaseService.TimedOut())
                .thenThrow(new CaseService.TimedOut())
                .thenReturn("case-1");
        Decision decision = center.process(reply("1", "ana", null));
        assertThat(heard.await(Event.CaseOpened.class, 1, LONG)).isTrue();
        ArgumentCaptor<String> references = ArgumentCaptor.forClass(String.class);
        verify(cases, times(3)).openCase(references.capture(), any(), any(), any(), any());
        String key = decision.actions().stream()
                .filter(asked -> asked.kind() == ActionKind.OPEN_CASE)
                .findFirst()
                .orElseThrow()
                .key()
                .value();
        assertThat(references.getAllValues()).isEqualTo(List.of(key, key, key));
    }
}
