package io.sccc.core.spi;

import io.sccc.core.model.Content;
import io.sccc.core.model.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds content that may answer somebody. Thread-safe; called by workers while facts are gathered, within their budget,
 * so it must not call a slow network without a cache.
 */
public interface KnowledgeSource {

    /**
     * The best answers, best first; empty when nothing fits at all.
     *
     * @param tenant whose content may be searched
     * @param question the asker's words, personal data masked
     * @param lang the asker's language; null when unknown
     * @param most how many at the most
     */
    List<Match> search(TenantId tenant, String question, @Nullable String lang, int most);

    /**
     * Content and how well it fits.
     *
     * @param content what was found
     * @param score how sure the source is that it answers, 0..1, comparable between searches
     * @param answers whether the source holds it good enough to be offered
     */
    record Match(Content content, double score, boolean answers) {}
}
