package io.sccc.examples.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** People who comment on a real blog of the company, and what they see of its answers. */
final class WordPressTown {

    private final JsonNode started;
    private final RealHttp admin;
    private final long post;
    private final Map<String, Long> people = new HashMap<>();

    /** The blog, with a new article on it. */
    WordPressTown(JsonNode started, String title) {
        this.started = started;
        this.admin = new RealHttp(
                started.path("api").asText(),
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((started.path("admin_user").asText() + ":"
                                                + started.path("admin_token").asText())
                                        .getBytes(StandardCharsets.UTF_8)));
        this.post = admin.post("/posts", Map.of("title", title, "content", "Escriban aquí.", "status", "publish"))
                .path("id")
                .asLong();
    }

    /** Somebody new, by their name. */
    private long member(String name) {
        return admin.post(
                        "/users",
                        Map.of(
                                "username",
                                name,
                                "email",
                                name + "@people.example",
                                "password",
                                started.path("password").asText()))
                .path("id")
                .asLong();
    }

    /** A comment, as if its author had written it; 0 is below the article itself. */
    long comment(String author, long parent, String text) {
        return admin.post(
                        "/comments",
                        Map.of(
                                "post", post,
                                "parent", parent,
                                "author", people.computeIfAbsent(author, this::member),
                                "content", text,
                                "status", "approve"))
                .path("id")
                .asLong();
    }

    /** The company's direct answers below a comment. */
    List<String> answers(long comment) {
        List<String> answers = new ArrayList<>();
        admin.get("/comments?per_page=100&parent=" + comment).forEach(answer -> {
            if (answer.path("author_name").asText().equals(started.path("user").asText())) {
                answers.add(answer.path("content").path("rendered").asText());
            }
        });
        return answers;
    }
}
