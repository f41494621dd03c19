package io.sccc.examples.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A call that had an effect: one row of the journal.
 *
 * @param call which call it was
 * @param who whom it concerned
 * @param made what came of it
 * @param at when
 */
record Effect(Call call, Who who, Made made, Instant at) implements World.Listed {

    /**
     * A call's name and key.
     *
     * @param target {@code network}, {@code community} or {@code crm}
     * @param name the action kind in snake case
     * @param key unique on the target
     */
    record Call(String target, String name, String key) {}

    /** Whom a call concerned; {@code author} is null for somebody unknown, and {@code post} then stands for them. */
    record Who(
            String tenant, String conversation, @Nullable String author, String network, String account, String post) {

        static Who of(JsonNode json) {
            return new Who(
                    required(json, "tenant"),
                    required(json, "conversation_id"),
                    optional(json, "author"),
                    required(json, "network"),
                    required(json, "account"),
                    required(json, "post_id"));
        }

        /** Not the person. */
        @Override
        public String toString() {
            return "Who[" + conversation + "]";
        }
    }

    /**
     * What a call made.
     *
     * @param id the target's id of what was made
     * @param caseId the case it made or changed; null if none
     * @param contactId the contact it made, completed or used; null if none
     * @param created for a contact, whether it is new; null for everything else
     */
    record Made(
            String id,
            @Nullable String caseId,
            @Nullable String contactId,
            @Nullable Boolean created) {

        static Made thing(String id) {
            return new Made(id, null, null, null);
        }
    }

    static Effect of(JsonNode json) {
        Call call = new Call(required(json, "target"), required(json, "call"), required(json, "key"));
        JsonNode created = json.get("created");
        Made made = new Made(
                required(json, "id"),
                optional(json, "case_id"),
                optional(json, "contact_id"),
                created == null ? null : created.asBoolean());
        return new Effect(call, Who.of(json), made, instant(required(json, "at")));
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("target", call.target).put("call", call.name).put("key", call.key);
        json.put("conversation_id", who.conversation).put("author", who.author).put("at", at.toString());
        json.put("id", made.id).put("tenant", who.tenant);
        json.put("network", who.network).put("account", who.account).put("post_id", who.post);
        if (made.caseId != null) {
            json.put("case_id", made.caseId);
        }
        if (made.contactId != null) {
            json.put("contact_id", made.contactId);
        }
        if (made.created != null) {
            json.put("created", made.created);
        }
        return json;
    }

    private static String required(JsonNode json, String name) {
        String value = optional(json, name);
        if (value == null || value.isBlank()) {
            throw new Refusal(400, name + "_missing");
        }
        return value;
    }

    private static @Nullable String optional(JsonNode json, String name) {
        JsonNode value = json.get(name);
        return value == null || value.isNull() ? null : value.asText();
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refusal(400, "at_malformed");
        }
    }
}
