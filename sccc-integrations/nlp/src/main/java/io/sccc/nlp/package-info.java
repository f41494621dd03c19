/**
 * Understanding in Spanish, Portuguese and English: language, sentiment, and cues such as complaint, question or spam. Start at
 * {@link io.sccc.nlp.Understanders}.
 *
 * <p>Why apart from the core: the core carries no word list and no model file; whoever has understanders of their own never
 * loads these.
 */
@NullMarked
package io.sccc.nlp;

import org.jspecify.annotations.NullMarked;
