package io.sccc.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.connectors.Capability;
import io.sccc.connectors.CommunityConnector;
import io.sccc.core.model.Content;
import io.sccc.core.spi.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What a community's connector has to pass: a forum, a blog with comments, a help center. Extend it, say how a connector is
 * made and what was recorded, and run it as any JUnit class; see the guide "Write a connector in an hour".
 */
public abstract class CommunityContract extends ListenRules<CommunityConnector> {

    /** For vendors. */
    protected CommunityContract() {}

    @Test
    void K01_ask_sendsTitleAndWords() {
        if (!has(Capability.ASK)) {
            refuses(Capability.ASK);
            return;
        }
        again();
        Target target = target(Capability.ASK);
        Objects.requireNonNull(recorded().writes().get(Capability.ASK)).play(wire(), target);
        made(Ended.of(() -> Calls.write(connector(), Capability.ASK, target)));
        assertThat(wire().sent()).as("title").anyMatch(sent -> Words.in(sent, Calls.TITLE));
        assertThat(wire().sent()).as("words").anyMatch(sent -> Words.in(sent, target.text()));
    }

    @Test
    void K02_suggestedContent_isAnAnswer() {
        if (!has(Capability.ANSWER)) {
            refuses(Capability.ANSWER);
            return;
        }
        Suggestions.arrive(this, Capability.ANSWER);
    }

    @Test
    void K03_search_yieldsAsManyAsAskedAtTheMost() {
        if (!has(Capability.SEARCH)) {
            refuses(Capability.SEARCH);
            return;
        }
        again();
        Read read = Objects.requireNonNull(recorded().reads().get(Capability.SEARCH));
        assertThat(read.ids())
                .as("hits recorded; with fewer than two nobody sees whether a search keeps to its limit")
                .hasSizeGreaterThan(1);
        read.play(wire());
        assertThat(connector().search(read.asked(), null, 1)).as("at most one").hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void K04_search_hits_haveWordsAndAnAddress() {
        if (!has(Capability.SEARCH)) {
            refuses(Capability.SEARCH);
            return;
        }
        again();
        Read read = Objects.requireNonNull(recorded().reads().get(Capability.SEARCH));
        read.play(wire());
        List<Content> found = connector().search(read.asked(), null, 5);
        assertThat(found).isNotEmpty().allMatch(CommunityContract::shown);
    }

    private static boolean shown(Content content) {
        String title = content.title();
        String words = content.text() + (title == null ? "" : title);
        return !words.isBlank() && !words.matches("(?s).*<(p|div|br|h\\d)\\b.*");
    }

    @Test
    void K05_articles_haveTheIdOfTheirContent() {
        if (!has(Capability.ARTICLES)) {
            refuses(Capability.ARTICLES);
            return;
        }
        again();
        Objects.requireNonNull(recorded().reads().get(Capability.ARTICLES)).play(wire());
        for (Object one : walk(connector(), Capability.ARTICLES, Cursor.START).all()) {
            CommunityConnector.Article article = (CommunityConnector.Article) one;
            Content content = article.content();
            if (content != null) {
                assertThat(content.id()).isEqualTo(article.id());
                assertThat(shown(content))
                        .as("words of %s are words, not markup", article.id())
                        .isTrue();
            }
        }
    }

    @Test
    void K06_rank_isNamed_andNewcomersAreZeroOrMore() {
        if (!has(Capability.RANK)) {
            refuses(Capability.RANK);
            return;
        }
        again();
        Read read = Objects.requireNonNull(recorded().reads().get(Capability.RANK));
        read.play(wire());
        CommunityConnector.Rank rank = Objects.requireNonNull(connector().rank(read.asked()));
        assertThat(rank.name()).isNotBlank();
        assertThat(rank.level()).isNotNegative();
    }

    @Test
    void K07_search_asksForTheWords() {
        if (!has(Capability.SEARCH)) {
            refuses(Capability.SEARCH);
            return;
        }
        Read read = Objects.requireNonNull(recorded().reads().get(Capability.SEARCH));
        assertThat(requests(read, "otras palabras"))
                .as("requests of a search for other words than those recorded; send the words to the vendor")
                .isNotEqualTo(requests(read, read.asked()));
        wire().forget(); // the recording need not know other words
    }

    private Set<String> requests(Read read, String words) {
        again();
        read.play(wire());
        Ended ended = Ended.of(() -> connector().search(words, null, 5));
        assertThat(asked()).as("requests of a search, which %s", ended).isNotEmpty();
        return asked();
    }

    @Test
    void K08_contents_addressIsAnAddress_languageIsALanguage() {
        if (!has(Capability.SEARCH)) {
            refuses(Capability.SEARCH);
        }
        if (!has(Capability.ARTICLES)) {
            refuses(Capability.ARTICLES);
        }
        contents().forEach(content -> {
            String url = content.url();
            String lang = content.lang();
            assertThat(url == null || url.matches("https?://[^\\s/]+.*"))
                    .as("%s: url, the third part, is an absolute address or null, not %s", content, url)
                    .isTrue();
            assertThat(lang == null || lang.matches("[a-z]{2}"))
                    .as("%s: lang, the fourth part, is two letters of ISO 639-1 or null, not %s", content, lang)
                    .isTrue();
        });
    }

    private List<Content> contents() {
        List<Content> contents = new ArrayList<>();
        Read search = recorded().reads().get(Capability.SEARCH);
        if (search != null) {
            again();
            search.play(wire());
            contents.addAll(connector().search(search.asked(), null, 5));
        }
        Read articles = recorded().reads().get(Capability.ARTICLES);
        if (articles != null) {
            again();
            articles.play(wire());
            walk(connector(), Capability.ARTICLES, Cursor.START).all().stream()
                    .map(one -> ((CommunityConnector.Article) one).content())
                    .filter(Objects::nonNull)
                    .forEach(contents::add);
        }
        return contents;
    }
}
