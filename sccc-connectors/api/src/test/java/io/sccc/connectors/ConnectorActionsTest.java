package io.sccc.connectors;

import static io.sccc.connectors.Plaza.ACCOUNT;
import static io.sccc.connectors.Plaza.ANA;
import static io.sccc.connectors.Plaza.KEY;
import static io.sccc.connectors.Plaza.NOON;
import static io.sccc.connectors.Plaza.POST;
import static io.sccc.connectors.Plaza.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.core.error.PermanentException;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.LocalizedText;
import io.sccc.core.model.Outcome;
import io.sccc.core.spi.Cursor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConnectorActionsTest {

    private static final InstantSource AT_NOON = InstantSource.fixed(NOON);
    private static final LocalizedText WHY = LocalizedText.of("because", "porque sí", "porque sim");

    private final Plaza.Everything all = new Plaza.Everything();
    private final ConnectorActions actions = ConnectorActions.of(all, AT_NOON);

    private static Action.OpenCase open(Action.@Nullable ContactRef contact) {
        return new Action.OpenCase(ANA, POST.id(), contact, "subject", "text", 1, "queue", List.of(), WHY);
    }

    private static Action.CaseRef caseRef(@Nullable String id) {
        return new Action.CaseRef(KEY, id);
    }

    @Test
    void capabilities_overriddenVerbs_andNoOthers() {
        assertThat(new Plaza.Feed().capabilities()).containsExactly(Capability.LISTEN);
        assertThat(new Plaza.Mute().capabilities()).isEmpty();
        Set<Capability> every = EnumSet.allOf(Capability.class);
        every.remove(Capability.WEBHOOK);
        assertThat(all.capabilities()).containsExactlyInAnyOrderElementsOf(every);
    }

    @Test
    void capabilities_inherited_areFound() {
        assertThat(new Plaza.Everything() {}.capabilities()).isEqualTo(all.capabilities());
    }

    @Test
    void without_plan_takesAway() {
        Connector poor = new Plaza.Everything() {
            @Override
            public Set<Capability> capabilities() {
                return without(Capability.REPLY, Capability.LISTEN);
            }
        };
        assertThat(poor.capabilities()).doesNotContain(Capability.REPLY).contains(Capability.ANSWER);
        assertThat(poor.listens()).isFalse();
        assertThat(ConnectorActions.of(poor, AT_NOON).handle(reply("hola"), KEY))
                .isEqualTo(new Outcome.Sent("answer hola"));
    }

    @Test
    void handles_ownAccountAndVerbs_alone() {
        assertThat(actions.handles(ActionKind.REPLY, ACCOUNT)).isTrue();
        assertThat(actions.handles(ActionKind.SUGGEST_CONTENT, ACCOUNT)).isTrue();
        assertThat(actions.handles(ActionKind.OPEN_CASE, ACCOUNT)).isTrue();
        assertThat(actions.handles(ActionKind.NOTIFY, ACCOUNT)).isFalse();
        assertThat(actions.handles(ActionKind.CUSTOM, ACCOUNT)).isFalse();
        assertThat(actions.handles(ActionKind.REPLY, AccountId.of("plaza"))).isFalse();
        for (ActionKind kind : ActionKind.values()) {
            assertThat(new Plaza.Feed().actions().handles(kind, ACCOUNT))
                    .as(kind.label())
                    .isFalse();
        }
    }

    @Test
    void handle_everyKind_reachesItsVerb() {
        Action.ContactRef contact = new Action.ContactRef(KEY, "7");
        List.of(
                        reply("hola"),
                        new Action.SuggestContent(ANA, POST.id(), "c", "t", null, "see t", null),
                        new Action.DirectMessage(ANA, POST.id(), "ana", "hola", "es"),
                        new Action.React(ANA, POST.id(), "like"),
                        new Action.Hide(ANA, POST.id(), "spam"),
                        new Action.AskCommunity(ANA, POST.id(), "who?", "text", "en"),
                        new Action.UpsertContact(ANA, POST.id(), POST.author(), Map.of()),
                        open(contact),
                        open(null),
                        new Action.AppendToCase(ANA, POST.id(), caseRef("1"), "more", 1),
                        new Action.ReopenCase(ANA, POST.id(), caseRef("2"), "again"),
                        new Action.CloseCase(ANA, POST.id(), caseRef("3"), "done"),
                        new Action.CreateLead(ANA, POST.id(), null, "buys", List.of()))
                .forEach(action -> assertThat(actions.handle(action, KEY)).isInstanceOf(Outcome.Sent.class));
        assertThat(all.asked)
                .containsExactly(
                        "reply hola in es",
                        "reply see t in und",
                        "direct message to ana",
                        "react like",
                        "hide",
                        "ask who?",
                        "contact ana",
                        "open for 7",
                        "open for null",
                        "append to 1",
                        "reopen 2",
                        "close 3",
                        "lead");
    }

    @Test
    void handle_caseWithoutId_isRefusedUnsent() {
        for (Action action : List.of(
                new Action.AppendToCase(ANA, POST.id(), caseRef(null), "more", 1),
                open(new Action.ContactRef(KEY, null)))) {
            assertThatThrownBy(() -> actions.handle(action, KEY))
                    .isInstanceOf(PermanentException.class)
                    .hasMessageContaining("has no id yet");
        }
        assertThat(all.asked).isEmpty();
    }

    @Test
    void handle_verbThatIsMissing_isRefused() {
        assertThatThrownBy(() -> ConnectorActions.of(new Plaza.Feed()).handle(reply("hola"), KEY))
                .isInstanceOf(PermanentException.class)
                .hasMessage("reply is not handled by plaza");
    }

    @Test
    void verbs_notOverridden_refuse() {
        Plaza.Mute mute = new Plaza.Mute();
        List<Runnable> verbs = List.of(
                () -> mute.backfill(new Stretch(NOON, NOON.plusSeconds(1)), Cursor.START),
                () -> mute.reply(reply("x"), KEY),
                () -> mute.directMessage(new Action.DirectMessage(ANA, POST.id(), "ana", "x", "es"), KEY),
                () -> mute.react(new Action.React(ANA, POST.id(), "like"), KEY),
                () -> mute.hide(new Action.Hide(ANA, POST.id(), "x"), KEY),
                () -> mute.profile("ana"),
                () -> mute.topics(Cursor.START),
                () -> mute.search("x", null, 1),
                () -> mute.articles(Cursor.START),
                () -> mute.ask(new Action.AskCommunity(ANA, POST.id(), "t", "x", "es"), KEY),
                () -> mute.answer(reply("x"), KEY),
                () -> mute.markSolved(POST.id(), KEY),
                () -> mute.rank("ana"),
                () -> mute.findPerson("plaza", "ana"),
                () -> mute.upsertContact(new Action.UpsertContact(ANA, POST.id(), POST.author(), Map.of()), KEY),
                () -> mute.openCase(open(null), null, KEY),
                () -> mute.appendToCase(new Action.AppendToCase(ANA, POST.id(), caseRef("1"), "x", 1), "1", KEY),
                () -> mute.reopenCase(new Action.ReopenCase(ANA, POST.id(), caseRef("1"), "x"), "1", KEY),
                () -> mute.closeCase(new Action.CloseCase(ANA, POST.id(), caseRef("1"), "x"), "1", KEY),
                () -> mute.createLead(new Action.CreateLead(ANA, POST.id(), null, "x", List.of()), KEY),
                () -> mute.changes(Cursor.START));
        Set<Capability> refused = EnumSet.noneOf(Capability.class);
        for (Runnable verb : verbs) {
            assertThatThrownBy(verb::run)
                    .isInstanceOfSatisfying(Unsupported.class, e -> refused.add(e.capability()))
                    .hasMessageContaining("is not supported");
        }
        assertThat(EnumSet.complementOf(EnumSet.copyOf(refused)))
                .containsExactlyInAnyOrder(Capability.LISTEN, Capability.WEBHOOK);
    }

    @Test
    void handle_windowClosed_isRejectedUnsent() {
        Plaza.Everything closed = new Plaza.Everything() {
            @Override
            public Permit may(Wish wish, Instant now) {
                return Permit.until(NOON, now);
            }
        };
        assertThat(ConnectorActions.of(closed, AT_NOON).handle(reply("hola"), KEY))
                .isEqualTo(new Outcome.Rejected("the reply window closed at " + NOON));
        assertThat(closed.asked).isEmpty();
        InstantSource before = InstantSource.fixed(NOON.minusSeconds(1));
        assertThat(ConnectorActions.of(closed, before).handle(reply("hola"), KEY))
                .isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void may_wish_knowsTheWordsSoThatALinkMayCostMore() {
        Connector dear = new Plaza.Everything() {
            @Override
            public Permit may(Wish wish, Instant now) {
                String text = wish.text();
                boolean link = text != null && text.contains("https://");
                return new Permit.Allowed(Permit.Cost.of(link ? "0.20" : "0.015", "USD"), null);
            }
        };
        Wish plain = Wish.to(Capability.REPLY, POST).writing("hola");
        assertThat(dear.may(plain, NOON)).isEqualTo(new Permit.Allowed(Permit.Cost.of("0.015", "USD"), null));
        assertThat(dear.may(plain.writing("https://a.example"), NOON))
                .isEqualTo(new Permit.Allowed(Permit.Cost.of("0.20", "USD"), null));
        assertThat(plain.toString()).doesNotContain("hola");
        assertThat(new Plaza.Feed().may(plain, NOON).allowed()).isFalse();
        assertThat(all.may(plain.heard(NOON), NOON)).isEqualTo(Permit.Allowed.FREELY);
    }

    @Test
    void reconcile_lookups_becomeOutcomes() {
        assertThat(reconciled(new Lookup.Found("9"))).isEqualTo(new Outcome.AlreadyDone("9"));
        assertThat(reconciled(new Lookup.AskAgain())).isEqualTo(new Outcome.Deferred(NOON.plusSeconds(10)));
        assertThat(reconciled(new Lookup.Unclear())).isEqualTo(new Outcome.Unknown(false));
        assertThat(actions.reconcile(reply("hola"), KEY)).isEqualTo(new Outcome.Unknown(false));
    }

    private static Outcome reconciled(Lookup lookup) {
        Connector connector = new Plaza.Everything() {
            @Override
            public Lookup find(Action action, ActionKey key) {
                assertThat(action).isInstanceOf(Action.Reply.class);
                return lookup;
            }
        };
        Action suggestion = new Action.SuggestContent(ANA, POST.id(), "c", null, null, "see", "es");
        return ConnectorActions.of(connector, AT_NOON).reconcile(suggestion, KEY);
    }

    @Test
    void serves_byInterface() {
        assertThat(new Plaza.Feed().serves()).containsExactly(ActionKind.Target.NETWORK);
        assertThat(all.serves())
                .containsExactlyInAnyOrder(
                        ActionKind.Target.NETWORK, ActionKind.Target.COMMUNITY, ActionKind.Target.CRM);
    }
}
