package io.sccc.core;

import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.Decision;
import io.sccc.core.model.Party;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.pipeline.Pipeline;
import io.sccc.core.spi.WebhookRequest;
import io.sccc.core.spi.WebhookResponse;
import java.sql.Connection;
import java.time.Duration;

/**
 * A social command and community center inside your application: posts arrive, are understood, known, routed to a level,
 * acted on and measured.
 *
 * <pre>{@code
 * try (var center = CommandCenter.builder()
 *         .understandWith(Understanders.builtIn())
 *         .routeWith(DroolsRouter.packs("default"))
 *         .actWith(new AcmeCases(caseService))
 *         .build()) {
 *     center.start();
 *     Decision d = center.process(Post.of("whatsapp", "wamid.1", "+57300...", "Llevo dos días sin internet"));
 * }
 * }</pre>
 *
 * <p>Every method may be called by many threads. Posts of one conversation are decided one after the other, of different
 * conversations in parallel. The center starts no thread before it is used and none stays after {@link #close()}.
 */
public final class CommandCenter implements AutoCloseable {

    private final Pipeline pipeline;

    CommandCenter(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** Begins a center; its verbs stand in the order in which posts flow. */
    public static CommandCenterBuilder builder() {
        return new CommandCenterBuilder();
    }

    /** Goes on with what an earlier process left in the ledger and begins to read the sources. Called once more: nothing. */
    public void start() {
        pipeline.start();
    }

    /**
     * Stores a post, decides it and returns the decision; actions are asked, not awaited. A post that was there before
     * gives its earlier decision. A post that cannot be processed becomes a dead letter, and its decision says so.
     *
     * @throws io.sccc.core.error.TransientException when the ledger cannot store it; then it was not taken in
     * @throws IllegalArgumentException when its tenant is not served here
     */
    public Decision process(Post post) {
        return pipeline.process(post);
    }

    /**
     * Stores a post inside a transaction of your own: it is there when you commit, and decided within about a second of
     * that; when you roll back it never was. Commit soon: other posts of the tenant wait for it.
     *
     * @param transaction a connection to the ledger's own database, with autocommit off
     * @throws UnsupportedOperationException when the ledger is in no database
     * @throws IllegalArgumentException when its tenant is not served here, or the connection commits by itself
     */
    public void process(Post post, Connection transaction) {
        pipeline.process(post, transaction);
    }

    /**
     * Asks for an action that no rule asked for: an agent's answer, a case closed by hand. It is done like any other, after
     * what its conversation has waiting, and once for one {@code id} however often it is asked.
     *
     * @param id what tells this wish from others of its kind for the same customer, at most as long as you like
     * @return the action's permanent key
     * @throws io.sccc.core.error.TransientException when the ledger cannot store it; then it was not asked
     */
    public ActionKey ask(Action action, String id) {
        return pipeline.ask(action, id, null);
    }

    /** Asks likewise inside a transaction of your own, as {@link #process(Post, Connection)}. */
    public ActionKey ask(Action action, String id, Connection transaction) {
        return pipeline.ask(action, id, transaction);
    }

    /**
     * Proposes a crisis to whoever decides about it: stored as an event and told to the listeners, once for the same scope
     * and reason however often it is proposed. Nothing else follows from it by itself.
     *
     * @param tenant whose
     * @param scope what it is about ({@code brand acme}); no person, 200 characters at most
     * @param why what the numbers say, since when; nobody's words, 1,000 characters at most
     * @return whether it was new
     * @throws io.sccc.core.error.TransientException when the ledger cannot store it; then it was not proposed
     * @throws IllegalArgumentException when a text is blank or too long, or the tenant is not served here
     */
    public boolean proposeCrisis(TenantId tenant, String scope, String why) {
        return pipeline.proposeCrisis(tenant, scope, why);
    }

    /**
     * Tells that a customer opened content that was offered to them: a click on its link that your page saw. Stored as an
     * event and told to the listeners, once for the same customer, conversation and content however often it is told.
     *
     * @param about the conversation, by any id it ever had, and the customer: {@link Action#about()} of the action that
     *     offered it, which a link may carry
     * @param contentId the content's id
     * @return false, and nothing is stored, when it was never offered to them there or the same was told before
     * @throws io.sccc.core.error.TransientException when the ledger cannot store it; then it was not told
     * @throws IllegalArgumentException when the id is blank, or the tenant is not served here
     */
    public boolean opened(Party about, String contentId) {
        return pipeline.opened(about, contentId);
    }

    /**
     * Tells that a community thread is solved, where its source does not mark it by {@link Post#SOLUTION}. Stored as an
     * event and told to the listeners, once for the same post however often it is told, or marked.
     *
     * @param tenant whose
     * @param answer the post that solved it; the question itself where no one answer did
     * @return false, and nothing is stored, when the post was never taken in or the same was told before
     * @throws io.sccc.core.error.TransientException when the ledger cannot store it; then it was not told
     * @throws IllegalArgumentException when the tenant is not served here
     */
    public boolean solved(TenantId tenant, PostId answer) {
        return pipeline.solved(tenant, answer);
    }

    /**
     * Takes a delivery of a network: verified over its raw bytes, stored, answered. Never throws for what is in it.
     *
     * @param account the account whose {@link io.sccc.core.spi.WebhookSource} is meant
     * @param request the delivery, byte for byte
     * @return what to answer: 200, 401 (also where no source serves the account), or 503 when it could not be stored and
     *     should be sent again
     */
    public WebhookResponse receive(AccountId account, WebhookRequest request) {
        return pipeline.receive(account, request);
    }

    /**
     * Waits until recorded sources are read to their end, everything taken in is decided, every action that can be done
     * now is done, and listeners know: for tests and for recorded input.
     *
     * @return false when that took longer than {@code most}
     */
    public boolean settle(Duration most) throws InterruptedException {
        return pipeline.settle(most);
    }

    /** How it is, with reasons. Cheap enough for a probe. */
    public Health health() {
        return pipeline.health();
    }

    /**
     * Stops within 10 seconds: refuses deliveries, stops reading, lets what is being decided and done end, tells the
     * listeners, and closes sources and ledger. What did not end stays in the ledger for the next start.
     */
    @Override
    public void close() {
        pipeline.close();
    }
}
