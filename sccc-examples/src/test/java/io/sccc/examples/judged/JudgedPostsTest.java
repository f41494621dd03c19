package io.sccc.examples.judged;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import io.sccc.core.model.Post;
import io.sccc.core.model.Route;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import io.sccc.core.understand.MaskedText;
import io.sccc.core.understand.Masker;
import io.sccc.core.understand.TextFeatures;
import io.sccc.core.understand.UnderstanderChain;
import io.sccc.examples.file.PostFile;
import io.sccc.nlp.Understanders;
import io.sccc.rules.DroolsRouter;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The packs on posts that people judged: each names the levels that are acceptable and those that would hurt. The
 * posts of {@code dev.jsonl}, {@code hard.jsonl} (told without the usual words) and {@code unseen.jsonl} were looked at while
 * rules and weights were made, and the weights of evidence and words are learned from these and {@code unseen2.jsonl} to
 * {@code unseen4.jsonl}: what is measured on them is no estimate for posts never seen. {@code unseen5.jsonl} and {@code
 * unseen6.jsonl} are one: two more people wrote and judged them, nothing was learned from them, and their misses are never
 * printed.
 */
class JudgedPostsTest {

    private static final double ACCEPTABLE = 0.88;
    private static final double HARMFUL = 0.025;
    private static final double ACCEPTABLE_UNSEEN = 0.80;
    private static final double HARMFUL_UNSEEN = 0.04;

    private final UnderstanderChain understanders = new UnderstanderChain(Understanders.builtIn());
    private final DroolsRouter router = DroolsRouter.packs("default");
    private final Masker masker = Masker.withKey("judged posts".getBytes(StandardCharsets.UTF_8));

    private int posts;
    private int acceptable;
    private int harmful;
    private final List<String> misses = new ArrayList<>();

    @Test
    void route_postsTheRulesWereWrittenWith_areAtALevelPeopleAccept() throws URISyntaxException {
        judge("dev.jsonl");
        misses.forEach(System.out::println);
        check(ACCEPTABLE, HARMFUL);
    }

    @Test
    void route_postsToldWithoutTheUsualWords_areAtALevelPeopleAccept() throws URISyntaxException {
        judge("hard.jsonl");
        misses.forEach(System.out::println);
        check(ACCEPTABLE, HARMFUL);
    }

    @Test
    void route_postsOfAnotherAuthor_areAtALevelPeopleAccept() throws URISyntaxException {
        judge("unseen.jsonl");
        misses.forEach(System.out::println);
        check(ACCEPTABLE, HARMFUL);
    }

    @Test
    void route_postsLearnedFromButNotLookedAt_areAtALevelPeopleAccept() throws URISyntaxException {
        judge("unseen2.jsonl");
        check(ACCEPTABLE, HARMFUL);
    }

    @Test
    void route_postsLearnedFromLast_areAtALevelPeopleAccept() throws URISyntaxException {
        judge("unseen3.jsonl");
        judge("unseen4.jsonl");
        check(ACCEPTABLE, HARMFUL);
    }

    @Test
    void route_postsNeverSeen_areAtALevelPeopleAccept() throws URISyntaxException {
        judge("unseen5.jsonl");
        judge("unseen6.jsonl");
        check(ACCEPTABLE_UNSEEN, HARMFUL_UNSEEN);
    }

    private void check(double least, double most) {
        assertThat(posts).isGreaterThanOrEqualTo(200);
        assertThat((double) acceptable / posts).as("acceptable").isGreaterThanOrEqualTo(least);
        assertThat((double) harmful / posts).as("harmful").isLessThanOrEqualTo(most);
    }

    private void judge(String file) throws URISyntaxException {
        URL url = Objects.requireNonNull(getClass().getResource("/judged/" + file), file);
        try (PostFile source = new PostFile(Path.of(url.toURI()))) {
            for (Page<Arrival> page = source.fetch(Cursor.START);
                    !page.items().isEmpty();
                    page = source.fetch(page.next())) {
                page.items().forEach(item -> judge(((Arrival.Received) item).post()));
            }
        }
        System.out.printf(
                "%s: %d posts, acceptable %.3f, harmful %.3f%n",
                file, posts, (double) acceptable / posts, (double) harmful / posts);
    }

    private void judge(Post post) {
        Route route = router.route(facts(post));
        posts++;
        if (judged(post, "harmful", route.level())) {
            harmful++;
            misses.add("harmful " + words(post, route));
        } else if (judged(post, "acceptable", route.level())) {
            acceptable++;
        } else {
            misses.add("neither " + words(post, route));
        }
    }

    private static boolean judged(Post post, String how, Level level) {
        return Objects.requireNonNull(post.attributes().get(how), how).contains('"' + level.name() + '"');
    }

    private static String words(Post post, Route route) {
        return "%s %s %s".formatted(post.id().nativeId(), route.level(), route.rules());
    }

    /** What the center knows of a single post: nothing came before it, and there is no content to offer. */
    private Facts facts(Post given) {
        MaskedText masked = masker.mask(given.text());
        Post post = given.withText(masked.text());
        TextFeatures text = TextFeatures.of(post.text());
        Set<String> seen = new TreeSet<>();
        masked.found().forEach(datum -> seen.add(datum.kind().label()));
        return Facts.of(post)
                .put(understanders.understand(post, text))
                .put(Fact.TEXT, text.folded())
                .put(Fact.HASHTAGS, new LinkedHashSet<>(text.hashtags()))
                .put(Fact.HAS_LINK, !post.links().isEmpty() || !text.links().isEmpty())
                .put(Fact.PERSONAL_DATA, seen);
    }
}
