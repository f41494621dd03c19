package io.sccc.knowledge;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.BytesRef;

/** Which share of what was asked a found document holds, each word weighed by its rarity. */
final class Coverage {

    private Coverage() {}

    /** The share of each hit, in the order given. */
    static double[] of(ScoreDoc[] hits, Map<String, Double> asked, List<LeafReaderContext> leaves) throws IOException {
        double whole = asked.values().stream().mapToDouble(Double::doubleValue).sum();
        double[] shares = new double[hits.length];
        Integer[] byDocument = new Integer[hits.length];
        Arrays.setAll(byDocument, i -> i);
        Arrays.sort(byDocument, Comparator.comparingInt(i -> hits[i].doc));
        for (LeafReaderContext leaf : leaves) {
            Terms terms = leaf.reader().terms(Indexed.STARTS);
            if (terms != null && holdsAny(leaf, hits, leaves)) {
                add(shares, hits, byDocument, asked, leaf, terms.iterator(), whole);
            }
        }
        return shares;
    }

    private static boolean holdsAny(LeafReaderContext leaf, ScoreDoc[] hits, List<LeafReaderContext> leaves) {
        return Arrays.stream(hits).anyMatch(hit -> ReaderUtil.subIndex(hit.doc, leaves) == leaf.ord);
    }

    // postings only go forward, so hits are visited in the order of their documents
    private static void add(
            double[] shares,
            ScoreDoc[] hits,
            Integer[] byDocument,
            Map<String, Double> asked,
            LeafReaderContext leaf,
            TermsEnum terms,
            double whole)
            throws IOException {
        for (Map.Entry<String, Double> start : asked.entrySet()) {
            if (!terms.seekExact(new BytesRef(start.getKey()))) {
                continue;
            }
            PostingsEnum postings = terms.postings(null, PostingsEnum.NONE);
            for (int i : byDocument) {
                int document = hits[i].doc - leaf.docBase;
                if (document < 0 || document >= leaf.reader().maxDoc()) {
                    continue;
                }
                int at = postings.docID() < document ? postings.advance(document) : postings.docID();
                if (at == document) {
                    shares[i] += start.getValue() / whole;
                } else if (at == DocIdSetIterator.NO_MORE_DOCS) {
                    break;
                }
            }
        }
    }
}
