package io.sccc.core.pipeline;

import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.ActionSpec;
import io.sccc.core.model.Author;
import io.sccc.core.model.Level;
import io.sccc.core.model.Party;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.PostKind;
import io.sccc.core.model.Route;
import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.KnowledgeSource;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Memory;
import io.sccc.core.spi.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns a route into actions with permanent keys, given what is remembered of the customer: one case for a customer in a
 * conversation, its contact before it, content offered once, messages within the day's budget and none that would go on a
 * chain of answers to answers. One planner plans one decision; not thread-safe.
 *
 * <p>Why a chain besides the budget: a customer's auto-responder that answers ours would use the budget up every day for
 * ever. Cases and contacts are neither budgeted nor chained, for they are what a person finds.
 */
final class Planner {

    /** Automatic messages a customer gets in a conversation and day at most. */
    static final int MESSAGES_A_DAY = 10;

    /** Automatic messages at most of which each answers an answer to the one before; then a person has to speak. */
    static final int LONGEST_CHAIN = 5;

    /** In a dialog without replies, what comes so soon after an automatic message is taken for its answer. */
    private static final Duration SOON = Duration.ofHours(1);

    private final Inbox row;
    private final Post post;
    private final Party about;
    private final Route route;
    private final @Nullable String lang;
    private final KnowledgeSource.@Nullable Match content;
    private final @Nullable Instant at;
    private final Before before;
    private final List<Work> works = new ArrayList<>();
    private Memory.Customer customer;
    private int links;

    Planner(
            Inbox row,
            Party about,
            Memory.Customer customer,
            Route route,
            @Nullable String lang,
            KnowledgeSource.@Nullable Match content,
            @Nullable Instant at,
            Before before) {
        this.row = row;
        this.post = row.post();
        this.about = about;
        this.customer = customer;
        this.route = route;
        this.lang = lang;
        this.content = content;
        this.at = at;
        this.before = before;
    }

    /**
     * What was said before in the conversation.
     *
     * @param byCompany whether the company began it
     * @param message the last automatic message to the customer; null when there was none
     * @param chain its place in its chain
     * @param works where messages are looked up; asked only when something is to be said
     */
    record Before(
            boolean byCompany,
            @Nullable ActionKey message,
            int chain,
            Function<ActionKey, @Nullable Work> works) {

        static Before of(Memory memory, Memory.Customer customer, Function<ActionKey, @Nullable Work> works) {
            boolean byCompany = memory.posts() > 0 && memory.startedBy().equals("company");
            return new Before(byCompany, customer.lastMessage(), customer.chain(), works);
        }
    }

    /** Plans everything the route asks for. */
    void plan() {
        customer.alsoOpen().forEach(duplicate -> closeDuplicate(about, duplicate));
        customer = customer.with(List.of());
        for (ActionSpec spec : route.actions()) {
            if (!post.byCompany() || spec.kind().target() == ActionKind.Target.CENTER) {
                plan(spec);
            }
        }
    }

    /** After a join: closes the second cases of the other customers, and names them. */
    List<String> settle(Memory memory) {
        List<String> settled = new ArrayList<>();
        if (!row.joined().isEmpty()) {
            memory.customers((key, other) -> {
                if (!key.equals(about.key()) && !other.alsoOpen().isEmpty()) {
                    other.alsoOpen().forEach(duplicate -> closeDuplicate(about.other(key), duplicate));
                    settled.add(key);
                }
            });
        }
        return settled;
    }

    /** What was planned, in order. */
    List<Work> works() {
        return works;
    }

    /** The customer after it. */
    Memory.Customer customer() {
        return customer;
    }

    private void plan(ActionSpec spec) {
        switch (spec.kind()) {
            case OPEN_CASE -> openCase();
            case APPEND_TO_CASE -> append();
            case REOPEN_CASE -> reopen();
            case CLOSE_CASE -> closeCase(spec);
            case UPSERT_CONTACT -> contact();
            case CREATE_LEAD ->
                ask(
                        spec.kind(),
                        null,
                        new Action.CreateLead(about, post.id(), post.author(), post.text(), route.tags()));
            case SUGGEST_CONTENT -> suggest(spec);
            case REPLY, DIRECT_MESSAGE, ASK_COMMUNITY -> speak(spec);
            case REACT ->
                ask(
                        spec.kind(),
                        perPost(),
                        new Action.React(about, post.id(), spec.parameters().getOrDefault("reaction", "like")));
            case HIDE -> ask(spec.kind(), perPost(), new Action.Hide(about, post.id(), why()));
            case CAPTURE_IDEA -> ask(spec.kind(), perPost(), new Action.CaptureIdea(about, post.id(), post.text()));
            case DRAFT_ARTICLE ->
                ask(spec.kind(), perPost(), new Action.DraftArticle(about, post.id(), post.text(), lang));
            case NOTIFY -> inform(spec);
            case ASSIGN -> assign(spec);
            case ARCHIVE -> ask(spec.kind(), perPost(), new Action.Archive(about, post.id(), why()));
            case CUSTOM -> custom(spec);
        }
    }

