package io.sccc.knowledge;

import io.sccc.core.model.TenantId;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FilterCollector;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * Lets only those contents through that an asker may get. A collector and not a filter in the query: a query of nothing but
 * alternatives is scored in bulk, several times faster for the many terms of a question.
 */
final class Audience implements CollectorManager<Audience.Gate, TopDocs> {

    // no early end: it would keep the query from being scored in bulk
    private static final int COUNT_ALL = Integer.MAX_VALUE;

    private final TopScoreDocCollectorManager best;
    private final BytesRef all;
    private final @Nullable Set<BytesRef> readable;
    private final boolean others;

    private Audience(int most, TenantId tenant, @Nullable Set<BytesRef> readable, boolean others) {
        this.best = new TopScoreDocCollectorManager(most, null, COUNT_ALL, false);
        this.all = Indexed.audience(tenant, "");
        this.readable = readable;
        this.others = others;
    }

    /** All of the tenant's. */
    static Audience any(int most, TenantId tenant) {
        return new Audience(most, tenant, null, false);
    }

    /** What is in this language or in none that is known. */
    static Audience reading(int most, TenantId tenant, String lang) {
        return new Audience(most, tenant, readable(tenant, lang), false);
    }

    /** What {@link #reading} leaves out. */
    static Audience notReading(int most, TenantId tenant, String lang) {
        return new Audience(most, tenant, readable(tenant, lang), true);
    }

    @Override
    public Gate newCollector() throws IOException {
        return new Gate(best.newCollector());
    }

    @Override
    public TopDocs reduce(Collection<Gate> gates) throws IOException {
        return best.reduce(gates.stream().map(gate -> gate.top).toList());
    }

    private LeafCollector gate(LeafCollector top, SortedDocValues audiences) throws IOException {
        boolean[] lets = new boolean[audiences.getValueCount()];
        allowed(audiences).forEach(ordinal -> lets[ordinal] = true);
        return new FilterLeafCollector(top) {
            @Override
            public void collect(int document) throws IOException {
                if (audiences.advanceExact(document) && lets[audiences.ordValue()]) {
                    super.collect(document);
                }
            }
        };
    }

    private Set<Integer> allowed(SortedDocValues audiences) throws IOException {
        Set<Integer> allowed = new HashSet<>();
        int from = audiences.lookupTerm(all);
        for (int ordinal = from < 0 ? -from - 1 : from; ordinal < audiences.getValueCount(); ordinal++) {
            BytesRef audience = audiences.lookupOrd(ordinal);
            if (!StringHelper.startsWith(audience, all)) {
                break;
            }
            if (readable == null || readable.contains(audience) != others) {
                allowed.add(ordinal);
            }
        }
        return allowed;
    }

    private static Set<BytesRef> readable(TenantId tenant, String lang) {
        return Set.of(Indexed.audience(tenant, lang), Indexed.audience(tenant, Indexed.UNKNOWN));
    }

    /** Before a collector of the best. */
    final class Gate extends FilterCollector {

        private final TopScoreDocCollector top;

        private Gate(TopScoreDocCollector top) {
            super(top);
            this.top = top;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
            return gate(super.getLeafCollector(leaf), DocValues.getSorted(leaf.reader(), Indexed.AUDIENCE));
        }
    }
}
