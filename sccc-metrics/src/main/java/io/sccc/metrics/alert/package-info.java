/**
 * What is unusual in numbers, and who hears of it. Start at {@link io.sccc.metrics.alert.SeriesDetector} for one series of
 * counts, at {@link io.sccc.metrics.alert.Alerts} for all that may need somebody's attention.
 *
 * <p>Why ranks: a brand that is named twice a day and one that is named twice a second have nothing in common but that a
 * count's share among its own past can be compared. A model with parameters (a Gaussian, a negative binomial) needs a
 * threshold for each class of volume.
 *
 * <p>Why nothing falls back within hours: a burst seldom ends at once, and a person who was called needs no second call
 * for it. What is a new episode must be clearly worse than the last one, until that is some days old.
 *
 * <p>Why there are no thresholds to set: each watch compares with what is usual of the same scope, and asks for a
 * difference that chance does not make. A host that wants another rule has its own {@link
 * io.sccc.metrics.alert.AlertSink} leave out what it does not want.
 */
@NullMarked
package io.sccc.metrics.alert;

import org.jspecify.annotations.NullMarked;
