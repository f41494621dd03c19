package io.sccc.examples.playground;

import static io.sccc.core.model.ActionKind.APPEND_TO_CASE;
import static io.sccc.core.model.ActionKind.ASK_COMMUNITY;
import static io.sccc.core.model.ActionKind.CLOSE_CASE;
import static io.sccc.core.model.ActionKind.CREATE_LEAD;
import static io.sccc.core.model.ActionKind.CUSTOM;
import static io.sccc.core.model.ActionKind.DIRECT_MESSAGE;
import static io.sccc.core.model.ActionKind.HIDE;
import static io.sccc.core.model.ActionKind.OPEN_CASE;
import static io.sccc.core.model.ActionKind.REACT;
import static io.sccc.core.model.ActionKind.REOPEN_CASE;
import static io.sccc.core.model.ActionKind.REPLY;
import static io.sccc.core.model.ActionKind.SUGGEST_CONTENT;
import static io.sccc.core.model.ActionKind.UPSERT_CONTACT;

import io.sccc.core.model.ActionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which path means what. */
final class Routes {

    /**
     * A call with an effect.
     *
     * @param method of HTTP
     * @param path with {@code *} for an id
     * @param kind what it does
     * @param required what its body must hold besides whom it concerns
     */
    record Route(String method, String path, ActionKind kind, List<String> required) {

        /** The id in a path of this route; empty where it has none; null when the path is not of this route. */
        @Nullable
        String match(String method, String[] segments) {
            String[] mine = path.split("/", -1);
            if (!this.method.equals(method) || mine.length != segments.length) {
                return null;
            }
            String id = "";
            for (int i = 0; i < mine.length; i++) {
                if (mine[i].equals("*")) {
                    id = segments[i];
                } else if (!mine[i].equals(segments[i])) {
                    return null;
                }
            }
            return id;
        }
    }

    private static final List<Route> CALLS = List.of(
            post("/network/replies", REPLY, "text"),
            post("/network/messages", DIRECT_MESSAGE, "recipient", "text"),
            post("/network/reactions", REACT, "reaction"),
            post("/network/hidden", HIDE),
            post("/network/suggestions", SUGGEST_CONTENT, "content_id"),
            post("/community/questions", ASK_COMMUNITY, "title", "text"),
            new Route("PUT", "/crm/contacts/*", UPSERT_CONTACT, List.of()),
            post("/crm/cases", OPEN_CASE, "subject"),
            post("/crm/cases/*/comments", APPEND_TO_CASE, "text"),
            post("/crm/cases/*/reopen", REOPEN_CASE),
            post("/crm/cases/*/close", CLOSE_CASE),
            post("/crm/leads", CREATE_LEAD, "text"),
            post("/crm/custom", CUSTOM, "name"));

    private static final Map<String, Function<World, List<? extends World.Listed>>> LISTS = Map.of(
            "/network/replies", world -> world.effects(REPLY),
            "/network/messages", world -> world.effects(DIRECT_MESSAGE),
            "/network/reactions", world -> world.effects(REACT),
            "/network/hidden", world -> world.effects(HIDE),
            "/network/suggestions", world -> world.effects(SUGGEST_CONTENT),
            "/community/questions", world -> world.effects(ASK_COMMUNITY),
            "/crm/contacts", world -> world.crm().contacts(),
            "/crm/cases", world -> world.crm().cases(),
            "/crm/leads", world -> world.effects(CREATE_LEAD));

    /** A route and the id in the path it was found by. */
    record Found(Route route, String id) {}

    private Routes() {}

    /** The call of this method and path; throws a {@link Refusal} when there is none. */
    static Found call(String method, String path) {
        String[] segments = path.split("/", -1);
        List<String> methods = new ArrayList<>();
        for (Route route : CALLS) {
            String id = route.match(method, segments);
            if (id != null) {
                return new Found(route, id);
            }
            if (route.match(route.method(), segments) != null) {
                methods.add(route.method());
            }
        }
        throw methods.isEmpty() ? new Refusal(404, "path_unknown") : new Refusal(405, "method_not_allowed");
    }

    /** The list at this path, for {@link World#page}; throws a {@link Refusal} when there is none. */
    static Function<World, List<? extends World.Listed>> list(String path) {
        Function<World, List<? extends World.Listed>> list = LISTS.get(path);
        if (list == null) {
            throw new Refusal(404, "path_unknown");
        }
        return list;
    }

    private static Route post(String path, ActionKind kind, String... required) {
        return new Route("POST", path, kind, List.of(required));
    }
}