    private void openCase() {
        if (customer.openCase() != null) {
            append();
            return;
        }
        Action.ContactRef contact = contact();
        int ordinal = customer.cases() + 1;
        ActionKey key = ask(
                ActionKind.OPEN_CASE,
                Integer.toString(ordinal),
                new Action.OpenCase(
                        about,
                        post.id(),
                        contact,
                        subject(),
                        post.text(),
                        route.priority(),
                        route.queue(),
                        route.tags(),
                        route.reason()));
        customer = customer.opened(key, ordinal);
    }

    private Action.@Nullable ContactRef contact() {
        Author author = post.author();
        if (author == null) {
            return null;
        }
        ActionKey key = customer.contact();
        if (key == null) {
            key = ask(
                    ActionKind.UPSERT_CONTACT,
                    null,
                    new Action.UpsertContact(about, post.id(), author, post.attributes()));
            customer = customer.contactAsked(key);
        }
        return new Action.ContactRef(key, null);
    }

    private void append() {
        ActionKey open = customer.openCase();
        if (open != null) {
            ask(
                    ActionKind.APPEND_TO_CASE,
                    perPost(),
                    new Action.AppendToCase(
                            about, post.id(), new Action.CaseRef(open, null), post.text(), route.priority()));
        }
    }

    private void reopen() {
        ActionKey last = customer.lastCase();
        if (customer.openCase() != null) {
            append();
        } else if (last != null) {
            ask(
                    ActionKind.REOPEN_CASE,
                    perPost(),
                    new Action.ReopenCase(about, post.id(), new Action.CaseRef(last, null), post.text()));
            customer = customer.opened(last, customer.cases());
        } else {
            openCase();
        }
    }

    private void closeCase(ActionSpec spec) {
        ActionKey open = customer.openCase();
        if (open != null) {
            ask(
                    ActionKind.CLOSE_CASE,
                    perPost(),
                    new Action.CloseCase(
                            about,
                            post.id(),
                            new Action.CaseRef(open, null),
                            spec.parameters().getOrDefault("reason", why())));
            customer = customer.closed();
        }
    }

    private void closeDuplicate(Party whose, ActionKey duplicate) {
        add(
                whose,
                ActionKind.CLOSE_CASE,
                duplicate.value(),
                new Action.CloseCase(
                        whose, post.id(), new Action.CaseRef(duplicate, null), "duplicate: conversations joined"),
                Ledger.WorkState.ASKED,
                "");
    }

    private void suggest(ActionSpec spec) {
        if (content == null
                || !content.answers()
                || customer.offered().contains(content.content().id())) {
            return;
        }
        String words = spec.text().byLanguage().isEmpty()
                ? Phrases.SUGGESTION.in(lang)
                : spec.text().in(lang);
        String id = content.content().id();
        String title = content.content().title();
        String url = content.content().url();
        Action action = words == null
                ? null
                : new Action.SuggestContent(
                        about, post.id(), id, title, url, Phrases.fill(words, content.content()), lang);
        if (message(ActionKind.SUGGEST_CONTENT, id, action)) {
            customer = customer.offer(id);
        }
    }

    private void speak(ActionSpec spec) {
        String template = spec.text().in(lang);
        String words = template == null ? null : Phrases.fill(template, content == null ? null : content.content());
        message(spec.kind(), perPost(), words == null || lang == null ? null : spoken(spec.kind(), words, lang));
    }

    private @Nullable Action spoken(ActionKind kind, String words, String language) {
        Author author = post.author();
        if (kind == ActionKind.REPLY) {
            return new Action.Reply(about, post.id(), words, language);
        }
        if (kind == ActionKind.ASK_COMMUNITY) {
            return new Action.AskCommunity(about, post.id(), subject(), words, language);
        }
        return author == null ? null : new Action.DirectMessage(about, post.id(), author.id(), words, language);
    }

