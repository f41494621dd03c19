package io.sccc.metrics.center;

import io.sccc.core.model.ConversationId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is remembered of one author of one network. */
final class Acquaintance {

    private static final int CONVERSATIONS = 64;
    private static final int LANGUAGES = 8;

    final AuthorKey key;

    /** Cause of the event that told of their first post. */
    final long first;

    @Nullable
    String contact;

    @Nullable
    Instant firstSeen;

    @Nullable
    Instant lastSeen;

    @Nullable
    Long followers;

    final Map<String, Long> counts = new LinkedHashMap<>();
    final Set<ConversationId> conversations = new LinkedHashSet<>();
    final Set<ConversationId> answered = new LinkedHashSet<>();
    final Set<String> openCases = new TreeSet<>();
    final Set<String> languages = new TreeSet<>();

    /** Conversations complained in, to the latest time. */
    final Map<ConversationId, Instant> complaints = new LinkedHashMap<>();

    final Deque<Moment> timeline = new ArrayDeque<>();

    Acquaintance(AuthorKey key, long first) {
        this.key = key;
        this.first = first;
    }

    long count(String what) {
        return counts.getOrDefault(what, 0L);
    }

    void add(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    void seen(@Nullable Instant at) {
        if (at != null) {
            firstSeen = firstSeen == null || at.isBefore(firstSeen) ? at : firstSeen;
            lastSeen = lastSeen == null || at.isAfter(lastSeen) ? at : lastSeen;
        }
    }

    void in(@Nullable ConversationId conversation) {
        keep(conversations, conversation);
    }

    void answers(@Nullable ConversationId conversation) {
        keep(answered, conversation);
    }

    private static void keep(Set<ConversationId> set, @Nullable ConversationId conversation) {
        if (conversation != null && set.size() < CONVERSATIONS) {
            set.add(conversation);
        }
    }

    void speaks(@Nullable String language) {
        if (language != null && languages.size() < LANGUAGES) {
            languages.add(language);
        }
    }

    void complains(@Nullable ConversationId conversation, @Nullable Instant at) {
        if (conversation != null && at != null) {
            Instant before = complaints.remove(conversation);
            complaints.put(conversation, before == null || at.isAfter(before) ? at : before);
            if (complaints.size() > CONVERSATIONS) {
                complaints.remove(complaints.keySet().iterator().next());
            }
        }
    }

    void moment(Moment moment, int most) {
        timeline.addLast(moment);
        if (timeline.size() > most) {
            timeline.removeFirst();
        }
    }
}
