package io.sccc.connectors.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts fields into answers that no contract knows: vendors add some every month. */
final class Strangers {

    private static final JsonMapper JSON = new JsonMapper();

    private Strangers() {}

    /** The same answer with unknown fields in every object, or unknown elements behind every start of an item. */
    static Answer into(Answer answer) {
        if (answer.type().contains("json")) {
            return json(answer);
        }
        return answer.type().contains("xml")
                ? answer.with(answer.text()
                        .replaceAll(
                                "(<(item|entry)(\\s[^>]*)?>)",
                                "$1<sccc:unknown xmlns:sccc=\"urn:sccc:unknown\" a=\"1\"><b/>x</sccc:unknown>"))
                : answer;
    }

    private static Answer json(Answer answer) {
        try {
            JsonNode tree = JSON.readTree(answer.text());
            add(tree);
            return answer.with(Words.escaped(JSON.writeValueAsString(tree)));
        } catch (JsonProcessingException e) {
            return answer;
        }
    }

    private static void add(JsonNode node) {
        node.forEach(Strangers::add);
        if (node instanceof ObjectNode object) {
            object.put("sccc_unknown", 7);
            object.putObject("scccUnknownObject").putArray("list").addNull().add(true);
        }
    }
}
