package io.sccc.connectors.vendor.requesttracker;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.Capability;
import io.sccc.connectors.CaseChange;
import io.sccc.connectors.Check;
import io.sccc.connectors.CrmConnector;
import io.sccc.connectors.Description;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Lookup;
import io.sccc.connectors.Person;
import io.sccc.connectors.Settings;
import io.sccc.connectors.Unsupported;
import io.sccc.connectors.http.Call;
import io.sccc.connectors.http.Gateway;
import io.sccc.connectors.http.Json;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.Author;
import io.sccc.core.model.Outcome;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Request Tracker installation: cases are tickets, contacts are users, what customers write later are comments. See the
 * package for what it needs and why. Thread-safe.
 */
public final class RequestTracker implements CrmConnector {

    private static final String COMMENT = "comment";
    private static final Pattern TOKEN = Pattern.compile("\\d+-(\\d+)-[0-9a-f]+");

    private final AccountId account;
    private final String base;
    private final Rest rest;
    private final Mapping mapping;
    private final Cases cases;
    private final Contacts contacts;
    private final Changes changes;
    private final Doctor doctor;
    private final @Nullable String userId;
    private volatile @Nullable String user;

    RequestTracker(Settings settings, Gateway gateway, InstantSource clock) {
        account = new AccountId(RequestTrackerProvider.ID, settings.text(Options.ACCOUNT));
        base = settings.text(Options.BASE_URL).replaceAll("/+$", "");
        rest = new Rest(gateway, clock);
        mapping = Mapping.of(settings);
        cases = new Cases(rest, mapping, new Settling(settings.duration(Options.SETTLE)));
        contacts = new Contacts(rest, base, settings);
        user = Options.optional(settings, Options.USER);
        Matcher token = TOKEN.matcher(settings.secret(Options.TOKEN).reveal());
        userId = token.matches() ? token.group(1) : null;
        changes = new Changes(rest, mapping, instance(base), this::user);
        doctor = new Doctor(rest, mapping, settings, this::user, cases);
    }

    /**
     * An installation.
     *
     * @param url its address, without the API's path: {@code https://rt.example}
     */
    public static RequestTrackerBuilder at(String url) {
        return new RequestTrackerBuilder(url);
    }

    /** A cursor for {@link #changes} that begins at a time and not with the first ticket. */
    public Cursor changesFrom(Instant when) {
        return ChangeMark.from(when).cursor(instance(base));
    }

    private static String instance(String base) {
        URI url = URI.create(base);
        return url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort()) + url.getPath();
    }

    @Override
    public Description describe() {
        return RequestTrackerProvider.DESCRIPTION;
    }

    @Override
    public AccountId account() {
        return account;
    }

    /** Leads need a queue of their own. */
    @Override
    public Set<Capability> capabilities() {
        return mapping.leadsQueue() == null ? without(Capability.CREATE_LEAD) : without();
    }

    @Override
    public List<Person> findPerson(String network, String personId) {
        return contacts.find(network, personId);
    }

    @Override
    public Outcome upsertContact(Action.UpsertContact contact, ActionKey key) {
        return contacts.upsert(contact.post().network(), contact.author(), contact.attributes());
    }

    @Override
    public Outcome openCase(Action.OpenCase open, @Nullable String contactId, ActionKey key) {
        String subject = Texts.line(open.subject(), Texts.SUBJECT);
        return cases.open(
                new NewTicket(
                        mapping.queueFor(open.queue()),
                        subject.isEmpty() ? open.post().network() : subject,
                        words(open.text()),
                        contactId,
                        mapping.priorityFor(open.priority()),
                        mapping.fieldsOf(open, key),
                        Texts.link(key)),
                key);
    }

    @Override
    public Outcome appendToCase(Action.AppendToCase append, String caseId, ActionKey key) {
        String way = mapping.wordsAsCorrespondence() ? "correspond" : COMMENT;
        return cases.write(caseId, way, words(append.text()), null, key);
    }

    @Override
    public Outcome reopenCase(Action.ReopenCase reopen, String caseId, ActionKey key) {
        String status = mapping.closed(cases.status(caseId)) ? mapping.openStatus() : null;
        return cases.write(caseId, COMMENT, words(reopen.text()), status, key);
    }

    @Override
    public Outcome closeCase(Action.CloseCase close, String caseId, ActionKey key) {
        return mapping.closed(cases.status(caseId))
                ? new Outcome.AlreadyDone(caseId)
                : cases.write(caseId, COMMENT, words(close.why()), mapping.closedStatus(), key);
    }

    @Override
    public Outcome createLead(Action.CreateLead lead, ActionKey key) {
        String queue = mapping.leadsQueue();
        if (queue == null) {
            throw new Unsupported(Capability.CREATE_LEAD, "no leads_queue was told");
        }
        String subject = Texts.line(lead.text(), Texts.SUBJECT / 2);
        return cases.open(
                new NewTicket(
                        queue,
                        subject.isEmpty() ? lead.post().network() : subject,
                        words(lead.text()),
                        requestor(lead.post().network(), lead.author()),
                        null,
                        mapping.fieldsOf(lead, key),
                        Texts.link(key)),
                key);
    }

    private @Nullable String requestor(String network, @Nullable Author author) {
        if (author == null) {
            return null;
        }
        Outcome contact = contacts.upsert(network, author, Map.of());
        if (contact instanceof Outcome.Sent sent) {
            return sent.id();
        }
        return contact instanceof Outcome.AlreadyDone done ? done.id() : null;
    }

    private static String words(String text) {
        String words = Texts.lines(text, Texts.MESSAGE);
        return words.isBlank() ? "-" : words;
    }

    @Override
    public Lookup find(Action action, ActionKey key) {
        if (action instanceof Action.OpenCase || action instanceof Action.CreateLead) {
            return cases.findOpened(key);
        }
        if (action instanceof Action.UpsertContact contact) {
            return contacts.lookup(contact.post().network(), contact.author());
        }
        if (action instanceof Action.AppendToCase append) {
            return cases.findWritten(append.openCase().id(), null, key);
        }
        if (action instanceof Action.ReopenCase reopen) {
            return cases.findWritten(reopen.closedCase().id(), mapping.openStatus(), key);
        }
        return action instanceof Action.CloseCase close
                ? cases.findWritten(close.openCase().id(), mapping.closedStatus(), key)
                : new Lookup.Unclear();
    }

    @Override
    public Page<CaseChange> changes(Cursor cursor) {
        return changes.after(cursor);
    }

    @Override
    public Check check(Instant now) {
        return doctor.check();
    }

    /** The name of the user we are, by which own changes are told. RT has no "who am I", but a token names its owner. */
    private String user() {
        String known = user;
        if (known != null) {
            return known;
        }
        if (userId == null) {
            throw rest.fault(Kind.CONFIG, "the token does not tell whose it is: set user to the name of its user");
        }
        JsonNode found = rest.get(Call.get("/user/{id}", userId));
        String name = Json.text(found, "/Name");
        if (name == null) {
            throw rest.fault(Kind.CONFIG, "RT does not tell the name of the token's user: set user to it");
        }
        user = name;
        return name;
    }

    /** Ends the calls in progress; a second time does nothing. */
    @Override
    public void close() {
        rest.close();
    }

    /** Which installation, without the token. */
    @Override
    public String toString() {
        return "RequestTracker[" + instance(base) + "]";
    }
}
