package io.sccc.connectors.testkit;

import static io.sccc.connectors.testkit.Defect.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sccc.connectors.CaseChange;
import io.sccc.connectors.CrmConnector;
import io.sccc.connectors.Description;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Fault.Scope;
import io.sccc.connectors.Lookup;
import io.sccc.connectors.Person;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.Outcome;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sound CRM's connector, or one with the defect of the moment. */
final class FakeCrm implements CrmConnector {

    private final FakeClient client;
    private final FakeFeed feed;
    private final FakeWrites writes;

    FakeCrm(Wire wire) {
        client = new FakeClient(wire);
        feed = new FakeFeed(client);
        writes = new FakeWrites(client);
    }

    @Override
    public Description describe() {
        return Description.of("fake-crm", Description.Kind.CRM, "Fake CRM").build();
    }

    @Override
    public AccountId account() {
        return new AccountId("fake-crm", "main");
    }

    @Override
    public List<Person> findPerson(String network, String personId) {
        String wanted = is(Defect.R10) ? "name=Ana" : "id=" + personId;
        JsonNode found = client.get("/contacts?network=" + network + "&" + wanted);
        if (!found.path("items").isArray()) {
            throw FakeClient.fault(Kind.VENDOR_BUG, Scope.ITEM, "no items").exception(client.now());
        }
        List<Person> people = new ArrayList<>();
        found.path("items").forEach(one -> people.add(Person.of(one.path("id").asText())));
        return people;
    }

    @Override
    public Outcome upsertContact(Action.UpsertContact contact, ActionKey key) {
        String id =
                is(Defect.R02) ? "" + contact.author().name() : contact.author().id();
        List<Person> there = findPerson("twitter", is(Defect.R02) ? "0" : id);
        if (there.size() > 1 && !is(Defect.R01)) {
            throw FakeWrites.conflict(client);
        }
        if (!there.isEmpty()) {
            return new Outcome.AlreadyDone(there.get(0).id());
        }
        return writes.write(
                "/contacts", key, FakeClient.json().createObjectNode().put("networkId", id));
    }

    @Override
    public Outcome openCase(Action.OpenCase open, @Nullable String contactId, ActionKey key) {
        ObjectNode body = FakeWrites.body(is(Defect.R05) ? "" : open.text()).put("subject", open.subject());
        if (contactId == null && is(Defect.R04)) {
            return new Outcome.Rejected("nobody");
        }
        return writes.write("/cases", key, is(Defect.R03) ? body : body.put("contact", contactId));
    }

    @Override
    public Outcome appendToCase(Action.AppendToCase append, String caseId, ActionKey key) {
        return writes.write(path(caseId, "notes", Defect.R06), key, FakeWrites.body(append.text()));
    }

    @Override
    public Outcome reopenCase(Action.ReopenCase reopen, String caseId, ActionKey key) {
        return writes.write(path(caseId, "reopen", Defect.R07), key, FakeWrites.body(reopen.text()));
    }

    @Override
    public Outcome closeCase(Action.CloseCase close, String caseId, ActionKey key) {
        return writes.once(path(caseId, "close", Defect.R08), key);
    }

    private static String path(String caseId, String what, Defect wrong) {
        return "/cases/" + (is(wrong) ? "case-1" : caseId) + "/" + what;
    }

    @Override
    public Outcome createLead(Action.CreateLead lead, ActionKey key) {
        return writes.write("/leads", key, FakeWrites.body(lead.text()));
    }

    @Override
    public Page<CaseChange> changes(Cursor cursor) {
        int from = feed.at(cursor);
        JsonNode page = client.get("/changes?after=" + from);
        List<CaseChange> changes = new ArrayList<>();
        page.path("items")
                .forEach(one -> changes.add(new CaseChange(
                        one.path("id").asText(),
                        "case-1",
                        CaseChange.Kind.WRITTEN,
                        Instant.parse(one.path("at").asText()),
                        one.path("own").asBoolean() && !is(Defect.R09),
                        true,
                        null,
                        one.path("text").asText())));
        return new Page<>(
                changes,
                FakeFeed.cursor(page.path("next").asInt(from), List.of()),
                page.path("more").asBoolean());
    }

    @Override
    public Lookup find(Action action, ActionKey key) {
        try {
            return action instanceof Action.CloseCase ? new Lookup.AskAgain() : writes.find(key);
        } catch (VendorPermanentException e) {
            return new Lookup.Unclear();
        }
    }
}
