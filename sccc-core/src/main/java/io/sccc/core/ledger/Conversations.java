package io.sccc.core.ledger;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Party;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Work;
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

    static final int LONGEST_CHAIN = 64;

    private final Graph graph;

    /** A graph in memory. */
    Conversations() {
        this(new MapGraph());
    }

    Conversations(Graph graph) {
        this.graph = graph;
    }

    /** Where the graph is kept. */
    interface Graph {

        @Nullable
        Node node(String key);

        void put(String key, Node node);

        /** What a conversation became an alias of; null while it goes by its own id. */
        @Nullable
        ConversationId aliasOf(ConversationId id);

        void alias(ConversationId id, ConversationId into);

        /** The post a conversation began with; the largest number when nothing is known of it. */
        long born(ConversationId id);

        void born(ConversationId id, long seq);
    }

    /** A post, an absent parent, or a thread that is a dialog. */
    record Node(ConversationId conversation, @Nullable Speaker speaker) {}

    /** What is known of the author of a node. */
    record Speaker(String key, boolean company, @Nullable String parent) {}

    /** Where a post belongs, and which conversations it made one. */
    record Place(ConversationId conversation, List<ConversationId> joined) {}

    /** Keys of the nodes a post touches: its own first. */
    static List<String> touched(Post post) {
        List<String> touched = new ArrayList<>(3);
        touched.add(node(post, post.id().nativeId()));
        if (post.inReplyTo() != null) {
            touched.add(node(post, post.inReplyTo()));
        }
        if (post.threadId() != null && post.kind().threadIsDialog()) {
            touched.add("t " + post.id().network() + " " + post.threadId());
        }
        return touched;
    }

    /** Puts a post into the graph. */
    Place place(Post post, long seq) {
        List<String> touched = touched(post);
        List<ConversationId> known = touched.stream()
                .map(graph::node)
                .filter(Objects::nonNull)
                .map(node -> resolve(node.conversation()))
                .distinct()
                .sorted((a, b) -> Long.compare(graph.born(a), graph.born(b)))
                .toList();
        String root = touched.get(touched.size() - 1);
        ConversationId conversation = known.isEmpty()
                ? ConversationId.startingAt(post.tenant(), post.id().network(), root)
                : known.get(0);
        if (graph.born(conversation) == Long.MAX_VALUE) {
            graph.born(conversation, seq);
        }
        List<ConversationId> joined = known.isEmpty() ? List.of() : known.subList(1, known.size());
        joined.forEach(alias -> graph.alias(alias, conversation));
        for (String key : touched.subList(1, touched.size())) {
            if (graph.node(key) == null) {
                graph.put(key, new Node(conversation, null));
            }
        }
        speak(touched.get(0), post, conversation);
        return new Place(conversation, joined);
    }

    private void speak(String own, Post post, ConversationId conversation) {
        String parent = post.inReplyTo() == null ? null : node(post, post.inReplyTo());
        Speaker speaker = new Speaker(Party.of(post, conversation).key(), post.byCompany(), parent);
        Node known = graph.node(own);
        if (known == null || !speaker.equals(known.speaker())) {
            graph.put(own, new Node(known == null ? conversation : known.conversation(), speaker));
        }
    }

    /** The node of a message that was made at the network of the post it is about; null of every other action. */
    static @Nullable String spoken(Work ended) {
        ActionKind kind = ended.request().kind();
        String made = ended.target();
        boolean there = ended.state() == Ledger.WorkState.DONE && made != null && !made.isBlank();
        return there && kind.speaks() && kind.target() == ActionKind.Target.NETWORK
                ? "p " + ended.request().post().network() + " " + made
                : null;
    }

    /** Puts a message of the company's into the graph, so that who answers it goes on with the conversation. */
    void speak(String spoken, Work message) {
        if (graph.node(spoken) == null) {
            PostId about = message.request().post();
            Speaker company = new Speaker("company", true, "p " + about.network() + " " + about.nativeId());
            graph.put(spoken, new Node(resolve(message.request().about().conversation()), company));
        }
    }

    /** The customer whose post this one answers: up the replies, past the company and the author themselves. */
    @Nullable
    String answers(Post post, ConversationId conversation) {
        String self = Party.of(post, conversation).key();
        String at = post.inReplyTo() == null ? null : node(post, post.inReplyTo());
        for (int hops = 0; at != null && hops < LONGEST_CHAIN; hops++) {
            Node node = graph.node(at);
            Speaker speaker = node == null ? null : node.speaker();
            if (speaker == null) {
                return null;
            }
            if (!speaker.company && !speaker.key.equals(self)) {
                return speaker.key;
            }
            at = speaker.parent;
        }
        return null;
    }

    /** The id a conversation goes by now. */
    ConversationId resolve(ConversationId id) {
        ConversationId at = id;
        for (ConversationId next = graph.aliasOf(at); next != null; next = graph.aliasOf(at)) {
            at = next;
        }
        return at;
    }

    private static String node(Post post, String nativeId) {
        return "p " + post.id().network() + " " + nativeId;
    }

    /** A graph that ends with the process. */
    private static final class MapGraph implements Graph {

        private final Map<String, Node> nodes = new HashMap<>();
        private final Map<ConversationId, ConversationId> aliases = new HashMap<>();
        private final Map<ConversationId, Long> born = new HashMap<>();

        @Override
        public @Nullable Node node(String key) {
            return nodes.get(key);
        }

        @Override
        public void put(String key, Node node) {
            nodes.put(key, node);
        }

        @Override
        public @Nullable ConversationId aliasOf(ConversationId id) {
            return aliases.get(id);
        }

        @Override
        public void alias(ConversationId id, ConversationId into) {
            aliases.put(id, into);
        }

        @Override
        public long born(ConversationId id) {
            return born.getOrDefault(id, Long.MAX_VALUE);
        }

        @Override
        public void born(ConversationId id, long seq) {
            born.put(id, seq);
        }
    }
}
