package io.sccc.examples.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** People on a real network who write to the company, and what they see of its answers. */
final class BlueskyTown {

    private final JsonNode started;
    private final String base;
    private final List<Person> people = new ArrayList<>();

    BlueskyTown(JsonNode started) {
        this.started = started;
        this.base = started.path("base_url").asText();
    }

    /** Somebody with an account. */
    record Person(String did, RealHttp http) {}

    /** A post: what others reply to. */
    record Ref(String uri, String cid) {

        Map<String, String> map() {
            return Map.of("uri", uri, "cid", cid);
        }
    }

    /** Somebody new. */
    Person person(String name) {
        JsonNode account = new RealHttp(base, "")
                .post(
                        "/xrpc/com.atproto.server.createAccount",
                        Map.of(
                                "handle", name + ".test",
                                "email", name + "@people.example",
                                "password", started.path("password").asText()));
        Person person = new Person(
                account.path("did").asText(),
                new RealHttp(base, "Bearer " + account.path("accessJwt").asText()));
        people.add(person);
        return person;
    }

    /** A post that names the company. */
    Ref mention(Person person, String text) {
        String handle = "@" + started.path("handle").asText();
        String words = handle + " " + text;
        Map<String, Object> record = record(words);
        record.put(
                "facets",
                List.of(Map.of(
                        "index", Map.of("byteStart", 0, "byteEnd", handle.getBytes(StandardCharsets.UTF_8).length),
                        "features",
                                List.of(Map.of(
                                        "$type",
                                        "app.bsky.richtext.facet#mention",
                                        "did",
                                        started.path("did").asText())))));
        return put(person, record);
    }

    /** A reply in a thread. */
    Ref reply(Person person, Ref root, Ref parent, String text) {
        Map<String, Object> record = record(text);
        record.put("reply", Map.of("root", root.map(), "parent", parent.map()));
        return put(person, record);
    }

    private static Map<String, Object> record(String text) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("$type", "app.bsky.feed.post");
        record.put("text", text);
        record.put("createdAt", Instant.now().toString());
        return record;
    }

    private static Ref put(Person person, Map<String, Object> record) {
        JsonNode made = person.http()
                .post(
                        "/xrpc/com.atproto.repo.createRecord",
                        Map.of("repo", person.did(), "collection", "app.bsky.feed.post", "record", record));
        return new Ref(made.path("uri").asText(), made.path("cid").asText());
    }

    /** The company's direct answers below a post, as its author sees them. */
    List<String> answers(Person person, Ref post) throws IOException {
        JsonNode thread = person.http()
                .get("/xrpc/app.bsky.feed.getPostThread?depth=10&uri="
                        + URLEncoder.encode(post.uri(), StandardCharsets.UTF_8))
                .path("thread");
        List<String> answers = new ArrayList<>();
        thread.path("replies").forEach(reply -> {
            if (reply.path("post")
                    .path("author")
                    .path("did")
                    .asText()
                    .equals(started.path("did").asText())) {
                answers.add(reply.path("post").path("record").path("text").asText());
            }
        });
        return answers;
    }
}
