package io.sccc.connectors.vendor.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A real server as its start line describes it, and the customer "bob" who writes there by himself. */
final class RealBluesky implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> written = new ArrayList<>();
    private final JsonNode line;
    private final String token;

    RealBluesky(Path startLine) {
        try {
            line = JSON.readTree(Files.readString(startLine));
            token = session(text("second_handle"), text("password"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RealBluesky open() {
        return new RealBluesky(Path.of(String.valueOf(System.getenv("SCCC_REAL_BLUESKY"))));
    }

    String text(String name) {
        return line.get(name).asText();
    }

    String seed() {
        return line.at("/seed_post/uri").asText();
    }

    BlueskyBuilder brand() {
        return Bluesky.account(text("handle"))
                .appPassword(text("app_password"))
                .host(text("base_url"))
                .allowPrivate("localhost");
    }

    ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** Bob writes; the answer holds address and content hash. */
    JsonNode writes(ObjectNode record) {
        record.put("$type", AtUri.POST);
        if (!record.has("createdAt")) {
            record.put("createdAt", Instant.now().toString());
        }
        ObjectNode body = object().put("repo", text("second_did")).put("collection", AtUri.POST);
        body.set("record", record);
        JsonNode made = call("com.atproto.repo.createRecord", token, body);
        written.add(made.get("uri").asText());
        return made;
    }

    /** Bob answers somebody's post. */
    JsonNode answers(JsonNode root, JsonNode parent, String words) {
        ObjectNode record = object().put("text", words);
        ObjectNode reply = record.putObject("reply");
        reply.set("root", Posts.reference(root));
        reply.set("parent", Posts.reference(parent));
        return writes(record);
    }

    /** Bob mentions the brand. */
    JsonNode mentions(String words) {
        ObjectNode record = object().put("text", "@" + text("handle") + " " + words);
        ObjectNode facet = record.putArray("facets").addObject();
        facet.putObject("index")
                .put("byteStart", 0)
                .put("byteEnd", text("handle").length() + 1);
        facet.putArray("features")
                .addObject()
                .put("$type", "app.bsky.richtext.facet#mention")
                .put("did", text("did"));
        return writes(record);
    }

    void deletes(String uri) {
        AtUri at = AtUri.read(uri);
        call(
                "com.atproto.repo.deleteRecord",
                token,
                object().put("repo", text("second_did"))
                        .put("collection", AtUri.POST)
                        .put("rkey", at.rkey()));
        written.remove(uri);
    }

    JsonNode asks(String query) {
        return send(HttpRequest.newBuilder(URI.create(text("base_url") + "/xrpc/" + query))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    JsonNode record(AtUri uri) {
        return asks("com.atproto.repo.getRecord?repo=" + uri.did() + "&collection=" + uri.collection() + "&rkey="
                        + uri.rkey())
                .at("/value");
    }

    /** How many records of a kind the brand has. */
    int count(String collection) {
        return asks("com.atproto.repo.listRecords?limit=100&repo=" + text("did") + "&collection=" + collection)
                .get("records")
                .size();
    }

    private String session(String identifier, String password) {
        ObjectNode body = object().put("identifier", identifier).put("password", password);
        return call("com.atproto.server.createSession", "", body)
                .get("accessJwt")
                .asText();
    }

    private JsonNode call(String method, String bearer, ObjectNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(text("base_url") + "/xrpc/" + method))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        return send((bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer)).build());
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(request.uri().getPath() + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Takes back what bob wrote. */
    @Override
    public void close() {
        List.copyOf(written).forEach(this::deletes);
    }
}
