/**
 * What is unusual in numbers, and who hears of it. Start at {@link io.sccc.metrics.alert.SeriesDetector} for one series of
 * counts.
 *
 * <p>Why ranks: a brand that is named twice a day and one that is named twice a second have nothing in common but that a
 * count's share among its own past can be compared. A model with parameters (a Gaussian, a negative binomial) needs a
 * threshold for each class of volume.
 *
 * <p>Why nothing falls back within hours: a burst seldom ends at once, and a person who was called needs no second call
 * for it. What is a new episode must be clearly worse than the last one, until that is some days old.
 */
@NullMarked
package io.sccc.metrics.alert;

import org.jspecify.annotations.NullMarked;
