package io.sccc.core.pipeline;

import io.sccc.core.model.Author;
import io.sccc.core.model.Link;
import io.sccc.core.model.Post;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Intake;
import io.sccc.core.understand.MaskedText;
import io.sccc.core.understand.Masker;
import io.sccc.core.understand.TextFeatures;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The last step of intake: takes personal data out of an arrival, before anything is stored or logged. Ids and authors
 * stay. What cannot be masked is kept as a dead letter without its words.
 */
final class Masking {

    private static final int LONGEST_NAME = 500;

    private final Masker masker;

    Masking(Masker masker) {
        this.masker = masker;
    }

    /** The arrival as this tenant's, masked. */
    Intake.Masked mask(TenantId tenant, Arrival arrival) {
        if (arrival instanceof Arrival.Received received) {
            try {
                return post(tenant, received);
            } catch (RuntimeException | StackOverflowError e) {
                return unmaskable(received, e);
            }
        }
        return unreadable((Arrival.Unreadable) arrival);
    }

    private Intake.Masked unreadable(Arrival.Unreadable item) {
        String words;
        try {
            words = masker.mask(storable(item.beginning())).text();
        } catch (RuntimeException | StackOverflowError e) {
            words = "";
        }
        Arrival masked = new Arrival.Unreadable(item.position(), item.line(), item.code(), item.error(), words);
        return new Intake.Masked(masked, Set.of(), 0);
    }

    private static Intake.Masked unmaskable(Arrival.Received received, Throwable fault) {
        String position = received.position().isEmpty() ? received.post().id().toString() : received.position();
        String error =
                "masking its personal data failed with " + fault.getClass().getName();
        Arrival dead = new Arrival.Unreadable(position, received.line(), "SCCC-1005", error, "");
        return new Intake.Masked(dead, Set.of(), 0);
    }

    private Intake.Masked post(TenantId tenant, Arrival.Received received) {
        Post post = received.post();
        MaskedText text = masker.mask(storable(post.text()));
        Set<String> seen = new LinkedHashSet<>();
        text.found().forEach(datum -> seen.add(datum.kind().label()));
        Post clean = new Post(
                tenant,
                post.id(),
                post.revision(),
                post.deleted(),
                post.kind(),
                post.visibility(),
                author(post.author()),
                post.authorRole(),
                post.postedAt(),
                text.text(),
                post.lang(),
                post.threadId(),
                post.inReplyTo(),
                links(post.links()),
                attributes(post.attributes()));
        return new Intake.Masked(
                new Arrival.Received(clean, received.position(), received.line()), seen, textKey(clean));
    }

    /** The text as every store can hold it: U+0000 and halves of surrogate pairs become U+FFFD. */
    private static String storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || (Character.isSurrogate(c) && !paired(text, i))) {
                return replaced(text, i);
            }
        }
        return text;
    }

    private static String replaced(String text, int from) {
        StringBuilder clean = new StringBuilder(text);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || (Character.isSurrogate(c) && !paired(text, i))) {
                clean.setCharAt(i, '\uFFFD');
            }
        }
        return clean.toString();
    }

    private static boolean paired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    /** The name is for people: as every store can hold it, and cut with a mark where nobody has so long a name. */
    private static @Nullable Author author(@Nullable Author author) {
        String name = author == null ? null : author.name();
        return author == null || name == null
                ? author
                : new Author(
                        author.id(),
                        shortened(storable(name)),
                        author.followers(),
                        author.verified(),
                        author.brandAccount(),
                        author.employee());
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        int split = Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1)) ? 1 : 0;
        return name.substring(0, LONGEST_NAME - split) + "…";
    }

    private List<Link> links(List<Link> links) {
        return links.stream()
                .map(link -> new Link(masked(link.url()), link.title() == null ? null : masked(link.title())))
                .toList();
    }

    private Map<String, String> attributes(Map<String, String> attributes) {
        Map<String, String> masked = new LinkedHashMap<>(attributes);
        masked.replaceAll((name, value) -> masked(value));
        return masked;
    }

    private String masked(String value) {
        return masker.mask(storable(value)).text();
    }

    private static long textKey(Post post) {
        if (post.author() == null || post.text().isBlank()) {
            return 0;
        }
        long hash = 1125899906842597L;
        String folded = TextFeatures.of(post.text()).folded();
        for (int i = 0; i < folded.length(); i++) {
            hash = 31 * hash + folded.charAt(i);
        }
        return hash == 0 ? 1 : hash;
    }

    /** The same with its arrival as its time, where it has none. */
    static Intake.Masked stamp(Intake.Masked masked, Instant now) {
        if (masked.arrival() instanceof Arrival.Received received
                && received.post().postedAt() == null) {
            Post stamped = received.post().toBuilder().postedAt(now).build();
            return new Intake.Masked(
                    new Arrival.Received(stamped, received.position(), received.line()),
                    masked.seen(),
                    masked.textKey());
        }
        return masked;
    }
}
