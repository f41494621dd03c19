package io.sccc.examples.playground;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** How each {@link Action} is written as a call of the playground. */
final class Calls {

    /**
     * A call to make.
     *
     * @param method of HTTP
     * @param path its segments
     * @param body what is told; people's words
     */
    record Call(String method, List<String> path, ObjectNode body) {

        /** Not the body. */
        @Override
        public String toString() {
            return "Call[" + method + " " + path + "]";
        }
    }

    private static final Map<Class<? extends Action>, BiFunction<Action, ActionKey, @Nullable Call>> BY_ACTION =
            Map.ofEntries(
                    on(
                            Action.Reply.class,
                            "/network/replies",
                            (a, body) -> body.put("text", a.text()).put("lang", a.lang())),
                    on(
                            Action.DirectMessage.class,
                            "/network/messages",
                            (a, body) -> body.put("recipient", a.recipient())
                                    .put("text", a.text())
                                    .put("lang", a.lang())),
                    on(Action.React.class, "/network/reactions", (a, body) -> body.put("reaction", a.reaction())),
                    on(Action.Hide.class, "/network/hidden", (a, body) -> body.put("why", a.why())),
                    on(Action.SuggestContent.class, "/network/suggestions", Calls::suggestion),
                    on(
                            Action.AskCommunity.class,
                            "/community/questions",
                            (a, body) -> body.put("title", a.title())
                                    .put("text", a.text())
                                    .put("lang", a.lang())),
                    Map.entry(Action.UpsertContact.class, (a, key) -> contact((Action.UpsertContact) a, key)),
                    on(Action.OpenCase.class, "/crm/cases", Calls::openCase),
                    Map.entry(Action.AppendToCase.class, (a, key) -> append((Action.AppendToCase) a)),
                    Map.entry(Action.ReopenCase.class, (a, key) -> reopen((Action.ReopenCase) a)),
                    Map.entry(Action.CloseCase.class, (a, key) -> close((Action.CloseCase) a)),
                    on(Action.CreateLead.class, "/crm/leads", Calls::lead),
                    on(Action.Custom.class, "/crm/custom", Calls::custom));

    private Calls() {}

    /** The call of an action; null when it names a case whose id nobody filled in, or is none of the playground's. */
    static @Nullable Call of(Action action, ActionKey key) {
        BiFunction<Action, ActionKey, @Nullable Call> call = BY_ACTION.get(action.getClass());
        return call == null ? null : call.apply(action, key);
    }

    private static <A extends Action>
            Map.Entry<Class<? extends Action>, BiFunction<Action, ActionKey, @Nullable Call>> on(
                    Class<A> type, String path, BiConsumer<A, ObjectNode> tell) {
        List<String> segments = List.of(path.substring(1).split("/", -1));
        return Map.entry(type, (action, key) -> {
            ObjectNode body = about(action);
            tell.accept(type.cast(action), body);
            return new Call("POST", segments, body);
        });
    }

    private static ObjectNode about(Action action) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("tenant", action.about().tenant().value())
                .put("conversation_id", action.about().conversation().value())
                .put("author", action.about().customer())
                .put("network", action.post().network())
                .put("account", action.post().account())
                .put("post_id", action.post().nativeId());
    }

    private static void suggestion(Action.SuggestContent action, ObjectNode body) {
        body.put("content_id", action.contentId()).put("title", action.title());
        body.put("url", action.url()).put("text", action.text()).put("lang", action.lang());
    }

    private static Call contact(Action.UpsertContact action, ActionKey key) {
        ObjectNode body = about(action).put("author", action.author().id());
        body.put("name", action.author().name());
        ObjectNode attributes = body.putObject("attributes");
        action.attributes().forEach(attributes::put);
        return new Call("PUT", List.of("crm", "contacts", key.value()), body);
    }

    private static void openCase(Action.OpenCase action, ObjectNode body) {
        Action.ContactRef contact = action.contact();
        body.put("contact_id", contact == null ? null : contact.id());
        body.put("subject", action.subject()).put("text", action.text());
        body.put("priority", action.priority()).put("queue", action.queue());
        action.tags().forEach(body.putArray("tags")::add);
        body.put("reason", action.reason().bestFor("en"));
    }

    private static @Nullable Call append(Action.AppendToCase action) {
        ObjectNode body = about(action).put("text", action.text()).put("priority", action.priority());
        return onCase(action.openCase(), "comments", body);
    }

    private static @Nullable Call reopen(Action.ReopenCase action) {
        return onCase(action.closedCase(), "reopen", about(action).put("text", action.text()));
    }

    private static @Nullable Call close(Action.CloseCase action) {
        return onCase(action.openCase(), "close", about(action).put("why", action.why()));
    }

    private static @Nullable Call onCase(Action.CaseRef ref, String verb, ObjectNode body) {
        return ref.id() == null ? null : new Call("POST", List.of("crm", "cases", ref.id(), verb), body);
    }

    private static void lead(Action.CreateLead action, ObjectNode body) {
        body.put("text", action.text());
        action.tags().forEach(body.putArray("tags")::add);
    }

    private static void custom(Action.Custom action, ObjectNode body) {
        body.put("name", action.name());
        ObjectNode parameters = body.putObject("parameters");
        action.parameters().forEach(parameters::put);
    }
}
