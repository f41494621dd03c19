package io.sccc.core.ledger;

import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Party;
import io.sccc.core.model.Post;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The reply graph of one tenant: which conversation each post belongs to. A conversation is a connected component of
 * replies; an absent parent is a node; a thread is a node only where it is a dialog. When a post joins two, the older id
 * stays and the younger becomes its alias.
 */
final class Conversations {

    private static final int LONGEST_CHAIN = 64;

    private final Map<String, ConversationId> nodes = new HashMap<>();
    private final Map<String, Author> authors = new HashMap<>();
    private final Map<ConversationId, ConversationId> aliases = new HashMap<>();
    private final Map<ConversationId, Long> born = new HashMap<>();

    /** What is known of the author of a node. */
    private record Author(
            String key, boolean company, @Nullable String parent) {}

    /** Where a post belongs, and which conversations it made one. */
    record Place(ConversationId conversation, List<ConversationId> joined) {}

    /** Puts a post into the graph. */
    Place place(Post post, long seq) {
        String own = node(post, post.id().nativeId());
        List<String> touched = new ArrayList<>(List.of(own));
        if (post.inReplyTo() != null) {
            touched.add(node(post, post.inReplyTo()));
        }
        if (post.threadId() != null && post.kind().threadIsDialog()) {
            touched.add("t " + post.id().network() + " " + post.threadId());
        }
        List<ConversationId> known = touched.stream()
                .map(nodes::get)
                .filter(Objects::nonNull)
                .map(this::resolve)
                .distinct()
                .sorted((a, b) -> Long.compare(birth(a), birth(b)))
                .toList();
        String root = touched.get(touched.size() - 1);
        ConversationId conversation = known.isEmpty()
                ? ConversationId.startingAt(post.tenant(), post.id().network(), root)
                : known.get(0);
        born.putIfAbsent(conversation, seq);
        List<ConversationId> joined = known.isEmpty() ? List.of() : known.subList(1, known.size());
        joined.forEach(alias -> aliases.put(alias, conversation));
        touched.forEach(node -> nodes.put(node, conversation));
        remember(post, own, conversation);
        return new Place(conversation, joined);
    }

    private void remember(Post post, String own, ConversationId conversation) {
        String parent = post.inReplyTo() == null ? null : node(post, post.inReplyTo());
        boolean company = post.byCompany();
        authors.put(own, new Author(Party.of(post, conversation).key(), company, parent));
    }

    /** The customer whose post this one answers: up the replies, past the company and the author themselves. */
    @Nullable
    String answers(Post post, ConversationId conversation) {
        String self = Party.of(post, conversation).key();
        String at = post.inReplyTo() == null ? null : node(post, post.inReplyTo());
        for (int hops = 0; at != null && hops < LONGEST_CHAIN; hops++) {
            Author author = authors.get(at);
            if (author == null) {
                return null;
            }
            if (!author.company && !author.key.equals(self)) {
                return author.key;
            }
            at = author.parent;
        }
        return null;
    }

    /** The id a conversation goes by now. */
    ConversationId resolve(ConversationId id) {
        ConversationId at = id;
        for (ConversationId next = aliases.get(at); next != null; next = aliases.get(at)) {
            at = next;
        }
        return at;
    }

    private long birth(ConversationId id) {
        return born.getOrDefault(id, Long.MAX_VALUE);
    }

    private static String node(Post post, String nativeId) {
        return "p " + post.id().network() + " " + nativeId;
    }
}
