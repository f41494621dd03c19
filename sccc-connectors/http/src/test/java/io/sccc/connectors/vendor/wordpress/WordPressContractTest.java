package io.sccc.connectors.vendor.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sccc.connectors.Capability;
import io.sccc.connectors.CommunityConnector;
import io.sccc.connectors.http.Limits;
import io.sccc.connectors.testkit.Answer;
import io.sccc.connectors.testkit.CommunityContract;
import io.sccc.connectors.testkit.Item;
import io.sccc.connectors.testkit.Read;
import io.sccc.connectors.testkit.Recording;
import io.sccc.connectors.testkit.Request;
import io.sccc.connectors.testkit.Target;
import io.sccc.connectors.testkit.Trait;
import io.sccc.connectors.testkit.Wire;
import io.sccc.connectors.testkit.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

class WordPressContractTest extends CommunityContract {

    private static final String PASSWORD = "abcd EFGH 1234 ijkl";
    private static final String API = Blog.API;

    @Override
    protected CommunityConnector connector(Wire wire) {
        return WordPress.site(wire.url().toString())
                .user("care")
                .applicationPassword(PASSWORD)
                .allowPrivate("127.0.0.1")
                .clock(wire.clock())
                .settlesWithin(Duration.ZERO)
                .limits(Limits.DEFAULT.withCall(wire.patience()))
                .build();
    }

    @Override
    protected Recording recording() {
        return Recording.builder()
                .secrets(PASSWORD, PASSWORD.replace(" ", ""))
                .always(wire -> wire.on(Request.get(API + "/users/me"), Answer.json(Blog.ME))
                        .on(Request.get("/wp-json/"), Answer.json(Blog.ROOT)))
                .listens(new Blog())
                .lacks(Trait.DIRECT, "a comment is never private to the site's owner")
                .reads(
                        Capability.BACKFILL,
                        Read.of(wire -> new Blog().hold(wire, february()), "1", "2", "3", "4", "5")
                                .broken(wire -> new Blog().hold(wire, oneBroken()), "1", "2", "4", "5")
                                .nothing(wire -> new Blog().hold(wire, List.of())))
                .reads(
                        Capability.TOPICS,
                        Read.of(wire -> categories(wire, 3), "1", "2", "3").nothing(wire -> categories(wire, 0)))
                .reads(
                        Capability.ARTICLES,
                        Read.of(wire -> articles(wire, 3, 2), "11", "12", "13", "21", "22")
                                .nothing(wire -> articles(wire, 0, 0)))
                .reads(
                        Capability.SEARCH,
                        Read.of(wire -> articles(wire, 2, 1), "11", "12", "21")
                                .asked("¿Cómo cambio la factura?")
                                .nothing(wire -> articles(wire, 0, 0)))
                .reads(
                        Capability.RANK,
                        Read.of(
                                        wire -> wire.on(
                                                Request.get(API + "/users/*"),
                                                Answer.json("{\"id\":102,\"roles\":[\"author\"]}")),
                                        "Author")
                                .asked("102")
                                .nothing(wire -> wire.on(
                                        Request.get(API + "/users/*"),
                                        Answer.json(
                                                404, "{\"code\":\"rest_user_invalid_id\",\"data\":{\"status\":404}}"))))
                .writes(Capability.ANSWER, answer())
                .build();
    }

    private static List<Item> february() {
        Instant first = Instant.parse("2026-02-03T08:00:00Z");
        List<Item> items = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            Item item = Item.of(i, "mensaje " + i);
            Instant at = first.plus(Duration.ofHours(i));
            items.add(new Item(i, item.writer(), at, at, item.text(), 0, item.traits()));
        }
        return items;
    }

    private static List<Item> oneBroken() {
        List<Item> items = new ArrayList<>(february());
        Item third = items.get(2);
        items.set(
                2,
                new Item(
                        third.number(), third.writer(), third.at(), third.at(), third.text(), 0, Set.of(Trait.BROKEN)));
        return items;
    }

    private static void categories(Wire wire, int count) {
        List<JsonNode> all = IntStream.rangeClosed(1, count)
                .mapToObj(id -> (JsonNode) JsonNodeFactory.instance
                        .objectNode()
                        .put("id", id)
                        .put("name", "Facturas &amp; pagos " + id)
                        .put("link", "http://blog.example/category/" + id)
                        .put("parent", id - 1))
                .toList();
        wire.on(Request.get(API + "/categories"), sent -> Blog.page(sent, all));
    }

    private static void articles(Wire wire, int posts, int pages) {
        wire.on(Request.get(API + "/posts"), sent -> Blog.page(sent, entries(10, posts)));
        wire.on(Request.get(API + "/pages"), sent -> Blog.page(sent, entries(20, pages)));
    }

    private static List<JsonNode> entries(int base, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> (JsonNode) article(base + i, "publish"))
                .toList();
    }

    static ObjectNode article(int id, String status) {
        ObjectNode article = JsonNodeFactory.instance.objectNode();
        article.put("id", id).put("status", status);
        article.put("modified_gmt", "2026-02-01T10:00:" + id);
        article.put("link", "http://blog.example/?p=" + id);
        article.putObject("title").put("rendered", "Cambiar la factura &#8211; paso a paso");
        article.putObject("content")
                .put("rendered", "<p>Entre en <b>Mi cuenta</b>.</p>")
                .put("protected", false);
        return article;
    }

    private static Write answer() {
        return Write.of(
                        target -> Request.post(API + "/comments")
                                .body("\"parent\":" + target.post() + ",")
                                .body(target.key().value() + ")"),
                        Answer.json(201, "{\"id\":901,\"status\":\"approved\"}"),
                        "901")
                .reads((wire, target) -> wire.on(
                        Request.get(API + "/comments/" + target.post()),
                        Answer.json("{\"id\":%s,\"post\":4,\"status\":\"approved\"}".formatted(target.post()))))
                .looksUp(WordPressContractTest::there, (wire, target) -> below(wire, target, "[]"))
                .refusedWith(Answer.json(201, "{\"id\":902,\"status\":\"spam\"}"))
                .already((wire, target) -> {
                    wire.on(Request.post(API + "/comments"), Answer.json(409, "{\"code\":\"comment_duplicate\"}"));
                    there(wire, target);
                });
    }

    private static void there(Wire wire, Target target) {
        String found = "[{\"id\":901,\"author\":7,\"author_user_agent\":\"sccc (%s)\"}]"
                .formatted(target.key().value());
        below(wire, target, found);
    }

    private static void below(Wire wire, Target target, String found) {
        wire.on(
                Request.get(API + "/comments").query("parent", target.post()),
                Answer.json(found).header("X-WP-TotalPages", "1"));
    }
}
