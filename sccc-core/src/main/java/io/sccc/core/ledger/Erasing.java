package io.sccc.core.ledger;

import io.sccc.core.internal.json.RowJson;
import io.sccc.core.model.Author;
import io.sccc.core.model.Event;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Post;
import io.sccc.core.spi.DeadLetter;
import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.Work;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One person on their way out of the ledger: their words go, and a pseudonym that nobody can trace back stands where their
 * id stood, so that whatever was counted of them stays counted. Pure.
 */
final class Erasing {

    private static final String KEYS = "(\"(?:customer|author|recipient|key|answers)\":|\"author\":\\{\"id\":)";

    private final String id;
    private final String alias;
    private final Pattern named;

    /**
     * The person of this id.
     *
     * @param pseudonym what they are called from now on, a function of the ledger's key
     */
    Erasing(String id, String pseudonym) {
        this.id = id;
        this.alias = "erased-" + pseudonym;
        String quoted = RowJson.quoted(id);
        String inside = quoted.substring(1, quoted.length() - 1);
        this.named = Pattern.compile(KEYS + "\"(@?)" + Pattern.quote(inside) + "\"");
    }

    /** A body with the pseudonym in place of the id. */
    String body(String json) {
        Matcher matcher = named.matcher(json);
        return matcher.replaceAll(
                found -> Matcher.quoteReplacement(found.group(1) + "\"" + found.group(2) + alias + "\""));
    }

    /** Does a body name the person? */
    boolean names(String json) {
        return named.matcher(json).find();
    }

    /** The key by which the person stands in a conversation. */
    String key() {
        return "@" + id;
    }

    /** What stands for the person from now on. */
    String alias() {
        return alias;
    }

    /** The author column of the person's rows from now on. */
    String column() {
        return Keys.of(alias);
    }

    /** A row of theirs without its words. */
    String inbox(String json) {
        Inbox row = RowJson.read(Inbox.class, json);
        return RowJson.write(without(row, Author.of(alias)));
    }

    /** A row that is too old to keep its words, whoever wrote it. */
    static String stripped(String json) {
        Inbox row = RowJson.read(Inbox.class, json);
        Author author = row.post().author();
        return RowJson.write(without(row, author == null ? null : Author.of(author.id())));
    }

    private static Inbox without(Inbox row, @Nullable Author author) {
        Post post = row.post();
        Post bare = new Post(
                post.tenant(),
                post.id(),
                post.revision(),
                post.deleted(),
                post.kind(),
                post.visibility(),
                author,
                post.authorRole(),
                post.postedAt(),
                "",
                post.lang(),
                post.threadId(),
                post.inReplyTo(),
                List.of(),
                Map.of());
        return new Inbox(
                row.seq(),
                bare,
                row.conversation(),
                row.joined(),
                row.clock(),
                row.plausible(),
                Set.of(),
                row.answers(),
                row.history(),
                row.position(),
                row.line());
    }

    /** What nothing was known of. */
    static String noFacts() {
        return RowJson.write(Facts.empty());
    }

    /** An action of theirs without what it says. */
    String work(String json) {
        return body(workStripped(json));
    }

    /** An action without what it says. */
    static String workStripped(String json) {
        Work work = RowJson.read(Work.class, json);
        return RowJson.write(new Work(
                work.key(), null, work.request(), work.state(), work.progress(), work.target(), "", work.at()));
    }

    /** A dead letter without its beginning. */
    static String letter(String json) {
        DeadLetter letter = RowJson.read(DeadLetter.class, json);
        return RowJson.write(new DeadLetter(
                letter.tenant(),
                letter.seq(),
                letter.post(),
                letter.position(),
                letter.line(),
                letter.code(),
                letter.error(),
                ""));
    }

    /** The conversation a row of events belongs to; empty when to none. */
    static String conversation(String json) {
        List<Event> events = RowJson.read(Rows.Events.class, json).events();
        var conversation = events.isEmpty() ? null : events.get(0).conversation();
        return conversation == null ? "" : conversation.value();
    }
}
