package io.sccc.connectors.vendor.requesttracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sccc.connectors.AnswerLostException;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Lookup;
import io.sccc.connectors.Person;
import io.sccc.connectors.Settings;
import io.sccc.connectors.http.Call;
import io.sccc.connectors.http.Json;
import io.sccc.connectors.http.Reply;
import io.sccc.core.model.Author;
import io.sccc.core.model.Outcome;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** RT's users that stand for people of networks. */
final class Contacts {

    private static final Logger LOG = LoggerFactory.getLogger(Contacts.class);
    private static final String RIGHT = "AdminUsers";
    private static final Set<String> MAIL = Set.of("email", "e-mail", "mail");
    private static final String FIELDS = "id,Name,RealName,EmailAddress,MobilePhone,Organization";
    private static final int NAME = 120;
    private static final int TWO = 2;

    private final Rest rest;
    private final String base;
    private final Names names;
    private final String mode;
    private final @Nullable String field;

    Contacts(Rest rest, String base, Settings settings) {
        this.rest = rest;
        this.base = base;
        this.names = new Names(settings.text(Options.CONTACT_DOMAIN));
        this.mode = settings.text(Options.CONTACTS);
        this.field = Options.optional(settings, Options.PERSON_FIELD);
    }

    List<Person> find(String network, String person) {
        return users(network, person, false).stream().map(this::person).toList();
    }

    private Person person(JsonNode user) {
        Map<String, String> attributes = new HashMap<>();
        put(attributes, "user", Json.text(user, "/Name"));
        put(attributes, "email", Json.text(user, "/EmailAddress"));
        put(attributes, "phone", Json.text(user, "/MobilePhone"));
        put(attributes, "organization", Json.text(user, "/Organization"));
        String id = id(user);
        return new Person(id, Json.text(user, "/RealName", "/Name"), base + "/User/Summary.html?id=" + id, attributes);
    }

