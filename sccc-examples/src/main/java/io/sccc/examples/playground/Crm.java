package io.sccc.examples.playground;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sccc.core.model.ActionKind;
import io.sccc.examples.playground.Effect.Made;
import io.sccc.examples.playground.Effect.Who;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Contacts and cases. {@link #decide} checks a call and changes nothing; {@link #apply} changes and checks nothing, so
 * that it can be told what the journal says. Guarded by the {@link World}'s lock.
 */
final class Crm {

    /** One customer in one conversation; {@code unknown} stands for the post of somebody unknown. */
    private record Customer(
            String tenant,
            String conversation,
            @Nullable String author,
            @Nullable String unknown) {

        static Customer of(Who who) {
            return who.author() != null
                    ? new Customer(who.tenant(), who.conversation(), who.author(), null)
                    : new Customer(who.tenant(), who.conversation(), null, who.account() + "/" + who.post());
        }
    }

    private static final class Contact implements World.Listed {
        private final String id;
        private final Who who;
        private final Instant at;
        private int updates;

        private Contact(String id, Who who, Instant at) {
            this.id = id;
            this.who = who;
            this.at = at;
        }

        @Override
        public ObjectNode json() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("id", id).put("tenant", who.tenant()).put("network", who.network());
            return json.put("author", who.author())
                    .put("created_at", at.toString())
                    .put("updates", updates);
        }
    }

    private static final class Case implements World.Listed {
        private final String id;
        private final Effect opened;
        private final List<Customer> customers = new ArrayList<>();
        private boolean open = true;
        private int comments;

        private Case(String id, Effect opened) {
            this.id = id;
            this.opened = opened;
        }

        @Override
        public ObjectNode json() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("id", id).put("key", opened.call().key());
            json.put("conversation_id", opened.who().conversation());
            json.put("author", opened.who().author());
            json.put("contact_id", opened.made().contactId());
            json.put("opened_at", opened.at().toString());
            return json.put("state", open ? "open" : "closed").put("comments", comments);
        }
    }

    private final Map<String, Contact> contacts = new HashMap<>();
    private final List<Contact> contactsInOrder = new ArrayList<>();
    private final Map<String, Case> cases = new HashMap<>();
    private final List<Case> casesInOrder = new ArrayList<>();
    private final Map<Customer, Case> openCases = new HashMap<>();
    private long updated;

    Made decide(Ask ask) {
        return switch (ask.kind()) {
            case UPSERT_CONTACT -> upsert(ask);
            case OPEN_CASE -> open(ask);
            case APPEND_TO_CASE -> append(ask);
            case REOPEN_CASE -> reopen(ask);
            case CLOSE_CASE -> about(named(ask, true), "close", ask);
            case CREATE_LEAD -> Made.thing(Ids.of("lead", ask.call().key()));
            default -> Made.thing(Ids.of("object", ask.call().key()));
        };
    }

    void apply(ActionKind kind, Effect effect) {
        switch (kind) {
            case UPSERT_CONTACT -> keepContact(effect);
            case OPEN_CASE -> keepCase(effect);
            case APPEND_TO_CASE -> {
                Case appended = caseOf(effect);
                appended.comments++;
                take(appended, effect.who());
            }
            case REOPEN_CASE -> {
                Case reopened = caseOf(effect);
                reopened.open = true;
                take(reopened, effect.who());
            }
            case CLOSE_CASE -> close(caseOf(effect));
            default -> {}
        }
    }

    /** Is what the row names there? Asked of rows that were read before they are applied. */
    boolean knows(ActionKind kind, Effect effect) {
        String caseId = effect.made().caseId();
        String contactId = effect.made().contactId();
        return switch (kind) {
            case UPSERT_CONTACT -> contactId != null;
            case OPEN_CASE -> caseId != null && (contactId == null || contacts.containsKey(contactId));
            case APPEND_TO_CASE, REOPEN_CASE, CLOSE_CASE -> caseId != null && cases.containsKey(caseId);
            default -> true;
        };
    }

    List<? extends World.Listed> contacts() {
        return contactsInOrder;
    }

    List<? extends World.Listed> cases() {
        return casesInOrder;
    }

    ContactCounts counts() {
        return new ContactCounts(contacts.size(), updated);
    }

    private Made upsert(Ask ask) {
        Who who = ask.who();
        if (who.author() == null) {
            throw new Refusal(422, "author_missing");
        }
        if (!ask.call().key().equals(ask.pathId())) {
            throw new Refusal(400, "key_differs_from_path");
        }
        String id = Ids.of("contact", who.tenant(), who.network(), who.author());
        return new Made(id, null, id, !contacts.containsKey(id));
    }

    private Made open(Ask ask) {
        String contactId = ask.text("contact_id");
        requireContact(ask.who(), contactId);
        requireNoOtherCase(ask.who(), null);
        String id = Ids.of("case", ask.call().key());
        return new Made(id, id, contactId, null);
    }

    private Made append(Ask ask) {
        return about(named(ask, true), "comment", ask);
    }

    private Made reopen(Ask ask) {
        Case closed = named(ask, false);
        requireNoOtherCase(ask.who(), closed);
        requireNoOtherCase(closed.opened.who(), closed);
        return about(closed, "reopening", ask);
    }

    private static Made about(Case about, String what, Ask ask) {
        return new Made(Ids.of(what, ask.call().key()), about.id, null, null);
    }

    private void requireContact(Who who, @Nullable String contactId) {
        if (who.author() == null) {
            if (contactId != null) {
                throw new Refusal(422, "contact_of_unknown_author");
            }
            return;
        }
        Contact contact = contactId == null ? null : contacts.get(contactId);
        if (contact == null) {
            throw new Refusal(422, contactId == null ? "contact_missing" : "contact_not_found");
        }
        if (!who.author().equals(contact.who.author()) || !who.tenant().equals(contact.who.tenant())) {
            throw new Refusal(422, "contact_of_another_person");
        }
    }

    private void requireNoOtherCase(Who who, @Nullable Case but) {
        Case open = openCases.get(Customer.of(who));
        if (open != null && open != but) {
            throw new Refusal(409, "case_already_open");
        }
    }

    private Case named(Ask ask, boolean open) {
        Case named = ask.pathId() == null ? null : cases.get(ask.pathId());
        if (named == null || !named.opened.who().tenant().equals(ask.who().tenant())) {
            throw new Refusal(404, "case_not_found");
        }
        if (named.open != open) {
            throw new Refusal(409, open ? "case_closed" : "case_open");
        }
        return named;
    }

    private void keepContact(Effect effect) {
        String id = effect.made().id();
        Contact known = contacts.get(id);
        if (known != null) {
            known.updates++;
            updated++;
            return;
        }
        Contact made = new Contact(id, effect.who(), effect.at());
        contacts.put(id, made);
        contactsInOrder.add(made);
    }

    private void keepCase(Effect effect) {
        Case made = new Case(effect.made().id(), effect);
        cases.put(made.id, made);
        casesInOrder.add(made);
        take(made, effect.who());
    }

    // A case also stands for its customer in the conversation its own was joined to, as later calls name it.
    private void take(Case open, Who who) {
        hold(open, open.opened.who());
        if (Objects.equals(open.opened.who().author(), who.author())) {
            hold(open, who);
        }
    }

    private void hold(Case open, Who who) {
        Customer customer = Customer.of(who);
        if (openCases.putIfAbsent(customer, open) == null) {
            open.customers.add(customer);
        }
    }

    private void close(Case open) {
        open.open = false;
        open.customers.forEach(customer -> openCases.remove(customer, open));
        open.customers.clear();
    }

    private Case caseOf(Effect effect) {
        Case about =
                effect.made().caseId() == null ? null : cases.get(effect.made().caseId());
        if (about == null) {
            throw new IllegalStateException("a row that was not checked: " + effect.call());
        }
        return about;
    }
}
