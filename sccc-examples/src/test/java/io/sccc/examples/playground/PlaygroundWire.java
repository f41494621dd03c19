package io.sccc.examples.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Author;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.LocalizedText;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Party;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the playground's tests share: people, actions, a plain client and a look at the journal. */
final class PlaygroundWire {

    static final String SECRET = "palabras privadas";
    static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private PlaygroundWire() {}

    static Party ana(String conversation) {
        return new Party(TenantId.DEFAULT, new ConversationId(conversation), "ana", null);
    }

    static Party unknown(String conversation, String post) {
        return new Party(TenantId.DEFAULT, new ConversationId(conversation), null, "main/" + post);
    }

    static Action.UpsertContact contact(Party about) {
        return new Action.UpsertContact(about, post("1"), Author.of("ana"), Map.of("note", SECRET));
    }

    static Action.OpenCase open(Party about, String contactId) {
        Action.ContactRef contact = about.known() ? new Action.ContactRef(new ActionKey("k-contact"), contactId) : null;
        LocalizedText reason = LocalizedText.of("a complaint", "un reclamo", "uma queixa");
        return new Action.OpenCase(about, post("1"), contact, SECRET, SECRET, 5, "care", List.of("bill"), reason);
    }

    static Action.AppendToCase append(Party about, String caseId) {
        return new Action.AppendToCase(about, post("2"), caseRef(caseId), SECRET, 5);
    }

    static Action.CaseRef caseRef(String id) {
        return new Action.CaseRef(new ActionKey("k-case"), id);
    }

    static Action.Reply reply(String conversation, String post) {
        return new Action.Reply(ana(conversation), post(post), SECRET, "es");
    }

    static PostId post(String id) {
        return PostId.of("twitter", id);
    }

    static ActionKey key(String value) {
        return new ActionKey(value);
    }

    static ActionKey keyOf(Party about, ActionKind kind, String detail) {
        return ActionKey.of(about, kind, detail);
    }

    static String sent(Outcome outcome) {
        return ((Outcome.Sent) outcome).id();
    }

    static String id(Outcome outcome) {
        return outcome instanceof Outcome.AlreadyDone done ? done.id() : sent(outcome);
    }

    static List<JsonNode> rows(Path journal) {
        try {
            return Files.readAllLines(journal).stream()
                    .map(PlaygroundWire::json)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HttpResponse<String> get(Playground playground, String path) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(at(playground, path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    static HttpResponse<String> post(Playground playground, String path, String body, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(playground, path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI at(Playground playground, String path) {
        return playground.baseUrl().resolve(path);
    }
}
