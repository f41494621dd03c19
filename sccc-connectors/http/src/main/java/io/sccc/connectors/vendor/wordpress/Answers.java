package io.sccc.connectors.vendor.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sccc.connectors.AnswerLostException;
import io.sccc.connectors.Fault;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Lookup;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.VendorTransientException;
import io.sccc.connectors.http.Call;
import io.sccc.connectors.http.HtmlText;
import io.sccc.connectors.http.Json;
import io.sccc.connectors.http.Reply;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes comments below comments, and finds those written. The key of an answer lives in the comment's user agent, which only
 * moderators see; where a plugin wipes that, the same words of the account's own below the same comment are the answer.
 */
final class Answers {

    private static final int CONFLICT = 409;
    private static final int MOST_PAGES = 50;
    private static final Set<String> NOT_THESE_WORDS = Set.of(
            "rest_comment_content_invalid",
            "comment_content_column_length",
            "require_valid_comment",
            "rest_invalid_json");

    private final Site site;
    private final Members members;
    private final Duration settled;
    private volatile Instant lastOpen;

    /** When an answer was first looked for here: another process may have asked for it just before. */
    private final Map<ActionKey, Instant> looked = new ConcurrentHashMap<>();

    /** A comment that is answered. */
    private record Parent(String id, String post) {}

    Answers(Site site, Members members, Duration settled) {
        this.site = site;
        this.members = members;
        this.settled = settled;
        this.lastOpen = site.clock().instant();
    }

    Outcome answer(Action.Reply answer, ActionKey key) {
        Parent parent = parent(answer.post().nativeId());
        ObjectNode body = Json.object();
        body.put("post", Long.parseLong(parent.post()));
        body.put("parent", Long.parseLong(parent.id()));
        body.putObject("content").put("raw", HtmlText.escape(answer.text()));
        body.put("author_user_agent", agent(key));
        try {
            Call call = Call.post(site.path("/wp/v2/comments")).json(body).accept(CONFLICT);
            Reply reply = site.send(call);
            return reply.status() == CONFLICT ? already(reply, parent, answer, key) : written(reply);
        } catch (AnswerLostException e) {
            lastOpen = site.clock().instant();
            looked.put(key, lastOpen);
            throw e;
        } catch (VendorPermanentException e) {
            String code = e.fault().vendorCode();
            if (code != null && NOT_THESE_WORDS.contains(code)) {
                return new Outcome.Rejected("the site refuses these words (" + code + ")");
            }
            throw e;
        }
    }

    private static String agent(ActionKey key) {
        return "sccc (" + key.value() + ")";
    }

    /** WordPress takes answers to comments that are not there, so it is looked up. */
    private Parent parent(String id) {
        if (!id.matches("[1-9]\\d{0,17}")) {
            throw fault(Kind.PAYLOAD, "the id of a comment is not a number");
        }
        JsonNode comment = site.send(Call.get(site.path("/wp/v2/comments/{id}"), id)
                        .query("context", "edit")
                        .query("_fields", "id,post,status"))
                .json();
        String status = Json.textOr(comment, "", "/status");
        String post = CommentMapper.number(comment, "/post");
        if (status.equals("trash") || status.equals("spam")) {
            throw fault(Kind.NOT_FOUND, "the comment was put away as " + status);
        }
        if (status.equals("hold")) {
            throw fault(Kind.POLICY_DENIED, "the comment waits for moderation, so nobody would see an answer");
        }
        if (post == null || !post.matches("\\d{1,18}")) {
            throw fault(Kind.VENDOR_BUG, "the comment belongs to no post");
        }
        return new Parent(id, post);
    }

    private Outcome written(Reply reply) {
        JsonNode comment = reply.json();
        String id = CommentMapper.number(comment, "/id");
        if (id == null) {
            throw new AnswerLostException("an answer without the id of the comment", null);
        }
        String status = Json.textOr(comment, "", "/status");
        return status.equals("spam") || status.equals("trash")
                ? new Outcome.Rejected("the site put the answer among its " + status)
                : new Outcome.Sent(id);
    }

    /** "You have said that already": the answer itself, whose answer was lost, or the same words before. */
    private Outcome already(Reply reply, Parent parent, Action.Reply answer, ActionKey key) {
        boolean said = reply.text().contains("comment_duplicate");
        String id = said ? found(parent.id(), answer.text(), key) : null;
        if (id != null) {
            return new Outcome.AlreadyDone(id);
        }
        throw fault(Kind.CONFLICT, "the site answered " + reply.status() + ", and the same answer is not there");
    }

    Lookup find(Action action, ActionKey key) {
        if (!(action instanceof Action.Reply answer)) {
            return new Lookup.Unclear();
        }
        String id = found(answer.post().nativeId(), answer.text(), key);
        if (id != null) {
            looked.remove(key);
            return new Lookup.Found(id);
        }
        Instant now = site.clock().instant();
        Instant first = looked.computeIfAbsent(key, one -> now);
        Instant over = (first.isAfter(lastOpen) ? first : lastOpen).plus(settled);
        if (now.isBefore(over)) {
            Fault fault = Fault.of(Kind.TRANSIENT, "looking for an answer that may still be on its way")
                    .until(over);
            throw new VendorTransientException(fault, now, null);
        }
        looked.remove(key);
        return new Lookup.AskAgain();
    }

    /** The id of an answer below a comment, wherever moderators put it; null when there is none. */
    private @Nullable String found(String parent, String text, ActionKey key) {
        String own = members.me().id();
        String words = HtmlText.ofLines(HtmlText.escape(text)).text();
        String same = null;
        for (int page = 1; page <= MOST_PAGES; page++) {
            Site.Sheet sheet = site.list(below(parent), page);
            for (JsonNode comment : sheet.entries()) {
                String agent = Json.textOr(comment, "", "/author_user_agent");
                if (agent.contains(key.value())) {
                    return CommentMapper.number(comment, "/id");
                }
                boolean wiped = !agent.contains("sccc:") && own.equals(CommentMapper.number(comment, "/author"));
                if (wiped && CommentMapper.text(comment).text().equals(words)) {
                    same = CommentMapper.number(comment, "/id");
                }
            }
            if (page >= sheet.pages()) {
                return same;
            }
        }
        return same;
    }

    private Call below(String parent) {
        return Call.get(site.path("/wp/v2/comments"))
                .query("context", "edit")
                .query("status", "any")
                .query("parent", parent)
                .query("orderby", "date_gmt")
                .query("order", "desc")
                .query("per_page", 100)
                .query("_fields", "id,author,author_user_agent,content");
    }

    private RuntimeException fault(Kind kind, String what) {
        return Fault.of(kind, "answering a comment: " + what)
                .exception(site.clock().instant());
    }
}
