package io.sccc.metrics.center;

import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.ActionSpec;
import io.sccc.core.model.Author;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Finding;
import io.sccc.core.model.Level;
import io.sccc.core.model.LocalizedText;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostBuilder;
import io.sccc.core.model.PostId;
import io.sccc.core.model.PostKind;
import io.sccc.core.model.Route;
import io.sccc.core.model.Understanding;
import io.sccc.core.spi.ActionHandler;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import io.sccc.core.spi.PostSource;
import io.sccc.core.spi.Router;
import io.sccc.core.spi.Understander;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A small world for a whole center: posts from a seed whose words say what is to happen. */
final class World {

    private static final LocalizedText WORDS = LocalizedText.of("hello", "hola", "olá");
    private static final List<String> DEEDS =
            List.of("listen", "listen", "sad", "glad", "case", "case", "append", "close", "reopen", "ask", "wait");

    private World() {}

    static List<Post> posts(long seed, int many) {
        Random random = new Random(seed);
        List<Post> posts = new ArrayList<>();
        Instant clock = Instant.parse("2026-03-02T12:00:00Z");
        for (int i = 0; i < many; i++) {
            clock = clock.plus(Duration.ofMinutes(random.nextInt(120)));
            posts.add(post(random, i, clock));
            if (random.nextInt(12) == 0) {
                posts.add(posts.get(random.nextInt(posts.size())).toBuilder()
                        .revision(1 + random.nextInt(2))
                        .deleted(random.nextBoolean())
                        .text("glad now")
                        .build());
            }
        }
        return posts;
    }

    private static Post post(Random random, int i, Instant clock) {
        String network = random.nextInt(4) == 0 ? "forum" : "net";
        boolean company = random.nextInt(6) == 0;
        Instant at = random.nextInt(9) == 0 ? null : clock.minus(Duration.ofHours(random.nextInt(5) / 4 * 50L));
        String text =
                DEEDS.get(random.nextInt(DEEDS.size())) + " topic" + random.nextInt(5) + " #tag" + random.nextInt(4);
        PostBuilder post = Post.builder(PostId.of(network, "p" + i))
                .kind(PostKind.values()[random.nextInt(PostKind.values().length)])
                .authorRole(company ? AuthorRole.AGENT : AuthorRole.CUSTOMER)
                .postedAt(random.nextInt(40) == 0 ? Instant.parse("2999-01-01T00:00:00Z") : at)
                .lang("es")
                .text(text)
                .attribute("brand", "brand" + random.nextInt(3))
                .attribute("campaign", "spring");
        if (random.nextInt(10) > 0) {
            post.author(new Author(
                    company ? "acme" : "u" + random.nextInt(25), null, (long) random.nextInt(900), null, null, null));
        }
        if (random.nextInt(3) > 0 && i > 0) {
            post.inReplyTo("p" + random.nextInt(i + 2));
        }
        return post.build();
    }

    /** The posts as a recorded file would yield them, nine at a time, up to a number that may be raised. */
    static final class Tape implements PostSource {

        private final List<Post> posts;
        private final int most;

        Tape(List<Post> posts, int most) {
            this.posts = posts;
            this.most = most;
        }

        @Override
        public String name() {
            return "tape";
        }

        @Override
        public boolean recorded() {
            return true;
        }

        @Override
        public Page<Arrival> fetch(Cursor cursor) {
            int from = cursor.atStart() ? 0 : Integer.parseInt(cursor.value());
            int to = Math.min(most, from + 9);
            List<Arrival> items = new ArrayList<>();
            posts.subList(from, Math.max(from, to)).forEach(post -> items.add(new Arrival.Received(post)));
            if (from < to && from % 36 == 0) {
                items.add(new Arrival.Unreadable("tape:" + from, from, "SCCC-1101", "no post", "{"));
            }
            return new Page<>(items, new Cursor(Integer.toString(Math.max(from, to))), to < most);
        }
    }

    static Understander understander() {
        return (post, text, soFar) -> {
            String[] words = post.text().split(" ", -1);
            boolean sad = !words[0].equals("glad") && !words[0].equals("listen");
            return new Understanding(
                    Map.of(
                            Understanding.LANGUAGE,
                            new Finding("es", 1),
                            Understanding.SENTIMENT,
                            new Finding(sad ? "negative" : "positive", 0.8),
                            Understanding.COMPLAINT,
                            Finding.of(sad, 0.8),
                            Understanding.PRAISE,
                            Finding.of(words[0].equals("glad"), 0.8)),
                    words.length > 1 ? Set.of(words[1]) : Set.of());
        };
    }

    /** Does what the first word says. */
    static final class Words implements Router {

        @Override
        public Route route(Facts facts) {
            String word = String.valueOf(facts.get(Fact.TEXT)).split(" ", -1)[0];
            String role = facts.get(Fact.AUTHOR_ROLE);
            if ("agent".equals(role)) {
                return route(Level.IGNORE, "echo");
            }
            if (facts.get(Fact.TIMER) != null) {
                return route(Level.CRM, "waited", ActionKind.OPEN_CASE);
            }
            return switch (word) {
                case "case" -> route(Level.CRM, "case", ActionKind.OPEN_CASE);
                case "append" -> route(Level.CRM, "append", ActionKind.APPEND_TO_CASE);
                case "close" -> route(Level.CRM, "close", ActionKind.CLOSE_CASE);
                case "reopen" -> route(Level.CRM, "reopen", ActionKind.REOPEN_CASE);
                case "ask" -> route(Level.COMMUNITY, "ask", ActionKind.ASK_COMMUNITY);
                case "wait" -> Route.noRule(ruleset(), List.of(new Route.Timer("waited", Duration.ofHours(6))));
                default -> Route.noRule(ruleset(), List.of());
            };
        }

        private Route route(Level level, String rule, ActionKind... kinds) {
            List<ActionSpec> specs = Arrays.stream(kinds)
                    .map(kind -> new ActionSpec(kind, kind.speaks() ? WORDS : LocalizedText.EMPTY, Map.of()))
                    .toList();
            return new Route(level, 1, "care", List.of(), null, specs, List.of(rule), WORDS, List.of(), ruleset());
        }

        @Override
        public String ruleset() {
            return "words";
        }

        @Override
        public String rulesetText() {
            return "words";
        }
    }

    /** Does everything but refuses every seventh action. */
    static final class Moody implements ActionHandler {

        @Override
        public boolean handles(ActionKind kind, AccountId account) {
            return kind.target() != ActionKind.Target.CENTER;
        }

        @Override
        public Outcome handle(Action action, ActionKey key) {
            return Math.floorMod(key.hashCode(), 7) == 0
                    ? new Outcome.Rejected("not today")
                    : new Outcome.Sent("id-" + key.value());
        }
    }
}
