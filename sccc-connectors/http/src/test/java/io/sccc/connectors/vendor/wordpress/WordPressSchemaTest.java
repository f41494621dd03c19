package io.sccc.connectors.vendor.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sccc.connectors.CommunityConnector;
import io.sccc.connectors.Stretch;
import io.sccc.connectors.testkit.Answer;
import io.sccc.connectors.testkit.Item;
import io.sccc.connectors.testkit.Request;
import io.sccc.connectors.testkit.Sent;
import io.sccc.connectors.testkit.Wire;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Party;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What is sent against WordPress' own route index of 6.1, and its own examples through the mappers. */
@EnabledIfSystemProperty(named = "sccc.shared", matches = ".+")
class WordPressSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where the index is known to be short of the truth, and why. */
    private static final Map<String, String> KNOWN_FAULTS = Map.of(
            "_fields", "a parameter of every route, which the index tells for none",
            "status=all", "an enum is not told for comments; WP_Comment_Query documents all and any",
            "status=any", "the same");

    private static Path contract(String file) {
        return Path.of(System.getProperty("sccc.shared"), "contracts", "wordpress", file);
    }

    @Test
    void everyRequest_fitsTheIndexOfRoutes() throws IOException {
        JsonNode routes =
                JSON.readTree(contract("schema.index.trimmed.json").toFile()).get("routes");
        List<String> wrong = new ArrayList<>();
        try (Wire wire = Wire.open();
                WordPress blog = blog(wire)) {
            everything(wire, blog);
            assertThat(wire.unexpected()).isEmpty();
            assertThat(wire.sent().size()).isGreaterThan(12);
            for (Sent sent : wire.sent()) {
                check(sent, routes, wrong);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(KNOWN_FAULTS.values()).noneMatch(String::isBlank);
    }

    private static WordPress blog(Wire wire) {
        return WordPress.site(wire.url().toString())
                .user("care")
                .applicationPassword("abcd efgh")
                .allowPrivate("127.0.0.1")
                .settlesWithin(Duration.ZERO)
                .clock(wire.clock())
                .build();
    }

    private static void everything(Wire wire, WordPress blog) {
        String api = Blog.API;
        wire.on(Request.get("/wp-json/"), Answer.json(Blog.ROOT))
                .on(Request.get(api + "/users/*"), Answer.json(Blog.ME));
        wire.on(Request.get(api + "/posts"), Answer.json("[]")).on(Request.get(api + "/pages"), Answer.json("[]"));
        wire.on(Request.get(api + "/categories"), Answer.json("[]"));
        new Blog().hold(wire, List.of(Item.of(1, "uno"), Item.of(2, "dos"), Item.of(3, "tres")));
        wire.on(Request.get(api + "/comments/1"), Answer.json("{\"id\":1,\"post\":4,\"status\":\"approved\"}"));
        wire.on(Request.post(api + "/comments"), Answer.json(201, "{\"id\":9}"));
        Cursor at = blog.fetch(Cursor.START).next();
        at = blog.fetch(at).next();
        wire.on(Request.get(api + "/comments"), Answer.json("[]").header("X-WP-TotalPages", "0"));
        blog.fetch(at);
        Stretch stretch = new Stretch(Instant.parse("2026-02-01T00:00:00Z"), Instant.parse("2026-03-01T00:00:00Z"));
        blog.backfill(stretch, Cursor.START);
        blog.articles(blog.articles(Cursor.START).next());
        blog.topics(Cursor.START);
        blog.search("¿cambiar la factura?", null, 3);
        blog.rank("5");
        Action.Reply reply = new Action.Reply(
                new Party(TenantId.DEFAULT, new ConversationId("c"), "p", null),
                new PostId("wordpress", "x", "1"),
                "a\nb",
                "es");
        blog.answer(reply, new ActionKey("sccc:k"));
        blog.find(reply, new ActionKey("sccc:k"));
        blog.check(wire.clock().instant());
    }

    private static void check(Sent sent, JsonNode routes, List<String> wrong) throws IOException {
        String path = sent.path().replaceFirst("^/wp-json", "");
        if (path.equals("/") && sent.method().equals("GET")) {
            return;
        }
        for (Map.Entry<String, JsonNode> route : routes.properties()) {
            if (path.matches(route.getKey().replaceAll("\\(\\?P<\\w+>", "("))) {
                JsonNode args = args(route.getValue(), sent.method());
                sent.query().forEach((name, value) -> value(path, name, value, args, wrong));
                body(sent, args, wrong);
                return;
            }
        }
        wrong.add("no route " + sent);
    }

    private static JsonNode args(JsonNode route, String method) {
        for (JsonNode endpoint : route.get("endpoints")) {
            if (endpoint.get("methods").toString().contains("\"" + method + "\"")) {
                return endpoint.get("args");
            }
        }
        throw new AssertionError("no method " + method);
    }

    private static void value(String path, String name, String value, JsonNode args, List<String> wrong) {
        if (KNOWN_FAULTS.containsKey(name) || KNOWN_FAULTS.containsKey(name + "=" + value)) {
            return;
        }
        JsonNode arg = args.path(name);
        if (arg.isMissingNode()) {
            wrong.add(path + " has no parameter " + name);
            return;
        }
        boolean list = arg.path("type").asText().equals("array");
        JsonNode one = list ? arg.path("items") : arg;
        for (String each : list ? value.split(",") : new String[] {value}) {
            fits(path + "?" + name + "=" + each, each, one, wrong);
        }
    }

    private static void fits(String where, String value, JsonNode type, List<String> wrong) {
        List<String> choices = new ArrayList<>();
        type.path("enum").forEach(choice -> choices.add(choice.asText()));
        boolean number = type.path("type").asText().equals("integer");
        boolean time = type.path("format").asText().equals("date-time");
        boolean ok = choices.isEmpty() || choices.contains(value);
        ok &= !number || value.matches("-?\\d+");
        ok &= !time || value.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        ok &= !number || !ok || Long.parseLong(value) >= type.path("minimum").asLong(Long.MIN_VALUE);
        ok &= !number || !ok || Long.parseLong(value) <= type.path("maximum").asLong(Long.MAX_VALUE);
        if (!ok) {
            wrong.add(where + " is not " + type);
        }
    }

    private static void body(Sent sent, JsonNode args, List<String> wrong) throws IOException {
        if (sent.body().length == 0) {
            return;
        }
        for (Map.Entry<String, JsonNode> field : JSON.readTree(sent.body()).properties()) {
            JsonNode arg = args.path(field.getKey());
            String type = arg.path("type").asText();
            boolean ok = switch (type) {
                case "integer" -> field.getValue().isIntegralNumber();
                case "string" -> field.getValue().isTextual();
                case "object" -> field.getValue().isObject();
                default -> false;
            };
            if (!ok) {
                wrong.add(sent + " field " + field.getKey() + " is not of type \"" + type + "\"");
            }
        }
    }

    @Test
    void everyExample_isRead() throws IOException {
        int read = 0;
        for (String file : List.of("CommentsCollection.json", "CommentModel.json")) {
            for (Arrival arrival : fetched(list(file))) {
                Post post = ((Arrival.Received) arrival).post();
                assertThat(post.text()).as(file).isNotBlank();
                assertThat(post.postedAt()).as(file).isNotNull();
                read++;
            }
        }
        for (String file :
                List.of("PostsCollection.json", "PostModel.json", "PagesCollection.json", "PageModel.json")) {
            for (CommunityConnector.Article article : articles(list(file))) {
                assertThat(article.gone()).as(file).isFalse();
                read++;
            }
        }
        assertThat(topics(list("CategoriesCollection.json"))).isNotEmpty();
        for (String file : List.of("me.json", "UserModel.json")) {
            assertThat(rank(JSON.readTree(contract("examples/" + file).toFile())))
                    .as(file)
                    .isNotNull();
        }
        assertThat(read).isGreaterThanOrEqualTo(6);
    }

    private static String list(String file) throws IOException {
        JsonNode json = JSON.readTree(contract("examples/" + file).toFile());
        return json.isArray() ? json.toString() : "[" + json + "]";
    }

    private static Wire wire() {
        return Wire.open().on(Request.get(Blog.API + "/users/me"), Answer.json(Blog.ME));
    }

    private static Answer whole(String list) {
        return Answer.json(list).header("X-WP-TotalPages", "1");
    }

    private static List<Arrival> fetched(String list) {
        try (Wire wire = wire().on(Request.get(Blog.API + "/comments"), whole(list));
                WordPress blog = blog(wire)) {
            return blog.fetch(Cursor.START).items();
        }
    }

    private static List<CommunityConnector.Article> articles(String list) {
        try (Wire wire = wire().on(Request.get(Blog.API + "/posts"), whole(list));
                WordPress blog = blog(wire)) {
            return blog.articles(Cursor.START).items();
        }
    }

    private static List<CommunityConnector.Topic> topics(String list) {
        try (Wire wire = wire().on(Request.get(Blog.API + "/categories"), whole(list));
                WordPress blog = blog(wire)) {
            return blog.topics(Cursor.START).items();
        }
    }

    private static String rank(JsonNode user) {
        try (Wire wire = wire().on(Request.get(Blog.API + "/users/5"), Answer.json(user.toString()));
                WordPress blog = blog(wire)) {
            return String.valueOf(blog.rank("5"));
        }
    }
}
