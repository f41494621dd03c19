/**
 * Understanding with trained models: language, sentiment, complaint, spam and intent.
 *
 * <p>Why apart from the core: the core understands with rules and word lists alone and carries no model file; whoever wants
 * trained models adds this module and hands its understander to the builder.
 */
@NullMarked
package io.sccc.nlp;

import org.jspecify.annotations.NullMarked;
