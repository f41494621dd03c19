/**
 * What people suddenly speak of. Start at {@link io.sccc.metrics.trend.Trends}; {@link io.sccc.metrics.trend.Terms} finds
 * in a text what may trend. JDK only, event time only, bounded memory, single-writer.
 *
 * <p>How: a bounded table of terms keeps for each the people who speak of it, as exponentially decayed sums (half-lives of
 * one hour, one day, seven days, as SigniTrend does: Schubert, Weiler, Kriegel, KDD 2014) and by hour of the week. At the
 * end of each pane the people of the last 1 to 18 panes are held against what was to be expected. A term trends when they
 * lie far enough above it, goes on while they lie a little above it, and is joined with terms that the same posts brought
 * up.
 *
 * <p>Why people and not posts: who repeats a thing adds nothing after the first time in a pane, and somebody who says it
 * over and over is left out. So one to three accounts cannot make a trend, nor can posts whose author nobody knows.
 *
 * <p>Why shares: a term is expected to keep its share of all who speak. Days, weeks and a whole network waking up then make
 * no trend; the term's own hours come on top.
 *
 * <p>Why the root of the deviance of a negative binomial, where SigniTrend takes the distance over the standard deviation
 * plus a noise floor: with a few people a pane the distance has a long tail, and one threshold cannot serve rare and
 * frequent terms. The half person in five hundred that every term begins with is the noise floor.
 *
 * <p>Why the level is that of a day and a week only: measured against the last hour too, slow bursts were missed. Why it
 * learns three hours late: so that a burst does not become its own measure.
 *
 * <p>Why a tenth of a person is added and long windows pay a little: most false trends are terms hardly anybody speaks of,
 * and a burst that is only seen over hours comes too late to be worth many false ones. What is saved goes into a lower
 * threshold, which names bursts earlier.
 *
 * <p>Why a trend goes on by its last two panes alone, is over when people suddenly fall silent, and begins anew only by
 * panes after it ceased: it should not outlive its burst.
 *
 * <p>Why the threshold rises with the number of terms: each is a test, and false trends should not grow with the stream.
 *
 * <p>What to expect, on made-up streams of 20,000 to 200,000 posts a day: about one false trend a day; of bursts of 100
 * posts half are named at the end of their first pane, of those of 30 at the end of the second or third, slow beginnings
 * included. Knowing the true rates, panes of five minutes and other statistics (likelihood of steps and ramps) named no
 * more of them within two panes at as many false trends.
 *
 * <p>Why the state holds no settings: they are the application's, and may change from one start to the next.
 */
@NullMarked
package io.sccc.metrics.trend;

import org.jspecify.annotations.NullMarked;
