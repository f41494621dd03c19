package io.sccc.connectors.vendor.wordpress;

import io.sccc.connectors.BackfillPage;
import io.sccc.connectors.Check;
import io.sccc.connectors.CommunityConnector;
import io.sccc.connectors.Description;
import io.sccc.connectors.Lookup;
import io.sccc.connectors.Permit;
import io.sccc.connectors.Stretch;
import io.sccc.connectors.Wish;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.Content;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Post;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A WordPress site: its comments come in, answers go out below them, its posts and pages feed the knowledge index. Thread-safe;
 * verbs block until the site has answered.
 *
 * <pre>{@code
 * WordPress.site("https://blog.example").user("care").applicationPassword(secret).build()
 * }</pre>
 */
public final class WordPress implements CommunityConnector {

    private final AccountId account;
    private final Site site;
    private final Members members;
    private final Comments comments;
    private final Answers answers;
    private final Articles articles;

    WordPress(WordPressBuilder parts, Site site) {
        this.account = parts.accountId();
        this.site = site;
        this.members = new Members(site);
        Places places = new Places(account.account());
        this.comments = new Comments(site, members, parts.mapper(), places, parts.begin());
        this.answers = new Answers(site, members, parts.settled);
        this.articles = new Articles(site, members, places, parts.tenant, parts.lang);
    }

    /** Begins a connector to the site at this address, such as {@code https://blog.example} or {@code https://acme.example/blog}. */
    public static WordPressBuilder site(String address) {
        return new WordPressBuilder(address);
    }

    @Override
    public Description describe() {
        return WordPressProvider.DESCRIPTION;
    }

    @Override
    public AccountId account() {
        return account;
    }

    @Override
    public Page<Arrival> fetch(Cursor cursor) {
        return comments.fetch(cursor);
    }

    @Override
    public BackfillPage backfill(Stretch stretch, Cursor cursor) {
        return comments.backfill(stretch, cursor);
    }

    @Override
    public Outcome answer(Action.Reply answer, ActionKey key) {
        return answers.answer(answer, key);
    }

    @Override
    public Lookup find(Action action, ActionKey key) {
        return answers.find(action, key);
    }

    /** A comment that waits for moderation is not answered: nobody would see it. */
    @Override
    public Permit may(Wish wish, Instant now) {
        Post post = wish.post();
        boolean held = post != null && "hold".equals(post.attributes().get("status"));
        return held ? new Permit.Refused("the comment waits for moderation") : CommunityConnector.super.may(wish, now);
    }

    @Override
    public Page<Article> articles(Cursor cursor) {
        return articles.changed(cursor);
    }

    @Override
    public List<Content> search(String question, @Nullable String lang, int most) {
        return articles.search(question, lang, most);
    }

    @Override
    public Page<Topic> topics(Cursor cursor) {
        return articles.topics(cursor);
    }

    @Override
    public @Nullable Rank rank(String memberId) {
        return members.rank(memberId);
    }

    @Override
    public Check check(Instant now) {
        return new Diagnosis(site, members).check(now);
    }

    @Override
    public void close() {
        site.close();
    }

    /** The account. */
    @Override
    public String toString() {
        return "WordPress[" + account + "]";
    }
}