    private boolean message(ActionKind kind, String detail, @Nullable Action action) {
        long today = at == null
                ? Long.MIN_VALUE
                : Math.floorDiv(at.getEpochSecond(), Duration.ofDays(1).toSeconds());
        long day = Math.max(today, customer.messageDay());
        int sent = customer.messageDay() == day ? customer.messages() : 0;
        if (action == null) {
            String why = kind == ActionKind.DIRECT_MESSAGE && post.author() == null
                    ? "the author is unknown"
                    : "no words in the language of the post (" + (lang == null ? "und" : lang) + ")";
            refuse(kind, why);
        } else if (before.byCompany) {
            refuse(kind, "the company began this conversation: nothing is said in it automatically");
        } else if (links() > LONGEST_CHAIN) {
            refuse(
                    kind,
                    "the last " + LONGEST_CHAIN + " automatic messages each answered an answer to the one before: a person"
                            + " has to speak");
        } else if (sent >= MESSAGES_A_DAY) {
            refuse(kind, "the day's budget of " + MESSAGES_A_DAY + " automatic messages is used up");
        } else {
            customer = customer.messaged(day, sent + 1, ask(kind, detail, action), links());
            return true;
        }
        return false;
    }

    /** The place in its chain that a message about this post has: 1 when nothing automatic led to the post. */
    private int links() {
        if (links == 0) {
            Work last = before.message == null ? null : before.works.apply(before.message);
            links = last != null && (isAnswerTo(last) || isAnswerBeside(last)) ? before.chain + 1 : 1;
        }
        return links;
    }

    private boolean isAnswerTo(Work message) {
        if (post.inReplyTo() != null) {
            return post.inReplyTo().equals(message.target());
        }
        Instant asked = message.at();
        return post.kind() == PostKind.DIRECT_MESSAGE
                && at != null
                && asked != null
                && !at.isAfter(asked.plus(SOON));
    }

    /** Does the post answer another message that was asked together with that one? */
    private boolean isAnswerBeside(Work message) {
        String answered = post.inReplyTo();
        String because = perPost(message.request().post(), message.request().revision());
        return answered != null
                && Stream.of(ActionKind.REPLY, ActionKind.DIRECT_MESSAGE, ActionKind.ASK_COMMUNITY)
                        .map(kind -> before.works.apply(ActionKey.of(about, kind, because)))
                        .anyMatch(beside -> beside != null && answered.equals(beside.target()));
    }

    private void inform(ActionSpec spec) {
        String who = spec.parameters().getOrDefault("to", "supervisor");
        String given = spec.text().bestFor("en");
        ask(
                ActionKind.NOTIFY,
                perPost() + " " + who,
                new Action.Notify(about, post.id(), who, given.isEmpty() ? why() : given));
    }

    private void assign(ActionSpec spec) {
        String queue = spec.parameters().getOrDefault("queue", route.queue() == null ? "" : route.queue());
        if (!queue.isEmpty()) {
            ask(ActionKind.ASSIGN, perPost(), new Action.Assign(about, post.id(), queue));
        }
    }

    private void custom(ActionSpec spec) {
        String name = spec.parameters().getOrDefault("name", "custom");
        ask(ActionKind.CUSTOM, perPost() + " " + name, new Action.Custom(about, post.id(), name, spec.parameters()));
    }

    private ActionKey ask(ActionKind kind, @Nullable String detail, Action action) {
        return add(about, kind, detail, action, Ledger.WorkState.ASKED, "");
    }

    /** Under a key of its post, so that it may be asked another day. */
    private void refuse(ActionKind kind, String why) {
        add(about, kind, perPost(), null, Ledger.WorkState.FAILED, why);
    }

    private ActionKey add(
            Party whose,
            ActionKind kind,
            @Nullable String detail,
            @Nullable Action action,
            Ledger.WorkState state,
            String note) {
        ActionKey key = ActionKey.of(whose, kind, detail);
        if (works.stream().noneMatch(work -> work.key().equals(key))) {
            works.add(new Work(
                    key,
                    action,
                    new Work.Request(kind, whose, post.id(), post.revision()),
                    state,
                    Work.Progress.NONE,
                    null,
                    note,
                    at));
        }
        return key;
    }

    private String perPost() {
        return perPost(post.id(), post.revision());
    }

    private static String perPost(PostId post, long revision) {
        return post + (revision == 0 ? "" : " r" + revision);
    }

    private String why() {
        return route.reason().bestFor("en");
    }

    private String subject() {
        return Phrases.cut(post.text().isBlank() ? "(" + post.kind().label() + " without text)" : post.text(), 80);
    }

    /** Level a customer has reached after this decision. */
    static Level reached(@Nullable Level before, Level now) {
        return before == null || now.compareTo(before) > 0 ? now : before;
    }
}
