package io.sccc.connectors.vendor.requesttracker;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.Check;
import io.sccc.connectors.Check.Finding;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Settings;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.http.Call;
import io.sccc.connectors.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether everything is there that the connector needs. RT tells no rights; it leaves out the links to what the user
 * may not do, and fields of users from whoever may not change them.
 */
final class Doctor {

    private static final String CREDENTIAL = "credential";
    /** RT's own user, which is in every installation. */
    private static final String SYSTEM_USER = "1";

    private final Rest rest;
    private final Mapping mapping;
    private final Settings settings;
    private final Supplier<String> user;
    private final Cases cases;

    Doctor(Rest rest, Mapping mapping, Settings settings, Supplier<String> user, Cases cases) {
        this.rest = rest;
        this.mapping = mapping;
        this.settings = settings;
        this.user = user;
        this.cases = cases;
    }

    Check check() {
        Check check = Check.online(
                "server", this::server, "look at base_url and token: RT answers 401 to a token it does not know");
        if (!check.passed()) {
            return check;
        }
        check = check.and(Check.online(CREDENTIAL, this::credential, "set user to the name of the token's user"));
        for (String queue : mapping.allQueues()) {
            check = check.and(Check.online("queue " + queue, () -> queue(queue), "look at the queue's rights"));
        }
        return check.and(Check.online("tickets", this::tickets, "grant ShowTicket and SeeQueue"))
                .and(Check.online("contacts", this::contacts, "make the token's user privileged"));
    }

    private Check server() {
        String version = Json.textOr(rest.get(Call.get("/rt")), "?", "/Version");
        return Check.of(
                version.startsWith("5.") || version.startsWith("6.")
                        ? Finding.ok("server", "Request Tracker " + version)
                        : Finding.warning(
                                "server",
                                "Request Tracker " + version + "; the connector was proven against 5.0",
                                "update RT to 5.0"));
    }

    private Check credential() {
        String name = user.get();
        JsonNode found = rest.get(Call.get("/user/{name}", name));
        if (!Json.flag(found, "/Privileged")) {
            return Check.of(
                    Finding.fault(CREDENTIAL, "the token's user is not privileged", "let it be granted rights"));
        }
        return Check.of(Finding.ok(CREDENTIAL, "valid; RT does not tell when a token ends"));
    }

    private Check queue(String name) {
        String subject = "queue " + name;
        JsonNode queue;
        try {
            queue = rest.get(Call.get("/queue/{name}", name));
        } catch (VendorPermanentException e) {
            if (e.fault().kind() != Kind.NOT_FOUND && e.fault().kind() != Kind.CONFIG) {
                throw e;
            }
            return Check.of(Finding.fault(
                    subject, "is not there or cannot be seen", "look at its name, or grant SeeQueue to the user"));
        }
        List<Finding> found = new ArrayList<>();
        if (Json.flag(queue, "/Disabled")) {
            found.add(Finding.fault(subject, "is disabled", "enable it or name another"));
        }
        if (!links(queue).contains("create")) {
            found.add(Finding.fault(subject, "no right to make tickets", "grant CreateTicket in it to the user"));
        }
        missing(queue)
                .forEach(
                        field -> found.add(
                                Finding.fault(
                                        subject,
                                        "has no custom field " + field + ", or it cannot be seen",
                                        "apply it to the queue and grant SeeCustomField and ModifyCustomField, or take it out of custom_fields")));
        return found.isEmpty() ? Check.of(Finding.ok(subject, "tickets can be made")) : new Check(found);
    }

    private Set<String> missing(JsonNode queue) {
        Set<String> missing = new TreeSet<>(mapping.fields().keySet());
        Json.items(queue, "/TicketCustomFields").forEach(field -> missing.remove(Json.textOr(field, "", "/name")));
        return missing;
    }

    private static Set<String> links(JsonNode object) {
        return Json.items(object, "/_hyperlinks").stream()
                .map(link -> Json.textOr(link, "", "/ref"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What may be done to a ticket is told with a ticket, so one of the user's own is looked at. */
    private Check tickets() {
        List<JsonNode> own = rest.tickets("Creator = '__CurrentUser__'", "Status", 1, "id");
        if (own.isEmpty()) {
            return Check.of(Finding.ok("tickets", "none was made yet; what may be done to one is not known before"));
        }
        JsonNode ticket = rest.get(Call.get("/ticket/{id}", Json.textOr(own.get(0), "0", "/id")));
        Set<String> links = links(ticket);
        List<Finding> found = new ArrayList<>();
        Map<String, String> needed = new TreeMap<>(Map.of("comment", "CommentOnTicket", "lifecycle", "ModifyTicket"));
        if (mapping.wordsAsCorrespondence()) {
            needed.put("correspond", "ReplyToTicket");
        }
        needed.forEach((link, right) -> {
            if (!links.contains(link)) {
                found.add(Finding.fault("right " + right, "missing on tickets of ours", "grant it to the user"));
            }
        });
        if (!cases.seesComments()) {
            found.add(Finding.warning(
                    "right ShowTicketComments",
                    "no comment can be seen: either there is none yet, or the right is missing and a comment whose answer"
                            + " was lost cannot be found again",
                    "grant it to the user"));
        }
        excessive(ticket).forEach(finding -> found.add(finding));
        return found.isEmpty()
                ? Check.of(Finding.ok("tickets", "can be read, commented and changed"))
                : new Check(found);
    }

    private static List<Finding> excessive(JsonNode ticket) {
        boolean deletes =
                Json.items(ticket, "/_hyperlinks").stream().anyMatch(link -> "deleted".equals(Json.text(link, "/to")));
        return deletes
                ? List.of(Finding.warning("right DeleteTicket", "more than needed", "take it from the user"))
                : List.of();
    }

    private Check contacts() {
        boolean makes = Json.text(rest.get(Call.get("/user/{id}", SYSTEM_USER)), "/Created") != null;
        String mode = settings.text(Options.CONTACTS);
        @Nullable Finding finding = null;
        if (makes && mode.equals("addresses")) {
            finding = Finding.warning(
                    "right AdminUsers", "more than needed", "take it from the user, or set contacts=users");
        } else if (!makes && mode.equals("users")) {
            finding =
                    Finding.fault("right AdminUsers", "missing; it is needed to make contacts", "grant it to the user");
        } else if (!makes && mode.equals("auto")) {
            finding = Finding.warning(
                    "right AdminUsers",
                    "missing: RT makes each contact with its first ticket, from an address in "
                            + settings.text(Options.CONTACT_DOMAIN) + " and without a name",
                    "grant it to the user; or set contacts=addresses and stop mail to that domain");
        }
        return Check.of(finding == null ? Finding.ok("contacts", "can be " + (makes ? "made" : "named")) : finding);
    }
}
