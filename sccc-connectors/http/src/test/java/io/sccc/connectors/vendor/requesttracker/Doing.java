package io.sccc.connectors.vendor.requesttracker;

import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Author;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.LocalizedText;
import io.sccc.core.model.Party;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Actions about one person in one conversation of a made-up network. */
record Doing(String run, String person) {

    static final String NETWORK = "plaza";

    PostId post() {
        return PostId.of(NETWORK, run + "-post");
    }

    Party party() {
        return new Party(new TenantId("acme"), new ConversationId("c-" + run), person, null);
    }

    Author author(@Nullable String name) {
        return new Author(person, name, null, null, null, null);
    }

    ActionKey key(ActionKind kind, String detail) {
        return ActionKey.of(party(), kind, detail);
    }

    ActionKey openKey() {
        return key(ActionKind.OPEN_CASE, "");
    }

    Action.UpsertContact contact(@Nullable String name, Map<String, String> attributes) {
        return new Action.UpsertContact(party(), post(), author(name), attributes);
    }

    Action.OpenCase open(String subject, String text) {
        return open(subject, text, 5, null);
    }

    Action.OpenCase open(String subject, String text, int priority, @Nullable String queue) {
        return new Action.OpenCase(
                party(),
                post(),
                null,
                subject,
                text,
                priority,
                queue,
                List.of("billing", "urgent"),
                LocalizedText.of("an outage", "un corte", "uma queda"));
    }

    Action.AppendToCase append(String ticket, String text) {
        return new Action.AppendToCase(party(), post(), caseOf(ticket), text, 5);
    }

    Action.ReopenCase reopen(String ticket, String text) {
        return new Action.ReopenCase(party(), post(), caseOf(ticket), text);
    }

    Action.CloseCase close(String ticket, String why) {
        return new Action.CloseCase(party(), post(), caseOf(ticket), why);
    }

    Action.CreateLead lead(@Nullable String name, String text) {
        return new Action.CreateLead(party(), post(), name == null ? null : author(name), text, List.of("lead"));
    }

    private Action.CaseRef caseOf(String ticket) {
        return new Action.CaseRef(openKey(), ticket);
    }
}
