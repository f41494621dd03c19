package io.sccc.nlp;

/**
 * The feelings of a text, added up.
 *
 * @param positive sum of the positive weights as they are meant, below 0 when all praise is sarcasm
 * @param negative sum of the negative weights, as a positive number
 * @param feelings how many words, phrases and signs carried a feeling
 * @param negations how many words negate
 * @param hits how many words and phrases the list knew
 */
record Polarity(double positive, double negative, int feelings, int negations, int hits) {}
