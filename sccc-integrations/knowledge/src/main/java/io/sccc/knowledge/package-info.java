/**
 * A knowledge source on Lucene: finds the article or thread that answers a post, in Spanish, Portuguese and English, and says
 * when none does.
 *
 * <p>Why apart from the core: many hosts have a search of their own and attach that instead.
 *
 * <p>Start at {@link io.sccc.knowledge.LuceneKnowledge}; {@link io.sccc.knowledge.ContentFile} reads articles.
 *
 * <p>Why stems and letter groups both: a stem joins forms of a word the stemmer knows; groups of four letters find what it does
 * not know - verbs beside nouns, compounds, typing errors, joined words - and need no language. Accents go before stemming,
 * since people leave them out and the two spellings must meet.
 *
 * <p>Why a score of our own beside BM25: a BM25 score says which content fits best, not whether any does, and grows with the
 * question and the index. The share of the asked words that is there, and how much of what could be scored was scored, mean
 * the same everywhere; one threshold then serves all.
 */
@NullMarked
package io.sccc.knowledge;

import org.jspecify.annotations.NullMarked;
