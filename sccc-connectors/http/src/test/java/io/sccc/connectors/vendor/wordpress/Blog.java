package io.sccc.connectors.vendor.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sccc.connectors.testkit.Answer;
import io.sccc.connectors.testkit.Item;
import io.sccc.connectors.testkit.Request;
import io.sccc.connectors.testkit.Sent;
import io.sccc.connectors.testkit.Shelf;
import io.sccc.connectors.testkit.Trait;
import io.sccc.connectors.testkit.Wire;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** A blog's comments as WordPress 6.1 lists them: two on a page, by date, filtered by time. */
final class Blog implements Shelf {

    static final String API = "/wp-json/wp/v2";
    static final String OWN = "7";
    private static final int PER_PAGE = 2;

    @Override
    public void hold(Wire wire, List<Item> items) {
        List<Item> there =
                items.stream().filter(item -> !item.is(Trait.DELETED)).toList();
        wire.on(
                Request.get(API + "/comments"),
                sent -> sent.query().containsKey("include") ? included(sent, there) : listed(sent, there));
    }

    private static Answer listed(Sent sent, List<Item> items) {
        Predicate<Instant> asked = within(sent);
        List<Item> found = items.stream()
                .filter(item -> asked.test(item.at()))
                .sorted(Comparator.comparing(Item::at))
                .toList();
        return page(
                sent,
                found.stream()
                        .map(item -> item.is(Trait.HIDDEN) ? JsonNodeFactory.instance.nullNode() : comment(item))
                        .toList());
    }

    private static Answer included(Sent sent, List<Item> items) {
        List<String> ids = List.of(sent.query().getOrDefault("include", "").split(","));
        return page(
                sent,
                items.stream()
                        .filter(item -> ids.contains(Integer.toString(item.number())))
                        .map(item -> (JsonNode) comment(item))
                        .toList(),
                100);
    }

    /** What WordPress answers to a list of these comments, in their order. */
    static Answer serve(Sent sent, List<ObjectNode> comments) {
        List<String> ids = List.of(sent.query().getOrDefault("include", "").split(","));
        if (sent.query().containsKey("include")) {
            return page(
                    sent,
                    comments.stream()
                            .filter(one -> ids.contains(one.path("id").asText()))
                            .toList(),
                    100);
        }
        return page(sent, within(sent, comments));
    }

    /** The comments of the times that were asked for. */
    static List<ObjectNode> within(Sent sent, List<ObjectNode> comments) {
        Predicate<Instant> asked = within(sent);
        return comments.stream().filter(one -> asked.test(at(one))).toList();
    }

    static Instant at(ObjectNode comment) {
        return Instant.parse(comment.path("date_gmt").asText() + "Z");
    }

    private static Predicate<Instant> within(Sent sent) {
        String after = sent.query().getOrDefault("after", sent.query().getOrDefault("modified_after", ""));
        String before = sent.query().getOrDefault("before", "");
        Instant from = after.isEmpty() ? Instant.MIN : Instant.parse(after);
        Instant to = before.isEmpty() ? Instant.MAX : Instant.parse(before);
        return at -> at.isAfter(from) && at.isBefore(to);
    }

    static Answer page(Sent sent, List<? extends JsonNode> entries) {
        return page(sent, entries, PER_PAGE);
    }

    /** A page as WordPress cuts it: what may not be seen (null here) takes a place and is left out. */
    private static Answer page(Sent sent, List<? extends JsonNode> entries, int size) {
        int number = Integer.parseInt(sent.query().getOrDefault("page", "1"));
        int from = Math.min(entries.size(), (number - 1) * size);
        ArrayNode page = JsonNodeFactory.instance.arrayNode();
        entries.subList(from, Math.min(entries.size(), from + size)).stream()
                .filter(entry -> !entry.isNull())
                .forEach(page::add);
        return Answer.json(page.toString())
                .header("X-WP-Total", Integer.toString(entries.size()))
                .header("X-WP-TotalPages", Integer.toString((entries.size() + size - 1) / size));
    }

    static ObjectNode comment(Item item) {
        ObjectNode comment = JsonNodeFactory.instance.objectNode();
        if (!item.is(Trait.BROKEN)) {
            comment.put("id", item.number());
        }
        boolean nobody = item.is(Trait.ANONYMOUS);
        comment.put("post", 4);
        comment.put("parent", item.answers());
        comment.put("author", nobody ? 0 : item.is(Trait.OWN) ? Integer.parseInt(OWN) : 100 + item.writer());
        comment.put("author_name", nobody ? "" : "Persona " + item.writer());
        comment.put("author_email", "");
        comment.put("date_gmt", item.at().toString().replace("Z", ""));
        comment.putObject("content")
                .put("rendered", "<p>" + item.text() + "</p>\n")
                .put("raw", item.text());
        comment.put("link", "http://blog.example/?p=4#comment-" + item.number());
        comment.put("status", item.is(Trait.STRANGE) ? "quarantined" : "approved");
        return comment;
    }

    static final String ME = """
            {"id":7,"name":"Care","slug":"care","roles":["editor"],
             "capabilities":{"moderate_comments":true,"edit_posts":true,"edit_others_posts":true,
                             "edit_published_posts":true,"read":true}}""";

    static final String ROOT = """
            {"name":"Blog","namespaces":["oembed/1.0","wp/v2"],
             "authentication":{"application-passwords":{"endpoints":{}}}}""";
}
