/**
 * Turns the center's events into numbers, and is the only package here that sees the core. Start at {@link
 * io.sccc.metrics.center.CenterMetrics}, a {@link io.sccc.core.spi.PipelineListener}; {@link
 * io.sccc.metrics.center.LedgerMetrics} tells the same of any stretch of time from a ledger; {@link
 * io.sccc.metrics.center.Definitions} says what each number means; {@link io.sccc.metrics.center.CenterAlerts} feeds
 * alerts from the same events.
 *
 * <p>Inside, each event becomes points (a time, what it is told apart by, what it adds), a point one {@link
 * io.sccc.metrics.Sample}. The store so holds <em>measures</em> that add up, each a sum unless said otherwise:
 *
 * <ul>
 *   <li>posts: {@code volume}, {@code author} (unique), {@code reach}, {@code reach_posts}, {@code positive}, {@code neutral},
 *       {@code negative}, {@code untimed}, {@code duplicates}, {@code edits}, {@code deletions}, {@code dead_letters}
 *   <li>decisions: {@code decisions}, {@code pairs}, {@code pairs_ignore} to {@code pairs_crm}, {@code customers}
 *   <li>service: {@code first_response}, {@code next_response}, {@code resolution} (quantiles, seconds), {@code waiting} and
 *       {@code cases_open} (what came less what went: their total is the state), {@code cases_opened}, {@code
 *       cases_closed}, {@code cases_reopened}, {@code not_an_issue}, {@code cost}
 *   <li>deflection and community: {@code deflection_attempts}, {@code deflection_answers}, {@code deflection_clicks}, {@code
 *       deflection_resolutions}, {@code deflection_judged}, {@code deflected}, {@code community_questions}, {@code
 *       community_solved}, {@code community_solve_time} (quantiles)
 *   <li>sources: {@code connector_lag} (quantiles)
 * </ul>
 *
 * <p>Why ratios are not stored: windows of ratios do not add up. They are made of measures when they are read, and their
 * rows carry numerator ({@code sum}) and denominator ({@code count}).
 *
 * <p>Why a post counts when it is decided and not when it is taken in: only then everything it is told apart by is known. It
 * counts at its own time, and the watermark waits for posts that are taken in and not decided, so that nothing is late
 * because a thread was slow.
 *
 * <p>Why an edit takes back what it replaces: so that numbers by level, rule or sentiment are those of the last revision, as
 * the files of a run have it. Volume, authors and a person's counts are those of the first.
 *
 * <p>What is remembered is bounded: posts (to correct edits), conversations with their customers, people; the one touched
 * longest ago goes, in ledger order, so that a rebuild forgets the same. Then an edit of a forgotten post corrects nothing; a
 * customer of a forgotten conversation who writes again is a new pair; who waited in it is taken out of the backlog; a
 * forgotten person begins anew. {@link io.sccc.metrics.center.CenterSettings} says how many.
 *
 * <p>Erasure: numbers stay, the person goes. The ledger puts a pseudonym in place of the author, so a rebuilt estimate of
 * unique authors may differ within its bounds from the live one before; everything else is the same.
 */
@NullMarked
package io.sccc.metrics.center;

import org.jspecify.annotations.NullMarked;
