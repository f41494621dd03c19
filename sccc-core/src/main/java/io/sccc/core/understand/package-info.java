/**
 * The second step of a post's way, and what intake does before it stores anything. Start at {@link
 * io.sccc.core.understand.Masker}, which takes personal data out of a text, and {@link
 * io.sccc.core.understand.TextFeatures}, which says what a text looks like.
 *
 * <p>How words are folded: compatibility decomposition (NFKD), marks dropped, lower case. So accents and case make no
 * difference, \u00f1 is n, \u00e7 is c, \u00df is ss, full-width, mathematical and other styled letters and digits are plain ones;
 * zero-width signs and direction controls vanish, even inside a word. A letter that stands three or more times in a row is
 * written once: "muuuuy" is "muy", and {@code elongated()} remembers. (A word whose right spelling doubles the letter is
 * missed: "cooool" is "col".) A word is a run of letters and digits; an apostrophe inside stays. An underscore parts words.
 * Links, mentions and placeholders of masked data are no words; a hashtag is both a hashtag and its words.
 *
 * <p>Why check digits and neighbors, not patterns alone: one number in ten passes a card's check by chance, and customers
 * write order numbers, tracking ids and post ids all day. So a number is judged by its digits, by how they are grouped and
 * by the nearest word before it that says what it is. The words stand in {@code Cues}.
 *
 * <p>Why the search repeats itself: what is found is hidden, and the rest is searched again as a placeholder would leave
 * it. That is what makes masking a masked text change nothing.
 *
 * <p>Why pseudonyms are consonants: no digit of the value can survive, no word can appear by accident, and no search
 * finds anything in them.
 */
@NullMarked
package io.sccc.core.understand;

import org.jspecify.annotations.NullMarked;