    private static void put(Map<String, String> map, String name, @Nullable String value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    /**
     * The users under either name, and those whose field tells the person; each once. What RT answers is looked at again:
     * a condition on a field that it does not know it leaves out, and answers with everybody.
     */
    private List<JsonNode> users(String network, String person, boolean alsoDisabled) {
        Map<String, JsonNode> found = new TreeMap<>();
        List<String> known = List.of(names.user(network, person), names.address(network, person));
        collect(
                "Name",
                known,
                alsoDisabled,
                found,
                user -> known.stream().anyMatch(name -> name.equalsIgnoreCase(Json.text(user, "/Name"))));
        if (MAIL.contains(network)) {
            collect(
                    "EmailAddress",
                    List.of(person),
                    alsoDisabled,
                    found,
                    user -> person.equalsIgnoreCase(Json.text(user, "/EmailAddress")));
        }
        if (field != null) {
            String value = network + ":" + person;
            collect("CF.{" + field + "}", List.of(value), alsoDisabled, found, user -> holds(user, value));
        }
        return List.copyOf(found.values());
    }

    private void collect(
            String by,
            List<String> values,
            boolean alsoDisabled,
            Map<String, JsonNode> found,
            Predicate<JsonNode> fits) {
        Call call = Call.get("/users")
                .query("query", Rest.having(by, values))
                .query("fields", FIELDS + ",CustomFields")
                .query("find_disabled_rows", alsoDisabled ? "1" : null)
                .query("per_page", 10);
        rest.items(call).stream().filter(fits).forEach(user -> found.put(id(user), user));
    }

    private boolean holds(JsonNode user, String value) {
        return Json.items(user, "/CustomFields").stream()
                .filter(each -> Json.textOr(each, "", "/name").equals(field))
                .flatMap(each -> Json.items(each, "/values").stream())
                .anyMatch(each -> value.equals(each.asText()));
    }

    /** Makes the user of a person or adds what is missing; answers the id that tickets name as their requestor. */
    Outcome upsert(String network, Author author, Map<String, String> attributes) {
        List<JsonNode> found = users(network, author.id(), false);
        Map<String, String> wanted = wanted(network, author, attributes);
        if (found.isEmpty()) {
            return mode.equals("addresses")
                    ? new Outcome.Sent(names.address(network, author.id()))
                    : make(network, author, wanted);
        }
        JsonNode only = one(found);
        complete(only, wanted);
        return new Outcome.AlreadyDone(id(only));
    }

    /** What a person is to be told to RT; nothing by which they would be matched with somebody else. */
    private static Map<String, String> wanted(String network, Author author, Map<String, String> attributes) {
        Map<String, String> wanted = new LinkedHashMap<>();
        put(wanted, "RealName", author.name());
        put(wanted, "EmailAddress", MAIL.contains(network) ? author.id() : attributes.get("email"));
        put(wanted, "MobilePhone", attributes.get("phone"));
        put(wanted, "Organization", attributes.get("organization"));
        wanted.replaceAll((name, value) -> Texts.line(value, NAME));
        wanted.values().removeIf(String::isBlank);
        return wanted;
    }

    private JsonNode one(List<JsonNode> found) {
        if (found.size() > 1) {
            String ids = found.stream().map(Contacts::id).collect(Collectors.joining(" and "));
            throw rest.fault(
                    Kind.CONFLICT,
                    "the person is there more than once, as users " + ids
                            + ". Keep one of them, disable the others, then let the action be done again");
        }
        return found.get(0);
    }

    private Outcome make(String network, Author author, Map<String, String> wanted) {
        ObjectNode json = json(wanted);
        json.put("Name", names.user(network, author.id()));
        if (field != null) {
            json.set("CustomFields", Json.object().put(field, network + ":" + author.id()));
        }
        try {
            made(rest.write(Call.post("/user").json(json), RIGHT));
        } catch (Rest.Refused refused) {
            if (refused.says("Email address in use")) {
                Map<String, String> less = new LinkedHashMap<>(wanted);
                less.remove("EmailAddress");
                if (less.size() < wanted.size()) {
                    return make(network, author, less);
                }
            }
            if (refused.says("Name in use")) {
                return there(network, author);
            }
            throw refused;
        } catch (Rest.NoRight noRight) {
            if (!mode.equals("auto")) {
                throw noRight;
            }
            LOG.debug("no right to make users: RT makes one of an address with the first ticket");
            return new Outcome.Sent(names.address(network, author.id()));
        }
        List<JsonNode> made = users(network, author.id(), false);
        return new Outcome.Sent(made.isEmpty() ? names.user(network, author.id()) : id(one(made)));
    }

    private static void made(Reply reply) {
        if (Json.text(reply.json(), "/id") == null) {
            throw new AnswerLostException("POST /user answered " + reply.status() + " without an id", null);
        }
    }

    /** Somebody else made the user meanwhile, or an agent disabled it. */
    private Outcome there(String network, Author author) {
        List<JsonNode> enabled = users(network, author.id(), false);
        if (!enabled.isEmpty()) {
            return new Outcome.AlreadyDone(id(one(enabled)));
        }
        List<String> ids =
                users(network, author.id(), true).stream().map(Contacts::id).toList();
        throw rest.fault(
                Kind.CONFLICT,
                "the person's user " + String.join(", ", ids)
                        + " is disabled. Enable it or give it another name, then let the action be done again");
    }

    /** Adds what is missing and overwrites nothing; without the right to, everything stays as it is. */
    private void complete(JsonNode user, Map<String, String> wanted) {
        Map<String, String> missing = missing(user, wanted);
        if (missing.isEmpty() || mode.equals("addresses")) {
            return;
        }
        String id = id(user);
        for (int attempt = 0; attempt < TWO; attempt++) {
            Reply now = rest.read(Call.get("/user/{id}", id));
            String tag = now.header("ETag");
            Call put = Call.put("/user/{id}", id).json(json(missing));
            Reply reply = rest.write(tag == null ? put : put.header("If-Match", tag), RIGHT);
            if (reply.status() != 412) {
                settled(user, missing);
                return;
            }
        }
        throw rest.fault(Kind.CONFLICT, "user " + id + " was changed twice while it was to be completed");
    }

    /** RT answers with success to what it refused. A person who cannot be completed is a contact all the same. */
    private void settled(JsonNode user, Map<String, String> missing) {
        if (!mode.equals("users")) {
            return;
        }
        Call call = Call.get("/users")
                .query("query", Rest.having("Name", List.of(Json.textOr(user, "", "/Name"))))
                .query("fields", FIELDS);
        List<String> refused = rest.items(call).stream()
                .filter(now -> id(now).equals(id(user)))
                .flatMap(now -> missing(now, missing).keySet().stream())
                .filter(name -> !name.equals("EmailAddress"))
                .toList();
        if (!refused.isEmpty()) {
            throw rest.fault(
                    Kind.CONFIG,
                    "user " + id(user) + " was not completed: RT did not take " + String.join(", ", refused)
                            + ". Grant " + RIGHT + " to the connector's user");
        }
    }

    private static Map<String, String> missing(JsonNode user, Map<String, String> wanted) {
        Map<String, String> missing = new LinkedHashMap<>(wanted);
        missing.keySet().removeIf(name -> Json.text(user, "/" + name) != null);
        return missing;
    }

    private static ObjectNode json(Map<String, String> values) {
        ObjectNode json = Json.object();
        values.forEach(json::put);
        return json;
    }

    /** Names are unique in RT, so making a user again makes none. */
    Lookup lookup(String network, Author author) {
        List<JsonNode> found = users(network, author.id(), false);
        return found.isEmpty() ? new Lookup.AskAgain() : new Lookup.Found(id(one(found)));
    }

    /** The permanent number; names change. */
    private static String id(JsonNode user) {
        return Json.textOr(user, "", "/id");
    }
}
