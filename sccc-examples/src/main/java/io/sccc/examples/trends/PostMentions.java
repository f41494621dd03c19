package io.sccc.examples.trends;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sccc.core.model.Author;
import io.sccc.core.model.Post;
import io.sccc.metrics.trend.Mention;
import io.sccc.metrics.trend.Term;
import io.sccc.metrics.trend.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a post speaks of: the topics somebody gave it, then the hashtags, words and pairs of words of its text. */
public final class PostMentions {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> NAMES = Set.of("topic", "topics");

    private PostMentions() {}

    /** Null for a post that takes no part in trends: without a time, deleted, or the company's own. */
    public static @Nullable Mention of(Post post) {
        Instant at = post.postedAt();
        if (at == null || post.deleted() || post.byCompany()) {
            return null;
        }
        List<Term> terms = new ArrayList<>();
        for (String name : NAMES) {
            given(post.attributes().get(name), terms);
        }
        labels(post.attributes().get("labels"), terms);
        terms.addAll(Terms.of(post.text()));
        Author author = post.author();
        String network = post.id().network();
        return new Mention(
                at,
                terms,
                author == null ? null : network + '\n' + author.id(),
                post.id().nativeId(),
                post.lang());
    }

    private static void labels(@Nullable String labels, List<Term> terms) {
        JsonNode tree = tree(labels);
        if (tree != null && tree.isObject()) {
            for (String name : NAMES) {
                names(tree.path(name), terms);
            }
        }
    }

    private static void given(@Nullable String value, List<Term> terms) {
        JsonNode tree = value != null && value.startsWith("[") ? tree(value) : null;
        if (tree != null && tree.isArray()) {
            names(tree, terms);
        } else if (value != null) {
            terms.addAll(Terms.topic(value));
        }
    }

    private static void names(JsonNode node, List<Term> terms) {
        if (node.isArray()) {
            node.forEach(one -> names(one, terms));
        } else if (node.isTextual() || node.isNumber()) {
            terms.addAll(Terms.topic(node.asText()));
        }
    }

    private static @Nullable JsonNode tree(@Nullable String json) {
        try {
            return json == null ? null : JSON.readTree(json);
        } catch (JacksonException e) {
            return null;
        }
    }
}
