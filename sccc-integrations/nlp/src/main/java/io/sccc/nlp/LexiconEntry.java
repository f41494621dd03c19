package io.sccc.nlp;

/**
 * One line of a word list.
 *
 * @param form the folded word, phrase (words parted by one blank) or sign, without the star of a stem
 * @param stem does it match every word that begins so (of a phrase: its last word)?
 * @param weight see {@link LexiconRole}
 */
record LexiconEntry(String form, boolean stem, LexiconRole role, double weight) {}
