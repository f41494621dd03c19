package io.sccc.examples.playground;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code GET} and {@code POST /faults} for all targets, {@code /faults/TARGET} for one. Itself free of faults. */
record FaultsControl(List<String> targets, Map<String, FaultPlan> plans) {

    void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        try {
            List<String> chosen = chosen(exchange.getRequestURI().getPath());
            switch (exchange.getRequestMethod()) {
                case "GET" -> {}
                case "POST" -> change(exchange, chosen, body);
                default -> throw new Refusal(405, "method_not_allowed");
            }
            Desk.send(exchange, 200, show(chosen));
        } catch (Refusal e) {
            Desk.send(exchange, e.status(), error(e.code()));
        } catch (IllegalArgumentException e) {
            Desk.send(exchange, 400, error(String.valueOf(e.getMessage())));
        }
    }

    // The content type is asked for because a page in a browser cannot send it here unasked.
    private void change(HttpExchange exchange, List<String> chosen, byte[] body) {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.startsWith("application/json")) {
            throw new Refusal(415, "content_type_not_json");
        }
        Faults faults = FaultsJson.read(Desk.read(body));
        chosen.forEach(target -> plans.put(target, new FaultPlan(faults)));
    }

    private ObjectNode show(List<String> chosen) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (String target : chosen) {
            FaultPlan plan = plans.get(target);
            if (plan != null) {
                json.set(target, FaultsJson.write(plan.faults()));
            }
        }
        return json;
    }

    private List<String> chosen(String path) {
        String target = path.substring("/faults".length()).replaceFirst("^/", "");
        if (target.isEmpty()) {
            return targets;
        }
        if (!targets.contains(target)) {
            throw new Refusal(404, "target_unknown");
        }
        return List.of(target);
    }

    private static ObjectNode error(String what) {
        return JsonNodeFactory.instance.objectNode().put("error", what);
    }
}
