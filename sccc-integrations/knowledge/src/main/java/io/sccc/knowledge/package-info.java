/**
 * A knowledge source on Lucene: finds the article or thread that answers a post, in Spanish, Portuguese and English, and says
 * when none does.
 *
 * <p>Why apart from the core: many hosts have a search of their own and attach that instead.
 */
@NullMarked
package io.sccc.knowledge;

import org.jspecify.annotations.NullMarked;
