package io.sccc.connectors.vendor.requesttracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sccc.connectors.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ticket to be made.
 *
 * @param requestor a user's id or an address; null for nobody known
 */
record NewTicket(
        String queue,
        String subject,
        String words,
        @Nullable String requestor,
        @Nullable Integer priority,
        Map<String, List<String>> fields,
        String link) {

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("Queue", queue).put("Subject", subject);
        json.put("Content", words).put("ContentType", "text/plain");
        json.putArray("RefersTo").add(link);
        if (requestor != null) {
            json.put("Requestor", requestor);
        }
        if (priority != null) {
            json.put("Priority", priority);
        }
        if (!fields.isEmpty()) {
            json.set("CustomFields", fieldsJson(List.copyOf(fields.keySet())));
        }
        return json;
    }

    /** What RT kept to itself that it did not take: it makes the ticket all the same. */
    List<String> refused(JsonNode stored) {
        List<String> refused = new ArrayList<>();
        if (requestor != null && Json.items(stored, "/Requestor").isEmpty()) {
            refused.add("Requestor");
        }
        fields.keySet().stream().filter(field -> !holds(stored, field)).forEach(refused::add);
        return refused;
    }

    /** The update that sets these again. */
    ObjectNode again(List<String> refused) {
        ObjectNode json = Json.object();
        if (refused.contains("Requestor") && requestor != null) {
            json.put("Requestor", requestor);
        }
        List<String> custom = refused.stream().filter(fields::containsKey).toList();
        if (!custom.isEmpty()) {
            json.set("CustomFields", fieldsJson(custom));
        }
        return json;
    }

    private ObjectNode fieldsJson(List<String> names) {
        ObjectNode json = Json.object();
        for (String name : names) {
            List<String> values = fields.getOrDefault(name, List.of());
            if (values.size() == 1) {
                json.put(name, values.get(0));
            } else {
                ArrayNode list = json.putArray(name);
                values.forEach(list::add);
            }
        }
        return json;
    }

    /** RT may write a value in its own way, so any value counts. */
    private static boolean holds(JsonNode stored, String field) {
        return Json.items(stored, "/CustomFields").stream()
                .filter(each -> field.equals(Json.text(each, "/name")))
                .anyMatch(each -> !Json.items(each, "/values").isEmpty());
    }

    /** Not the words. */
    @Override
    public String toString() {
        return "NewTicket[" + queue + ", " + link + "]";
    }
}
