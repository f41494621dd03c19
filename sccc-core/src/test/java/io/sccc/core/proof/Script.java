package io.sccc.core.proof;

import io.sccc.core.model.Author;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostBuilder;
import io.sccc.core.model.PostId;
import io.sccc.core.model.PostKind;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people write in a trial, drawn from a seed: threads, replies (some before what they answer), edits, deletions, posts
 * that come again, unknown authors, posts nobody can decide, items that are no posts, personal data. Words in a text say what
 * the {@link ScriptRouter} makes of it; a mark in it names the tenant it was written to.
 */
final class Script {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final TenantId ACME = new TenantId("acme");
    static final TenantId BOREALIS = new TenantId("borealis");

    /** What must be masked before it is stored, and what must not be told in a log. */
    static final List<String> CANARIES = List.of("canario@ejemplo.example", "4539148803436467", "4539 1488 0343 6467");

    /** What tokens begin with; in store and log it must not be found. */
    static final String SECRET = "secreto-canario-";

    static final String NAME_CANARY = "Zacarías Canario";

    private static final Pattern MARK = Pattern.compile("to (acme|borealis)\\b");
    private static final String[] WORDS = {
        "case", "case again", "close", "reopen", "reply", "reply please", "lead", "hello", "hello there", "assign"
    };

    private final Map<Road, List<Arrival>> roads = new HashMap<>();

    /** Ways on which posts reach the center. */
    enum Road {
        /** Polled. */
        ALFA(ACME),
        /** Polled, in pages that overlap. */
        BETA(ACME),
        /** Delivered to a webhook, again until it is acknowledged. */
        HOOK(ACME),
        /** Handed in one by one, for another tenant, with ids that ALFA has too. */
        GAMA(BOREALIS);

        final TenantId tenant;

        Road(TenantId tenant) {
            this.tenant = tenant;
        }

        String network() {
            return this == GAMA ? "alfa" : name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A script of {@code size} items on each road. */
    Script(long seed, int size) {
        for (Road road : Road.values()) {
            roads.put(road, new Draw(road, new Random(seed * 31 + road.ordinal())).items(size));
        }
    }

    /** What comes on a road, oldest first. */
    List<Arrival> on(Road road) {
        return roads.get(road);
    }

    /** The tenant that words were written to; empty when they do not tell. */
    static String mark(String words) {
        Matcher matcher = MARK.matcher(words);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** Draws one road's items. */
    private static final class Draw {

        private final Road road;
        private final Random random;
        private final List<Arrival> items = new ArrayList<>();
        private final List<Post> latest = new ArrayList<>();

        Draw(Road road, Random random) {
            this.road = road;
            this.random = random;
        }

        List<Arrival> items(int size) {
            while (items.size() < size) {
                int dice = random.nextInt(100);
                if (dice < 3 && road != Road.GAMA && road != Road.HOOK) {
                    items.add(new Arrival.Unreadable(
                            road + ":" + items.size(),
                            items.size() + 1,
                            "SCCC-1104",
                            "no post",
                            "¿? canario@ejemplo.example"));
                } else if (dice < 17 && !latest.isEmpty()) {
                    again();
                } else if (dice < 22) {
                    add(overdue());
                } else {
                    add(fresh());
                }
            }
            return items;
        }

        private void add(Post post) {
            items.add(new Arrival.Received(post, "", items.size() + 1));
        }

        /** An earlier post: as it was, edited or deleted. */
        private void again() {
            int which = random.nextInt(latest.size());
            Post post = latest.get(which);
            if (road != Road.HOOK && random.nextInt(3) > 0) {
                boolean gone = random.nextInt(3) == 0;
                post = post.toBuilder()
                        .revision(post.revision() + 1)
                        .deleted(gone)
                        .text(gone ? "" : text(word()))
                        .build();
                latest.set(which, post);
            }
            add(post);
        }

        /** Alone in its conversation, and its timer is due at once: when it is asked is the same in every run. */
        private Post overdue() {
            return post("w" + items.size())
                    .text(text("wait"))
                    .postedAt(NOON.minus(Duration.ofHours(100)))
                    .build();
        }

        private Post fresh() {
            int number = latest.size();
            boolean together = road != Road.HOOK; // deliveries are read in parallel: there, each stands for itself
            boolean dialog = together && random.nextInt(4) == 0;
            boolean company = random.nextInt(7) == 0;
            boolean unknown = !company && random.nextInt(10) == 0;
            PostBuilder post = post(Integer.toString(number))
                    .kind(dialog ? PostKind.DIRECT_MESSAGE : PostKind.COMMENT)
                    .threadId(dialog ? "t" + random.nextInt(25) : null)
                    .inReplyTo(
                            together && random.nextInt(3) > 0
                                    ? "" + Math.max(0, number + 3 - random.nextInt(30))
                                    : null)
                    .text(text(number == 5 || random.nextInt(40) == 0 ? "poison" : word()));
            if (company) {
                post.authorRole(AuthorRole.AGENT).author(Author.of("agent"));
            } else if (unknown) {
                post.author(null);
            }
            Post built = post.build();
            latest.add(built);
            return built;
        }

        private PostBuilder post(String id) {
            String author = "u" + random.nextInt(12);
            return Post.builder(PostId.of(road.network(), id))
                    .tenant(road.tenant)
                    .author(new Author(author, NAME_CANARY + " " + author, 10L, null, null, null))
                    .authorRole(AuthorRole.CUSTOMER)
                    .lang("es");
        }

        private String word() {
            return WORDS[random.nextInt(WORDS.length)];
        }

        private String text(String words) {
            String data =
                    random.nextInt(4) > 0 ? "" : ", tarjeta o correo " + CANARIES.get(random.nextInt(CANARIES.size()));
            return words + " ñandú 🎉 to " + road.tenant + data;
        }
    }
}
